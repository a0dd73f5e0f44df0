package dev.satchel.internal.token;

import dev.satchel.internal.token.Validity.Verdict;
import java.util.ArrayList;
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
  private final ClaimsFormat format;

  /** Creates a ring of Satchel's own tokens. */
  public KeyRing(List<? extends CompactSerialization> keys, int writing) {
    this(keys, writing, OwnClaims.FORMAT);
  }

  /**
   * @param keys newest first, at least one, all of one algorithm
   * @param writing the index of the one that writes
   * @param format how claims are spelled
   */
  public KeyRing(List<? extends CompactSerialization> keys, int writing, ClaimsFormat format) {
    this.keys = List.copyOf(keys);
    this.writing = writing;
    this.format = format;
  }

  /**
   * What the values of a cookie came to.
   *
   * @param verified the claims of all tokens that verified, the one that was written last first: it
   *     decides, and of equals the first that came
   * @param expired whether the one that decides has expired
   * @param older whether a key older than the writing one verified it
   * @param passedOver whether there were more candidates than are tried
   */
  public record Opened(List<Claims> verified, boolean expired, boolean older, boolean passedOver) {
    private static final Opened NONE = new Opened(List.of(), false, false, false);

    /** The claims of the token that counts, or null if none does. */
    public @Nullable Claims claims() {
      return verified.isEmpty() || expired ? null : verified.get(0);
    }

    private Opened and(Claims next, boolean nextExpired, boolean nextOlder) {
      if (verified.isEmpty()) {
        return new Opened(List.of(next), nextExpired, nextOlder, false);
      }
      boolean decides = next.iat() > verified.get(0).iat();
      List<Claims> all = new ArrayList<>(verified);
      all.add(decides ? 0 : all.size(), next);
      return new Opened(all, decides ? nextExpired : expired, decides ? nextOlder : older, false);
    }

    private Opened amongMore() {
      return new Opened(verified, expired, older, true);
    }
  }

  /** The token that carries the claims. */
  public String write(Claims claims) {
    return writer().write(format.write(claims));
  }

  /** The characters of the token that {@link #write} makes. */
  public int length(Claims claims) {
    return writer().length(format.length(claims));
  }

  /** The bytes that an entry adds to the claims that {@link #write} writes. */
  public int length(String key, String value) {
    return format.length(key, value);
  }

  /**
   * Opens the first tokens of so many values, each by the newest key first. A browser sends two
   * after a change of the cookie's Path, Domain or Partitioned, and others can plant one.
   *
   * @param maxLength longer values are passed over, before any work
   * @param millis the time by which tokens are judged
   */
  public Opened open(List<String> values, int maxLength, Validity validity, long millis) {
    Opened opened = Opened.NONE;
    int tried = 0;
    for (String value : values) {
      if (value.length() > maxLength || !writer().hasHeader(value)) {
        continue;
      }
      if (tried++ == MAX_CANDIDATES) {
        return opened.amongMore();
      }
      opened = open(value, opened, validity, millis);
    }
    return opened;
  }

  private Opened open(String value, Opened others, Validity validity, long millis) {
    for (int i = 0; i < keys.size(); i++) {
      byte[] payload = keys.get(i).read(value);
      if (payload != null) {
        Claims claims = format.read(payload);
        Verdict verdict = claims == null ? Verdict.REFUSED : validity.of(claims, millis);
        return claims == null || verdict == Verdict.REFUSED
            ? others
            : others.and(claims, verdict == Verdict.EXPIRED, i > writing);
      }
    }
    return others;
  }

  private CompactSerialization writer() {
    return keys.get(writing);
  }
}
