package dev.satchel;

import java.time.InstantSource;

/** The two cookies of one application. */
record Cookies(
    SessionCookie session,
    FlashCookie flash,
    LogOncePerMinute lateChanges,
    LogOncePerMinute overflows) {
  static final String SESSION_NAME = "__Host-session";
  static final String FLASH_NAME = "__Host-flash";

  Cookies(
      CookieSettings session,
      CookieSettings flash,
      Secret secret,
      String audience,
      InstantSource clock) {
    this(
        new SessionCookie(session, secret, audience, clock),
        new FlashCookie(flash),
        new LogOncePerMinute(),
        new LogOncePerMinute());
  }

  /** Made by the first unit test that asks. */
  static Cookies withoutContainer() {
    return WithoutContainer.COOKIES;
  }

  private static final class WithoutContainer {
    static final Cookies COOKIES =
        new Cookies(
            CookieSettings.named(SESSION_NAME),
            CookieSettings.named(FLASH_NAME),
            Secret.random(),
            "",
            InstantSource.system());
  }
}
