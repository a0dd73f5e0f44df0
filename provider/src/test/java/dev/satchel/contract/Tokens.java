package dev.satchel.contract;

import dev.satchel.internal.token.Hkdf;
import dev.satchel.internal.token.Jws;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Session tokens with any payload, signed as the library signs. */
public final class Tokens {
  static final String SECRET = "a secret of the tests, of enough bytes";
  static final String SESSION = "__Host-session";
  static final String FLASH = "__Host-flash";

  private Tokens() {}

  static String signed(String json) {
    return signed(SECRET, "session", SESSION, "", json.getBytes(StandardCharsets.UTF_8));
  }

  static String signed(byte[] json) {
    return signed(SECRET, "session", SESSION, "", json);
  }

  static String signed(String secret, String scope, String cookie, String audience, byte[] json) {
    byte[] key =
        Hkdf.key(
            secret.getBytes(StandardCharsets.UTF_8),
            32,
            "satchel",
            "HS256",
            scope,
            cookie,
            audience);
    return Jws.hs256(key).write(json);
  }

  /** Returns the payload of a signed token. */
  static String payload(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }

  /** Claims of one entry. */
  static String claims(String key, String value, long nbf, long iat) {
    return "{\"data\":{\"" + key + "\":\"" + value + "\"},\"nbf\":" + nbf + ",\"iat\":" + iat + "}";
  }
}
