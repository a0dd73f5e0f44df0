package dev.satchel;

import dev.satchel.internal.token.ClaimsFormat;
import dev.satchel.internal.token.CompactSerialization;

/**
 * A kind of token. It says which key a secret makes for the token, and how the token spells its
 * claims. A new format is a class, and a line in {@link TokenFormats}. Immutable.
 */
interface TokenFormat {

  /** Returns how the claims are spelled. */
  ClaimsFormat claims();

  /**
   * Returns the tokens of a secret for one purpose.
   *
   * @param secret the secret that makes the key
   * @param scope {@code session} or {@code flash}
   * @param cookie the name of the cookie
   * @param audience the audience of the application, perhaps empty
   */
  CompactSerialization under(Secret secret, String scope, String cookie, String audience);

  /** Returns the length of the longest value to read, for a cookie that may have so many bytes. */
  default int maxLength(int own) {
    return own;
  }

  /**
   * Refuses settings for which the tokens have no place.
   *
   * @param beginning whether a setting needs the time when the session began
   * @param audience whether the application has an audience
   * @param id whether a setting needs the session's id
   * @throws IllegalArgumentException if the tokens lack one of them
   */
  default void requireHas(boolean beginning, boolean audience, boolean id) {}
}
