package dev.satchel;

import org.jspecify.annotations.Nullable;

/** The two cookies of one application, and what is logged of them once a minute. */
final class Cookies {
  static final String SESSION_NAME = "__Host-session";
  static final String FLASH_NAME = "__Host-flash";

  private final Settings settings;
  private final SessionCookie session;
  private final SessionRules sessionRules;
  private final FlashCookie flash;
  private final LogOncePerMinute lateChanges = new LogOncePerMinute();
  private final LogOncePerMinute leftOut = new LogOncePerMinute();
  private final LogOncePerMinute leftBehind = new LogOncePerMinute();

  Cookies(Settings settings, SessionCookie session, FlashCookie flash) {
    this.settings = settings;
    this.session = session;
    this.sessionRules = new SessionRules(session);
    this.flash = flash;
  }

  /** Made by the first unit test that asks. */
  static Cookies withoutContainer() {
    return WithoutContainer.COOKIES;
  }

  Settings settings() {
    return settings;
  }

  SessionCookie session() {
    return session;
  }

  SessionRules sessionRules() {
    return sessionRules;
  }

  FlashCookie flash() {
    return flash;
  }

  Revocations revocations() {
    StoredRevocations stored = session.revocations();
    return stored == null ? new RevocationsOff() : stored;
  }

  /** Whether a Set-Cookie line is of one of the two. */
  boolean isOurs(@Nullable String line) {
    return line != null
        && (line.startsWith(settings.session().name() + "=")
            || line.startsWith(settings.flash().name() + "="));
  }

  /** Changes that came after the response began. */
  LogOncePerMinute lateChanges() {
    return lateChanges;
  }

  /** Declared changes that were left out. */
  LogOncePerMinute leftOut() {
    return leftOut;
  }

  /** Data of ended sessions that could not be removed. */
  LogOncePerMinute leftBehind() {
    return leftBehind;
  }

  /** Whether both read and write alike, as those of one feature that was registered twice. */
  boolean sameAs(Cookies other) {
    return this == other || settings.sameAs(other.settings);
  }

  private static final class WithoutContainer {
    static final Cookies COOKIES = SatchelFeature.signedWith(Secret.random()).cookies();
  }
}
