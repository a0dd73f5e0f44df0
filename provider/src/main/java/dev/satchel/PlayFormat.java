package dev.satchel;

import dev.satchel.internal.token.ClaimsFormat;
import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.PlayClaims;

/** The tokens of a Play application. */
record PlayFormat(PlayCookies play) implements TokenFormat {
  /**
   * Returns Play's format for a cookie.
   *
   * @throws IllegalArgumentException if the cookie is to be encrypted
   */
  static PlayFormat of(CookieSettings cookie, PlayCookies play) {
    require(
        cookie.protection() == null || cookie.protection() == CookieSettings.Protection.SIGNED,
        "Play signs its cookies and cannot open others, but a cookie of PlayCookies is to be"
            + " encrypted; leave encrypted() out, and begin with SatchelFeature.builder()");
    return new PlayFormat(play);
  }

  @Override
  public ClaimsFormat claims() {
    return PlayClaims.FORMAT;
  }

  /** Play uses the secret itself as the key, for every purpose. */
  @Override
  public CompactSerialization under(Secret secret, String scope, String cookie, String audience) {
    return play.jws(secret);
  }

  /** Returns the most that a browser keeps, because Play has no other limit. */
  @Override
  public int maxLength(int own) {
    return CookieRules.SESSION_BYTES;
  }

  @Override
  public void requireHas(boolean beginning, boolean audience, boolean id) {
    require(
        !beginning,
        "Play's tokens do not say when a session began, which absoluteTimeout needs, but there are"
            + " PlayCookies; leave absoluteTimeout out until the last route has moved");
    require(
        !audience,
        "Play signs with the secret itself, which an audience cannot change, but an audience was"
            + " given; leave the audience out");
    require(
        !id,
        "Play's tokens have no place for an id, which subject and revocations need, but there are"
            + " PlayCookies; leave subject and revocations out until the last route has moved");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
