package dev.satchel.internal.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a token counts (RFC 7519 sections 4.1.4 to 4.1.6). What a token says of its end
 * holds, and so do these settings, which may be newer than the token. Times are seconds since 1970,
 * durations seconds, 0 for none.
 *
 * @param maxAge since the token was written
 * @param idleTimeout since the token was written
 * @param absoluteTimeout since the session began
 * @param format the kind of token that is judged
 * @param withoutIdUntil from when on a token needs an id
 */
public record Validity(
    long maxAge, long idleTimeout, long absoluteTimeout, ClaimsFormat format, long withoutIdUntil) {
  /** By how many seconds the clocks of two nodes may differ. */
  public static final long LEEWAY = 300;

  /** Keeps the times of quick writes of one session below the leeway. */
  private static final long MARGIN = 50;

  /** How a token is judged. */
  public enum Verdict {
    CURRENT,
    EXPIRED,
    REFUSED
  }

  public Validity {
    maxAge = Math.min(maxAge, Claims.MAX_TIME); // sums do not overflow
    idleTimeout = Math.min(idleTimeout, Claims.MAX_TIME);
    absoluteTimeout = Math.min(absoluteTimeout, Claims.MAX_TIME);
    withoutIdUntil = Math.max(0, Math.min(withoutIdUntil, Claims.MAX_TIME));
  }

  /** Creates the rules for tokens that need no id. */
  public Validity(long maxAge, long idleTimeout, long absoluteTimeout, ClaimsFormat format) {
    this(maxAge, idleTimeout, absoluteTimeout, format, Claims.MAX_TIME);
  }

  /** Of claims whose signature was verified. */
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
   * The {@code iat} of a token that is written now. Where two tokens arrived, the browser goes on
   * to send another one beside the new one, which is later than all of them so that it decides.
   * Where one arrived from a node whose clock is ahead, the new token is later too, as long as
   * other nodes can be expected to read it.
   *
   * @param arrived the claims of the tokens that verified, the one that was written last first
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

  /** When a token ends by what it says and by these settings, or null for never. */
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
