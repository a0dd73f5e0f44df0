package dev.satchel;

import dev.satchel.StoredRevocations.Verdict;
import dev.satchel.internal.cookie.CookieHeader;
import dev.satchel.internal.cookie.SetCookieLine;
import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.KeyRing;
import dev.satchel.internal.token.Validity;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session as a cookie: Cookie header to claims, entries to Set-Cookie line. Safe for many
 * threads.
 */
final class SessionCookie {
  /** RFC 6265bis section 5.6 counts name and value; some proxies count the line. */
  static final int MAX_BYTES = 4096;

  private static final long MAX_MILLIS = 5000; // of a request that writes what no code asked for
  private static final Claims NONE = new Claims(Map.of(), null, 0, 0, null);

  private final String name;
  private final SetCookieLine line;
  private final List<String> formerDeletions;
  private final KeyRing keys;
  private final Validity validity;
  private final InstantSource clock;
  private final @Nullable String subject;
  private final @Nullable StoredRevocations revocations;
  private final LogOncePerMinute refusals = new LogOncePerMinute();
  private final LogOncePerMinute outlived = new LogOncePerMinute();

  /**
   * @param subject the key of the entry that tells whose session it is
   * @param revocations null if there are none
   */
  SessionCookie(
      CookieSettings settings,
      KeyRing keys,
      Validity validity,
      InstantSource clock,
      @Nullable String subject,
      @Nullable StoredRevocations revocations) {
    this.name = settings.name();
    this.line = settings.line();
    this.formerDeletions = settings.formerDeletions();
    this.keys = keys;
    this.validity = validity;
    this.clock = clock;
    this.subject = subject;
    this.revocations = revocations;
  }

  /**
   * What a request brought.
   *
   * @param claims those of the cookie that counts, else none
   * @param present whether any cookie of the name came, readable or not
   * @param expired whether the cookie that decides has expired or was revoked
   * @param older whether an older secret than the writing one verified it
   * @param withheld the claims of a session that reads as empty, since nobody can say whether it
   *     was revoked
   * @param verified the claims of all cookies that verified, the one that decides first
   * @param outlived whether a deletion would leave another cookie that may count
   * @param at when the request came, in milliseconds since 1970
   */
  record Arrival(
      Claims claims,
      boolean present,
      boolean expired,
      boolean older,
      @Nullable Claims withheld,
      List<Claims> verified,
      boolean outlived,
      long at) {
    /** Of at most one cookie, which does not count. */
    static Arrival empty(boolean present, long at) {
      return new Arrival(NONE, present, false, false, null, List.of(), false, at);
    }

    Map<String, String> entries() {
      return claims.data();
    }

    /** Whether there was a session, be it an id alone. */
    boolean exists() {
      return !claims.data().isEmpty() || claims.sid() != null;
    }

    /** The ids that all cookies hold, whether or not their sessions count. */
    Set<String> ids() {
      Set<String> ids = new LinkedHashSet<>();
      for (Claims each : verified) {
        if (each.sid() != null) {
          ids.add(each.sid());
        }
      }
      return ids;
    }

    /** The same, of a request that came then and was opened later. */
    Arrival cameAt(long millis) {
      return new Arrival(claims, present, expired, older, withheld, verified, outlived, millis);
    }

    long second() {
      return Math.floorDiv(at, 1000);
    }
  }

  /** As if these entries had arrived in a token of now. */
  Arrival arrivalOf(Map<String, String> entries) {
    Arrival nothing = Arrival.empty(!entries.isEmpty(), clock.millis());
    Claims claims = claims(entries, null, nothing, true);
    return new Arrival(
        claims, nothing.present(), false, false, null, List.of(claims), false, nothing.at());
  }

  /**
   * Opens the cookies of a request that came now. Of those that verify, the one that was written
   * last decides: after a change of Path, Domain or Partitioned the browser sends two.
   */
  Arrival read(@Nullable List<String> cookieHeader) {
    List<String> values = CookieHeader.values(cookieHeader, name);
    long at = clock.millis();
    if (values.isEmpty()) {
      return Arrival.empty(false, at);
    }
    KeyRing.Opened opened = keys.open(values, MAX_BYTES, validity, at);
    List<Claims> verified = opened.verified();
    boolean outlived = values.size() > 1 && (!verified.isEmpty() || opened.passedOver());
    if (verified.size() > 1) {
      logTwo();
    }
    Claims claims = opened.claims();
    if (claims != null) {
      Verdict verdict = revocations == null ? Verdict.CURRENT : revocations.of(claims);
      if (verdict == Verdict.CURRENT) {
        return new Arrival(claims, true, false, opened.older(), null, verified, outlived, at);
      }
      if (verdict == Verdict.WITHHELD) {
        return new Arrival(NONE, true, false, false, claims, verified, outlived, at);
      }
      Log.LOGGER.log(Level.DEBUG, "The session of the cookie {0} was revoked", name);
      // Left in place beside one that may count at another node, by a secret that is newer.
      boolean allVerified = values.size() == verified.size();
      return new Arrival(NONE, true, allVerified, false, null, verified, outlived, at);
    }
    if (opened.expired()) {
      Log.LOGGER.log(Level.DEBUG, "The session cookie {0} has expired", name);
    } else {
      refused();
    }
    return new Arrival(NONE, true, opened.expired(), false, null, verified, outlived, at);
  }

  private void logTwo() {
    outlived.log(
        Level.WARNING,
        count ->
            "Requests with two session cookies named "
                + name
                + ", as after a change of Path, Domain or Partitioned, since the last such line: "
                + count
                + "; the next write of each deletes the former cookie if CookieSettings.replacing(former) names its settings");
  }

  /**
   * The line that sets the cookie. A session that began anew, or that none precedes, began when the
   * request came. One that ended meanwhile is deleted.
   */
  String set(Map<String, String> entries, @Nullable String id, Arrival arrival, boolean anew) {
    Claims claims = claims(entries, id, arrival, anew);
    boolean ended = claims.exp() != null && claims.exp() <= now();
    return ended ? end(arrival) : line.set(keys.write(claims));
  }

  /**
   * The line that deletes the cookie. Where the browser would be left with one that was written
   * earlier, it sets an empty session instead, which was written later and so decides for as long
   * as browsers keep any cookie.
   */
  String end(Arrival arrival) {
    return arrival.outlived()
        ? line.setForLong(keys.write(claims(Map.of(), null, arrival, true)))
        : line.delete();
  }

  /** The line that deletes an expired cookie, or null where that would leave an older one. */
  @Nullable String drop(Arrival arrival) {
    return arrival.outlived() ? null : line.delete();
  }

  /** The lines that delete the cookie where earlier settings put it. */
  List<String> formerDeletions() {
    return formerDeletions;
  }

  /**
   * The line that sets the cookie anew though nothing changed, or null if that is not due: a
   * session in use is kept from idling, one of an older secret comes under the writing one, and one
   * without an id gets it where each needs one.
   *
   * @param spare the id to give
   */
  @Nullable String refresh(Arrival arrival, Supplier<String> spare) {
    Claims claims = arrival.claims();
    String id = claims.sid() == null && needsId() ? spare.get() : claims.sid();
    if (validity.slides(claims, now())) {
      claims = claims(claims.data(), id, arrival, false);
    } else if (arrival.older() || claims.sid() == null && id != null) {
      boolean withId = claims.sid() == null && id != null; // which a former cookie must not outdo
      long iat = arrival.verified().size() > 1 ? iat(arrival) : claims.iat() + (withId ? 1 : 0);
      claims = new Claims(claims.data(), claims.exp(), nbf(claims.nbf(), iat), iat, id);
    } else {
      return null;
    }
    return overflows(line.length(keys.length(claims))) ? null : line.set(keys.write(claims));
  }

  /**
   * Whether what arrived is likely to be what the browser still holds: a slow response must not
   * undo a login or logout that went past it.
   */
  boolean isRecent(Arrival arrival) {
    return clock.millis() - arrival.at() <= MAX_MILLIS;
  }

  String delete() {
    return line.delete();
  }

  /** The bytes of the line that {@link #set} makes. */
  int length(Map<String, String> entries, @Nullable String id, Arrival arrival, boolean anew) {
    return line.length(keys.length(claims(entries, id, arrival, anew)));
  }

  boolean overflows(int length) {
    return length > MAX_BYTES;
  }

  /** Of a session that holds these entries alone; null if they fit. */
  @Nullable ScopeOverflowException overflowOf(Map<String, String> entries) {
    String id = needsId() ? Claims.newSid() : null;
    int length = length(entries, id, arrivalOf(Map.of()), true);
    return overflows(length) ? overflow(entries, length) : null;
  }

  ScopeOverflowException overflow(Map<String, String> entries, int length) {
    return Entries.overflow("session", MAX_BYTES, length, entries, keys::length);
  }

  /** What a token says that is written now. */
  Claims claims(Map<String, String> entries, @Nullable String id, Arrival arrival, boolean anew) {
    long iat = iat(arrival);
    boolean begins = anew || !arrival.exists();
    long beginning = begins ? arrival.second() : arrival.claims().nbf();
    long nbf = nbf(beginning, iat);
    return new Claims(entries, validity.exp(nbf, iat), nbf, iat, id);
  }

  /** Play has no beginning. */
  private long nbf(long beginning, long iat) {
    return validity.rules() == Validity.Rules.PLAY ? iat : beginning;
  }

  private long iat(Arrival arrival) {
    return Validity.iat(arrival.verified(), now());
  }

  /** Whether a token of this format can hold an id. */
  boolean hasIds() {
    return validity.rules() != Validity.Rules.PLAY;
  }

  /** Whether every session has an id from its first write. */
  boolean needsId() {
    return revocations != null;
  }

  /** The key of the entry that tells whose session it is, if there is one. */
  @Nullable String subject() {
    return subject;
  }

  /** Null if there are none. */
  @Nullable StoredRevocations revocations() {
    return revocations;
  }

  /** When a token ends, in seconds since 1970, or null for never. */
  @Nullable Long end(Claims claims) {
    return validity.end(claims);
  }

  private long now() {
    return Math.floorDiv(clock.millis(), 1000);
  }

  private void refused() {
    Log.LOGGER.log(Level.DEBUG, "The session cookie {0} was refused", name);
    refusals.log(
        Level.WARNING,
        count ->
            "Session cookies named "
                + name
                + " refused since the last such line: "
                + count
                + "; another secret or another application's cookie is the usual reason, a forgery the rare one");
  }
}
