package dev.satchel;

import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one application, which are checked together before any request comes. Two objects
 * are equal if their applications read and write alike. Immutable.
 *
 * @param play the settings of Play's cookies, or null if no scope is in Play's format
 * @param subject the key of the session's entry that tells whose session it is, or null
 * @param revoking how sessions are revoked, or null if they cannot be
 * @param bothFormatsUntil until when signed and encrypted sessions are accepted, or null if only
 *     one of them is
 */
record Settings(
    Secrets secrets,
    CookieSettings session,
    CookieSettings flash,
    String audience,
    @Nullable Duration idleTimeout,
    @Nullable Duration absoluteTimeout,
    @Nullable PlayCookies play,
    @Nullable String subject,
    @Nullable Revoking revoking,
    @Nullable Instant bothFormatsUntil,
    InstantSource clock) {
  static final String SESSION_NAME = "__Host-session";
  static final String FLASH_NAME = "__Host-flash";

  /**
   * The settings of revocations.
   *
   * @param withoutIdUntil until when sessions without an id are accepted
   */
  record Revoking(RevocationStore store, Outage outage, Instant withoutIdUntil) {
    /** Shows nothing of the store: its ids and subjects stay out of logs. */
    @Override
    public String toString() {
      return "Revoking[" + outage + "]";
    }
  }

  Settings {
    require(
        !session.name().equals(flash.name()),
        "Session and flash need cookies of two names, but both are named "
            + session.name()
            + "; rename one");
    requireRoom("session", session, CookieRules.SESSION_BYTES);
    requireRoom("flash", flash, CookieRules.FLASH_BYTES);
    requireWholeSeconds("idleTimeout", idleTimeout);
    requireWholeSeconds("absoluteTimeout", absoluteTimeout);
    require(
        idleTimeout == null
            || absoluteTimeout == null
            || idleTimeout.compareTo(absoluteTimeout) <= 0,
        "The idleTimeout of a session must be at most its absoluteTimeout, but "
            + idleTimeout
            + " is longer than "
            + absoluteTimeout
            + "; shorten the idleTimeout");
    TokenFormat format = TokenFormats.of(session, play);
    format.requireHas(
        absoluteTimeout != null, !audience.isEmpty(), subject != null || revoking != null);
    keys(secrets, "session", session, audience, format);
    TokenFormat ofFlash = flashFormat(flash, play);
    if (ofFlash != null) {
      keys(secrets, "flash", flash, audience, ofFlash);
    }
    require(
        revoking == null || absoluteTimeout != null,
        "revocations(...) needs an absoluteTimeout, which says how long to keep each revocation,"
            + " but none is set; call absoluteTimeout(Duration)");
    require(
        bothFormatsUntil == null || play == null,
        "acceptBothFormatsUntil is for signed and encrypted sessions of Satchel, but there are"
            + " PlayCookies, which are in Play's format; leave acceptBothFormatsUntil out");
  }

  /** Returns the default settings under a secret. */
  static Settings of(Secret secret) {
    return new Settings(
        new Secrets(List.of(), secret, List.of()),
        CookieSettings.named(SESSION_NAME),
        CookieSettings.named(FLASH_NAME),
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        InstantSource.system());
  }

  private static void requireRoom(String scope, CookieSettings cookie, int limit) {
    int taken = cookie.line().length(0);
    require(
        taken <= limit / 2,
        "The name and attributes of a cookie may take half of its "
            + limit
            + " bytes, but the "
            + scope
            + " cookie's take "
            + taken
            + "; shorten name, Path or Domain");
  }

  private static void requireWholeSeconds(String setting, @Nullable Duration duration) {
    require(
        duration == null || duration.getNano() == 0 && duration.getSeconds() > 0,
        "The "
            + setting
            + " of a session must be whole seconds, at least 1, but it is "
            + duration
            + "; give another Duration");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Returns the format of the session's cookie. */
  TokenFormat sessionFormat() {
    return TokenFormats.of(session, play);
  }

  /** Returns the format of the flash's cookie, or null if the cookie is not signed. */
  @Nullable TokenFormat flashFormat() {
    return flashFormat(flash, play);
  }

  private static @Nullable TokenFormat flashFormat(
      CookieSettings flash, @Nullable PlayCookies play) {
    PlayCookies ofFlash = play != null && play.hasFlash() ? play : null;
    return flash.protection() == null && ofFlash == null ? null : TokenFormats.of(flash, ofFlash);
  }

  /** Returns the tokens of the session's cookie under all secrets. */
  KeyRing sessionKeys() {
    KeyRing keys = keys("session", session, sessionFormat());
    if (bothFormatsUntil == null) {
      return keys;
    }
    // Encrypted tokens are left as they are, and signed ones are encrypted. Otherwise servers of
    // both settings would write each session again and again.
    boolean encrypted = session.isEncrypted();
    CookieSettings other = encrypted ? session.signed() : session.encrypted();
    TokenFormat format = TokenFormats.of(other, null);
    return keys.alsoReading(
        tokens(secrets, "session", other, audience, format),
        !encrypted,
        bothFormatsUntil.getEpochSecond());
  }

  /** Returns the tokens of a cookie under all secrets. */
  KeyRing keys(String scope, CookieSettings cookie, TokenFormat format) {
    return keys(secrets, scope, cookie, audience, format);
  }

  private static KeyRing keys(
      Secrets secrets, String scope, CookieSettings cookie, String audience, TokenFormat format) {
    List<CompactSerialization> keys = tokens(secrets, scope, cookie, audience, format);
    return new KeyRing(keys, secrets.accepted().size(), format.claims());
  }

  private static List<CompactSerialization> tokens(
      Secrets secrets, String scope, CookieSettings cookie, String audience, TokenFormat format) {
    return secrets.newestFirst().stream()
        .map(secret -> format.under(secret, scope, cookie.name(), audience))
        .toList();
  }

  /** Returns the seconds of a duration, or 0 for none. */
  static long seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toSeconds();
  }

  /** Returns whether no setting ever ends a session. */
  boolean isEndless() {
    return idleTimeout == null && absoluteTimeout == null && session.maxAge() == null;
  }

  boolean hasSecureCookie() {
    return session.isSecure() || flash.isSecure();
  }
}
