package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token. Times are whole seconds since 1970 (NumericDate in RFC 7519 section 2).
 *
 * @param data the entries of the session
 * @param exp when the token expires, or null for never
 * @param nbf when the session began
 * @param iat when the token was written
 * @param sid the session's id, or null if the session has no id
 */
public record Claims(
    Map<String, String> data, @Nullable Long exp, long nbf, long iat, @Nullable String sid) {
  /** The last second of the year 9999, the largest time that a token may hold. */
  static final long MAX_TIME = 253_402_300_799L;

  private static final int SID_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Returns a new id for a session: 128 random bits, in Base64url. */
  public static String newSid() {
    byte[] bytes = new byte[SID_BYTES];
    RANDOM.nextBytes(bytes);
    return new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII);
  }

  /** Names no entry: values stay out of logs. */
  @Override
  public String toString() {
    return "Claims[" + data.size() + " entries]";
  }
}
