package dev.satchel;

import dev.satchel.internal.cookie.CookieHeader;
import dev.satchel.internal.cookie.SetCookieLine;
import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.ClaimsReader;
import dev.satchel.internal.token.ClaimsWriter;
import dev.satchel.internal.token.Jws;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The session as a cookie: Cookie header to claims, entries to Set-Cookie line. Safe for many
 * threads.
 */
final class SessionCookie {
  /** RFC 6265bis section 5.6 counts name and value; some proxies count the line. */
  static final int MAX_BYTES = 4096;

  private static final int MAX_CANDIDATES = 8;
  private static final long MAX_CLOCK_DIFFERENCE = 300; // seconds between two nodes
  private static final Claims NONE = new Claims(Map.of(), null, 0, 0, null);

  private final String name;
  private final SetCookieLine line;
  private final Jws jws;
  private final long maxAge;
  private final InstantSource clock;
  private final LogOncePerMinute refusals = new LogOncePerMinute();

  SessionCookie(CookieSettings settings, Secret secret, String audience, InstantSource clock) {
    this.name = settings.name();
    this.line = settings.line();
    this.jws = new Jws(secret.key(Jws.KEY_BYTES, Jws.ALGORITHM, "session", name, audience));
    this.maxAge = settings.maxAgeSeconds();
    this.clock = clock;
  }

  /**
   * What a request brought.
   *
   * @param claims those of the cookie that counts, else none
   * @param present whether any cookie of the name came, readable or not
   * @param expired whether all that verified have expired
   */
  record Arrival(Claims claims, boolean present, boolean expired) {
    Map<String, String> entries() {
      return claims.data();
    }
  }

  /** As if these entries had arrived in a token of now. */
  Arrival arrivalOf(Map<String, String> entries) {
    return new Arrival(
        claims(entries, new Arrival(NONE, false, false), true), !entries.isEmpty(), false);
  }

  /** Opens the first cookie that verifies and is current; others can be planted beside it. */
  Arrival read(@Nullable List<String> cookieHeader) {
    List<String> values = CookieHeader.values(cookieHeader, name);
    if (values.isEmpty()) {
      return new Arrival(NONE, false, false);
    }
    long now = now();
    int candidates = 0;
    boolean expired = false;
    for (String value : values) {
      if (value.length() > MAX_BYTES || !Jws.hasHeader(value)) {
        continue;
      }
      if (++candidates > MAX_CANDIDATES) {
        break;
      }
      byte[] payload = jws.verify(value);
      Claims claims = payload == null ? null : ClaimsReader.read(payload);
      if (claims == null
          || claims.nbf() > now + MAX_CLOCK_DIFFERENCE
          || claims.iat() > now + MAX_CLOCK_DIFFERENCE) {
        continue;
      }
      if (claims.exp() == null || now < claims.exp()) { // RFC 7519 section 4.1.4: not on or after
        return new Arrival(claims, true, false);
      }
      expired = true;
    }
    if (expired) {
      Log.LOGGER.log(Level.DEBUG, "The session cookie {0} has expired", name);
    } else {
      refused();
    }
    return new Arrival(NONE, true, expired);
  }

  /**
   * The line that sets the cookie. A session that began anew, or that none precedes, begins now.
   */
  String set(Map<String, String> entries, Arrival arrival, boolean anew) {
    return line.set(jws.sign(ClaimsWriter.write(claims(entries, arrival, anew))));
  }

  String delete() {
    return line.delete();
  }

  /** The bytes of the line that {@link #set} makes. */
  int length(Map<String, String> entries, Arrival arrival, boolean anew) {
    return line.length(Jws.length(ClaimsWriter.length(claims(entries, arrival, anew))));
  }

  boolean overflows(int length) {
    return length > MAX_BYTES;
  }

  /** Of a session that holds these entries alone; null if they fit. */
  @Nullable ScopeOverflowException overflowOf(Map<String, String> entries) {
    int length = length(entries, arrivalOf(Map.of()), true);
    return overflows(length) ? overflow(entries, length) : null;
  }

  ScopeOverflowException overflow(Map<String, String> entries, int length) {
    return Entries.overflow("session", MAX_BYTES, length, entries, ClaimsWriter::length);
  }

  private Claims claims(Map<String, String> entries, Arrival arrival, boolean anew) {
    long now = now();
    boolean begins = anew || arrival.entries().isEmpty();
    return new Claims(
        entries,
        maxAge == 0 ? null : now + maxAge,
        begins ? now : arrival.claims().nbf(),
        now,
        begins ? null : arrival.claims().sid());
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
