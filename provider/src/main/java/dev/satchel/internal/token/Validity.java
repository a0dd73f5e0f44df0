package dev.satchel.internal.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that say when a token counts (RFC 7519 sections 4.1.4 to 4.1.6). The end in the token
 * counts, and so do these settings, which may be newer than the token. Times are seconds since
 * 1970. Durations are seconds, and 0 stands for no limit.
 *
 * @param maxAge how long a token counts after it was written
 * @param idleTimeout how long a token counts after it was written, while nobody uses the session
 * @param absoluteTimeout how long a token counts after the session began
 * @param format the kind of token
 * @param withoutIdUntil when a token begins to need an id
 */
public record Validity(
    long maxAge, long idleTimeout, long absoluteTimeout, ClaimsFormat format, long withoutIdUntil) {
  /** The largest difference between the clocks of two servers, in seconds. */
  public static final long LEEWAY = 300;

  /** The distance from the leeway at which quick writes of one session stop moving its time. */
  private static final long MARGIN = 50;

  /** The judgement of a token. */
  public enum Verdict {
    CURRENT,
    EXPIRED,
    REFUSED
  }

  public Validity {
    // With these limits sums do not overflow.
    maxAge = Math.min(maxAge, Claims.MAX_TIME);
    idleTimeout = Math.min(idleTimeout, Claims.MAX_TIME);
    absoluteTimeout = Math.min(absoluteTimeout, Claims.MAX_TIME);
    withoutIdUntil = Math.max(0, Math.min(withoutIdUntil, Claims.MAX_TIME));
  }

  /** Creates the rules for tokens that need no id. */
  public Validity(long maxAge, long idleTimeout, long absoluteTimeout, ClaimsFormat format) {
    this(maxAge, idleTimeout, absoluteTimeout, format, Claims.MAX_TIME);
  }

  /** Judges claims whose signature was verified. */
  Verdict of(Claims claims, long millis) {
    long latest = Math.floorDiv(millis, 1000) + LEEWAY;
    boolean id = claims.sid() != null;
    if (claims.nbf() > latest || claims.iat() > latest || id && !format.hasId()) {
      return Verdict.REFUSED;
    }
    if (!id && withoutIdUntil < Claims.MAX_TIME && millis >= withoutIdUntil * 1000) {
      return Verdict.EXPIRED;
    }
    Long end = end(claims);
    return end != null && isPast(end, millis) ? Verdict.EXPIRED : Verdict.CURRENT;
  }

  private boolean isPast(long end, long millis) {
    long leeway = format.expiryLeeway();
    // Play's library accepts the very last millisecond.
    return leeway == 0 ? millis >= end * 1000 : millis > (end + leeway) * 1000;
  }

  /**
   * Returns the {@code iat} of a token that is written now. If two tokens arrived, the browser
   * continues to send another token together with the new token. So the new token is later than all
   * of them, and decides. If one token arrived from a server whose clock is ahead, the new token is
   * later too, as long as other servers can read it.
   *
   * @param arrived the claims of the tokens that verified; the token that was written last comes
   *     first
   */
  public static long iat(List<Claims> arrived, long now) {
    if (arrived.isEmpty()) {
      return now;
    }
    long later = Math.max(now, arrived.get(0).iat() + 1);
    if (arrived.size() > 1) {
      return Math.min(later, now + LEEWAY);
    }
    boolean ahead = arrived.get(0).iat() > now && later <= now + LEEWAY - MARGIN;
    return ahead ? later : now;
  }

  /** Returns the {@code nbf} of a token: when the session began, where the format can tell it. */
  public long nbf(long beginning, long iat) {
    return format.hasBeginning() ? beginning : iat;
  }

  /** Returns the {@code exp} of a token, or null if the token has none. */
  public @Nullable Long exp(long nbf, long iat) {
    if (maxAge == 0 && idleTimeout == 0 && absoluteTimeout == 0) {
      return null;
    }
    long exp = Claims.MAX_TIME;
    exp = maxAge == 0 ? exp : Math.min(exp, iat + maxAge);
    exp = idleTimeout == 0 ? exp : Math.min(exp, iat + idleTimeout);
    return absoluteTimeout == 0 ? exp : Math.min(exp, nbf + absoluteTimeout);
  }

  /** Returns when a token ends by its own claim and by these settings, or null if it never ends. */
  public @Nullable Long end(Claims claims) {
    Long exp = exp(claims.nbf(), claims.iat());
    if (exp == null || claims.exp() == null) {
      return exp == null ? claims.exp() : exp;
    }
    return Math.min(exp, claims.exp());
  }

  /**
   * Returns whether a session that is in use needs a new token, so that it does not count as idle.
   * That is once per tenth of the time that it may be idle, and only if the session then ends
   * later.
   */
  public boolean isRefreshDue(Claims claims, long seconds) {
    Long end = end(claims);
    Long next = exp(claims.nbf(), seconds);
    if (idleTimeout == 0 || end == null || next == null || next <= end) {
      return false;
    }
    return seconds - claims.iat() >= (end - claims.iat() + 9) / 10;
  }
}
