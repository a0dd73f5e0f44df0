package dev.satchel.internal.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session token says. Times are seconds since 1970 (RFC 7519 section 2, NumericDate, here
 * whole numbers only).
 *
 * @param data the entries of the session
 * @param exp when the token expires, or null for never
 * @param nbf when the session began
 * @param iat when the token was written
 * @param sid the session's id, or null while nobody asked for one
 */
public record Claims(
    Map<String, String> data, @Nullable Long exp, long nbf, long iat, @Nullable String sid) {
  /** The last second of the year 9999, the largest time that a token may hold. */
  static final long MAX_TIME = 253_402_300_799L;

  /** Names no entry: values stay out of logs. */
  @Override
  public String toString() {
    return "Claims[" + data.size() + " entries]";
  }
}
