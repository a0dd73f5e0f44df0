package dev.satchel;

import org.jspecify.annotations.Nullable;

/** The formats that Satchel knows. */
final class TokenFormats {
  private TokenFormats() {}

  /**
   * Returns the format of a cookie.
   *
   * @param play the settings of Play's cookies, or null if the cookie is Satchel's own
   * @throws IllegalArgumentException if the cookie cannot have that format
   */
  static TokenFormat of(CookieSettings cookie, @Nullable PlayCookies play) {
    if (play != null) {
      return PlayFormat.of(cookie, play);
    }
    return cookie.isEncrypted() ? new EncryptedFormat() : new SignedFormat();
  }
}
