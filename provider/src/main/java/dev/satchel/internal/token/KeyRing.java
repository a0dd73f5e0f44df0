package dev.satchel.internal.token;

import dev.satchel.internal.token.Validity.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one cookie under several keys, of which one writes and all read. Safe for many
 * threads.
 */
public final class KeyRing {
  private static final int MAX_CANDIDATES = 8;

  private final List<CompactSerialization> keys;
  private final int writing;

  /**
   * @param keys newest first, at least one, all of one algorithm
   * @param writing the index of the one that writes
   */
  public KeyRing(List<? extends CompactSerialization> keys, int writing) {
    this.keys = List.copyOf(keys);
    this.writing = writing;
  }

  /**
   * What the values of a cookie came to.
   *
   * @param claims those of the token that counts, or null if none does
   * @param older whether a key older than the writing one verified it
   * @param expired whether no token counts, one that verified has expired, and none was passed over
   */
  public record Opened(@Nullable Claims claims, boolean older, boolean expired) {}

  /** The token that carries the claims. */
  public String write(Claims claims) {
    return writer().write(ClaimsWriter.write(claims));
  }

  /** The characters of the token that {@link #write} makes. */
  public int length(Claims claims) {
    return writer().length(ClaimsWriter.length(claims));
  }

  /**
   * Opens the first token that verifies and is current, by the newest key first: others can be
   * planted beside it.
   *
   * @param maxLength longer values are passed over, before any work
   * @param millis the time by which tokens are judged
   */
  public Opened open(List<String> values, int maxLength, Validity validity, long millis) {
    boolean expired = false;
    boolean passedOver = false;
    for (int i = 0; i < keys.size(); i++) {
      int tried = 0;
      for (String value : values) {
        if (value.length() > maxLength || !writer().hasHeader(value)) {
          continue;
        }
        if (tried++ == MAX_CANDIDATES) {
          passedOver = true;
          break;
        }
        byte[] payload = keys.get(i).read(value);
        Claims claims = payload == null ? null : claims(payload, validity.rules());
        Verdict verdict = claims == null ? Verdict.REFUSED : validity.of(claims, millis);
        if (verdict == Verdict.CURRENT) {
          return new Opened(claims, i > writing, false);
        }
        expired |= verdict == Verdict.EXPIRED;
      }
    }
    return new Opened(null, false, expired && !passedOver);
  }

  private static @Nullable Claims claims(byte[] payload, Validity.Rules rules) {
    return rules == Validity.Rules.PLAY
        ? ClaimsReader.readAsPlay(payload)
        : ClaimsReader.read(payload);
  }

  private CompactSerialization writer() {
    return keys.get(writing);
  }
}
