package dev.satchel.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.satchel.internal.token.Hkdf;
import dev.satchel.internal.token.Jws;
import dev.satchel.tests.Example;
import java.time.Instant;

/**
 * Set-Cookie values as an example writes them, filled to the last byte that docs/format.md allows.
 */
final class FullCookies {
  static final int SESSION_BYTES = 4096;
  static final int FLASH_BYTES = 2048;

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

  private FullCookies() {}

  /** The full cookies of somebody who is signed in. */
  static String session(String user) {
    byte[] key =
        Hkdf.key(
            Example.SECRET.getBytes(UTF_8),
            Jws.KEY_BYTES,
            "satchel",
            Jws.ALGORITHM,
            "session",
            "__Host-session",
            "");
    long now = Instant.now().getEpochSecond();
    int room = SESSION_BYTES - ("__Host-session=" + ATTRIBUTES).length();
    // The shop refuses a session without an id.
    String claims =
        "{\"data\":{\"connected\":\"%s\",\"more\":\"%s\"},\"nbf\":%d,\"iat\":%d,\"sid\":\""
            + "A".repeat(22)
            + "\"}";
    int more = 0;
    while (Jws.hs256(key).length(claims.formatted(user, "x".repeat(more + 1), now, now).length())
        <= room) {
      more++;
    }
    String payload = claims.formatted(user, "x".repeat(more), now, now);
    return "__Host-session=" + Jws.hs256(key).write(payload.getBytes(UTF_8)) + ATTRIBUTES;
  }

  static String flash() {
    int room = FLASH_BYTES - ("__Host-flash=success=" + ATTRIBUTES).length();
    return "__Host-flash=success=" + "x".repeat(room) + ATTRIBUTES;
  }
}
