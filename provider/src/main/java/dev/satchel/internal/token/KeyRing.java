package dev.satchel.internal.token;

import dev.satchel.internal.token.Validity.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one cookie under several keys. One key writes, and all keys read. Safe for many
 * threads.
 */
public final class KeyRing {
  private static final int MAX_CANDIDATES = 8;

  private final List<CompactSerialization> keys;
  private final int writing;
  private final ClaimsFormat format;

  /** A key of another algorithm whose tokens count for a time, or null if there is none. */
  private final @Nullable CompactSerialization other;

  private final long otherUntil;

  /** Creates a ring of Satchel's own tokens. */
  public KeyRing(List<? extends CompactSerialization> keys, int writing) {
    this(keys, writing, OwnClaims.FORMAT);
  }

  /**
   * Creates a ring.
   *
   * @param keys the keys, newest first, at least one, all of one algorithm
   * @param writing the index of the key that writes
   * @param format the spelling of the claims
   */
  public KeyRing(List<? extends CompactSerialization> keys, int writing, ClaimsFormat format) {
    this(keys, writing, format, null, 0);
  }

  private KeyRing(
      List<? extends CompactSerialization> keys,
      int writing,
      ClaimsFormat format,
      @Nullable CompactSerialization other,
      long otherUntil) {
    this.keys = List.copyOf(keys);
    this.writing = writing;
    this.format = format;
    this.other = other;
    // With this limit a product does not overflow.
    this.otherUntil = Math.max(0, Math.min(otherUntil, Claims.MAX_TIME));
  }

  /**
   * Returns a ring of the same keys that also reads the tokens of another algorithm for a time.
   *
   * @param others the keys of the other algorithm, at least one, with the same spelling of the
   *     claims
   * @param newer whether these keys count as newer than those of this ring, and not as older
   * @param until when the tokens of these keys stop counting, in seconds since 1970
   */
  public KeyRing alsoReading(
      List<? extends CompactSerialization> others, boolean newer, long until) {
    List<CompactSerialization> all = new ArrayList<>(keys);
    all.addAll(newer ? 0 : all.size(), others);
    int shift = newer ? others.size() : 0;
    return new KeyRing(all, writing + shift, format, others.get(0), until);
  }

  /**
   * The result of reading all values of a cookie.
   *
   * @param verified the claims of all tokens that verified; the token that was written last comes
   *     first and decides; of two equal times, the first token in the header decides
   * @param expired whether the token that decides has expired
   * @param older whether an older key than the writing key verified the token that decides
   * @param passedOver whether there were more candidates than the ring tries
   */
  public record Opened(List<Claims> verified, boolean expired, boolean older, boolean passedOver) {
    private static final Opened NONE = new Opened(List.of(), false, false, false);

    /** Returns the claims of the token that counts, or null if no token counts. */
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

  /** Returns the token that carries the claims. */
  public String write(Claims claims) {
    return writer().write(format.write(claims));
  }

  /** Returns the number of characters of the token that {@link #write} makes. */
  public int length(Claims claims) {
    return writer().length(format.length(claims));
  }

  /** Returns the number of characters of a token whose claims have so many bytes. */
  public int length(int claimsBytes) {
    return writer().length(claimsBytes);
  }

  /** Returns the number of bytes that an entry adds to the claims in a token. */
  public int length(String key, String value) {
    return format.length(key, value);
  }

  /**
   * Opens the first tokens among the values, each with the newest key first. A browser sends two
   * tokens after a change of the cookie's Path, Domain or Partitioned, and other people can plant a
   * token.
   *
   * @param maxLength longer values are skipped, before any work
   * @param millis the time of the request, in milliseconds since 1970
   */
  public Opened open(List<String> values, int maxLength, Validity validity, long millis) {
    Opened opened = Opened.NONE;
    int tried = 0;
    for (String value : values) {
      if (value.length() > maxLength || !isCandidate(value, millis)) {
        continue;
      }
      if (tried++ == MAX_CANDIDATES) {
        return opened.amongMore();
      }
      opened = open(value, opened, validity, millis);
    }
    return opened;
  }

  private boolean isCandidate(String value, long millis) {
    return writer().hasHeader(value)
        || other != null && millis < otherUntil * 1000 && other.hasHeader(value);
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
