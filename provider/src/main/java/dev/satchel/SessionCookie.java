package dev.satchel;

import dev.satchel.ArrivedSession.Received;
import dev.satchel.RevocationLedger.Status;
import dev.satchel.internal.cookie.CookieHeader;
import dev.satchel.internal.cookie.SetCookieLine;
import dev.satchel.internal.log.Log;
import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.KeyRing;
import dev.satchel.internal.token.Validity;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of the session. It reads the session from a Cookie header, and writes the Set-Cookie
 * line from a state. Safe for many threads.
 */
final class SessionCookie {
  /** The longest time in milliseconds that a request may take and still refresh the session. */
  private static final long MAX_MILLIS = 5000;

  /** The largest number of bytes of one character in JSON, which is that of an escape. */
  private static final int MAX_BYTES = "\\u0000".length();

  private static final int ENTRY_BYTES = "\"\":\"\",".length();

  /** More than the bytes of the claims without the entries and the id. */
  private static final int OTHER_BYTES = 150;

  private final String name;
  private final SetCookieLine line;
  private final List<String> formerDeletions;
  private final KeyRing keys;
  private final Validity validity;
  private final InstantSource clock;
  private final @Nullable String subject;
  private final @Nullable RevocationLedger revocations;
  private final CookieWarnings warnings;

  /**
   * Creates the cookie of an application.
   *
   * @param revocations the revocations of the application, or null if sessions cannot be revoked
   */
  SessionCookie(Settings settings, @Nullable RevocationLedger revocations) {
    CookieSettings cookie = settings.session();
    TokenFormat format = settings.sessionFormat();
    Settings.Revoking revoking = settings.revoking();
    this.name = cookie.name();
    this.warnings = CookieWarnings.ofSession(name);
    this.line = cookie.line();
    this.formerDeletions = cookie.formerDeletions();
    this.keys = settings.sessionKeys();
    this.validity =
        new Validity(
            cookie.maxAgeSeconds(),
            Settings.seconds(settings.idleTimeout()),
            Settings.seconds(settings.absoluteTimeout()),
            format.claims(),
            revoking == null ? Long.MAX_VALUE : revoking.withoutIdUntil().getEpochSecond());
    this.clock = settings.clock();
    this.subject = settings.subject();
    this.revocations = revocations;
  }

  /** Returns a session as if these entries had arrived now. */
  ArrivedSession arrivalOf(Map<String, String> entries) {
    Received nothing = Received.nothing(clock.millis());
    if (entries.isEmpty()) {
      return new ArrivedSession.Absent(nothing);
    }
    Claims claims = claims(entries, null, new ArrivedSession.Absent(nothing), true);
    Received one = new Received(List.of(claims), false, nothing.receivedAt());
    return new ArrivedSession.Current(claims, false, one);
  }

  /**
   * Opens the cookies of a request. Of the cookies that verify, the one that was written last
   * decides: after a change of Path, Domain or Partitioned the browser sends two.
   *
   * @param arrivedAt when the request came, in milliseconds since 1970
   */
  ArrivedSession read(@Nullable List<String> cookieHeader, long arrivedAt) {
    List<String> values = CookieHeader.values(cookieHeader, name);
    if (values.isEmpty()) {
      return new ArrivedSession.Absent(Received.nothing(arrivedAt));
    }
    KeyRing.Opened opened = keys.open(values, CookieRules.SESSION_BYTES, validity, clock.millis());
    List<Claims> verified = opened.verified();
    boolean outlived = values.size() > 1 && (!verified.isEmpty() || opened.passedOver());
    Received received = new Received(verified, outlived, arrivedAt);
    if (verified.size() > 1) {
      warnings.cameTwice();
    }
    Claims claims = opened.claims();
    if (claims != null) {
      // Another cookie than the revoked cookie may count at another server, by a newer secret.
      boolean deletable = values.size() == verified.size();
      return counting(claims, opened.older(), deletable, received);
    }
    if (opened.expired()) {
      Log.LOGGER.log(Level.DEBUG, "The session cookie {0} has expired", name);
      return new ArrivedSession.Expired(received);
    }
    warnings.refused();
    return new ArrivedSession.Refused(received);
  }

  private ArrivedSession counting(
      Claims claims, boolean older, boolean deletable, Received received) {
    Status status = revocations == null ? Status.CURRENT : revocations.statusOf(claims);
    return switch (status) {
      case CURRENT -> new ArrivedSession.Current(claims, older, received);
      case NOT_KNOWN -> new ArrivedSession.NotKnown(received);
      case REVOKED -> {
        Log.LOGGER.log(Level.DEBUG, "The session of the cookie {0} was revoked", name);
        yield new ArrivedSession.Revoked(deletable, received);
      }
    };
  }

  /** Returns the line that sets the cookie, or ends it if the session ended meanwhile. */
  String set(SessionState state) {
    Claims claims = claims(state);
    boolean ended = claims.exp() != null && claims.exp() <= now();
    return ended ? end(state.arrived()) : line.set(keys.write(claims));
  }

  /**
   * Returns the line that ends the session. It deletes the cookie, unless that would leave the
   * browser with a cookie that was written earlier. In that case the line sets an empty session.
   * This one was written later, so it decides for as long as browsers keep any cookie.
   */
  String end(ArrivedSession arrived) {
    return arrived.received().outlived()
        ? line.setForLong(keys.write(claims(Map.of(), null, arrived, true)))
        : line.delete();
  }

  /**
   * Returns the line that deletes a cookie that can never count again, or null where a deletion
   * would leave an older cookie.
   */
  @Nullable String drop(ArrivedSession arrived) {
    return arrived.received().outlived() ? null : line.delete();
  }

  /** Returns the lines that delete the cookie where earlier settings put it. */
  List<String> formerDeletions() {
    return formerDeletions;
  }

  /**
   * Returns the line that sets the cookie although nothing changed, or null if that is not due. A
   * session in use gets a later expiry. A session of an older secret or format gets the writing
   * one. A session without an id gets an id where each session needs one.
   *
   * @param reservedId returns the id to give
   */
  @Nullable String refresh(ArrivedSession arrived, Supplier<String> reservedId) {
    Claims claims = arrived.claims();
    String id = claims.sid() == null && needsId() ? reservedId.get() : claims.sid();
    boolean getsId = claims.sid() == null && id != null;
    if (validity.isRefreshDue(claims, now())) {
      claims = claims(claims.data(), id, arrived, false);
    } else if (arrived.isSignedByOlderSecret() || getsId) {
      boolean two = arrived.received().verified().size() > 1;
      // The cookie with the id must win over the former cookie, which has none.
      long iat = two ? iat(arrived) : claims.iat() + (getsId ? 1 : 0);
      claims = new Claims(claims.data(), claims.exp(), validity.nbf(claims.nbf(), iat), iat, id);
    } else {
      return null;
    }
    return overflows(line.length(keys.length(claims))) ? null : line.set(keys.write(claims));
  }

  /**
   * Returns whether the browser probably still holds what arrived. A slow response must not undo a
   * sign-in or sign-out that overtook it.
   */
  boolean isRecent(ArrivedSession arrived) {
    return clock.millis() - arrived.received().receivedAt() <= MAX_MILLIS;
  }

  /** Returns the line that deletes the cookie. */
  String delete() {
    return line.delete();
  }

  /**
   * Returns whether the line of these entries certainly fits. It takes much less time than {@link
   * #length}.
   */
  boolean certainlyFits(SessionState state) {
    long characters = state.id() == null ? 0 : state.id().length();
    for (Map.Entry<String, String> entry : state.entries().entrySet()) {
      characters += entry.getKey().length() + entry.getValue().length() + ENTRY_BYTES;
    }
    long bytes = OTHER_BYTES + MAX_BYTES * characters;
    return bytes < CookieRules.SESSION_BYTES && !overflows(line.length(keys.length((int) bytes)));
  }

  /** Returns the number of bytes of the line that {@link #set} makes. */
  int length(SessionState state) {
    return line.length(keys.length(claims(state)));
  }

  /** Returns whether a line of so many bytes is too long. */
  boolean overflows(int length) {
    return length > CookieRules.SESSION_BYTES;
  }

  /** Returns the exception for a session of these entries alone, or null if they fit. */
  @Nullable ScopeOverflowException overflowOf(Map<String, String> entries) {
    String id = needsId() ? Claims.newSid() : null;
    Claims claims = claims(entries, id, arrivalOf(Map.of()), true);
    int length = line.length(keys.length(claims));
    return overflows(length) ? overflow(entries, length) : null;
  }

  /** Returns the exception for entries whose line has so many bytes. */
  ScopeOverflowException overflow(Map<String, String> entries, int length) {
    return Entries.overflow("session", CookieRules.SESSION_BYTES, length, entries, keys::length);
  }

  /** Returns what a token says that is written now. */
  Claims claims(SessionState state) {
    return claims(state.entries(), state.id(), state.arrived(), state.beginsNow());
  }

  private Claims claims(
      Map<String, String> entries, @Nullable String id, ArrivedSession arrived, boolean begins) {
    long iat = iat(arrived);
    boolean first = begins || !arrived.exists();
    long nbf = validity.nbf(first ? arrived.second() : arrived.claims().nbf(), iat);
    return new Claims(entries, validity.exp(nbf, iat), nbf, iat, id);
  }

  private long iat(ArrivedSession arrived) {
    return Validity.iat(arrived.received().verified(), now());
  }

  /** Returns whether a token of this format can hold an id. */
  boolean hasIds() {
    return validity.format().hasId();
  }

  /** Returns whether every session has an id from its first write. */
  boolean needsId() {
    return revocations != null;
  }

  /** Returns the key of the entry that tells whose session it is, or null if there is none. */
  @Nullable String subject() {
    return subject;
  }

  /** Returns when a token ends, in seconds since 1970, or null if it never ends. */
  @Nullable Long end(Claims claims) {
    return validity.end(claims);
  }

  private long now() {
    return Math.floorDiv(clock.millis(), 1000);
  }
}
