package dev.satchel.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.Hkdf;
import dev.satchel.internal.token.Jwe;
import dev.satchel.internal.token.Jws;
import dev.satchel.tests.Example;
import java.time.Instant;

/**
 * Set-Cookie values as an example writes them, so full that no longer one of these formats fits
 * into the bytes that docs/format.md allows.
 */
final class FullCookies {
  static final int SESSION_BYTES = 4096;
  static final int FLASH_BYTES = 2048;

  /** The largest difference of two lengths that follow each other: a block of AES in Base64url. */
  static final int STEP = 22;

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

  private FullCookies() {}

  /** The full cookie of somebody who is signed in. */
  static String session(String user) {
    CompactSerialization tokens =
        new Jwe(key(Jwe.KEY_BYTES, Jwe.ENCRYPTION, "session", "__Host-session"));
    // The shop refuses a session without an id.
    String sid = ",\"sid\":\"" + "A".repeat(22) + "\"";
    return full(
        "__Host-session", SESSION_BYTES, tokens, "\"connected\":\"" + user + "\",\"more", sid);
  }

  static String flash() {
    CompactSerialization tokens =
        Jws.hs256(key(Jws.KEY_BYTES, Jws.ALGORITHM, "flash", "__Host-flash"));
    return full("__Host-flash", FLASH_BYTES, tokens, "\"success", "");
  }

  private static byte[] key(int bytes, String algorithm, String scope, String cookie) {
    return Hkdf.key(Example.SECRET.getBytes(UTF_8), bytes, "satchel", algorithm, scope, cookie, "");
  }

  private static String full(
      String name, int limit, CompactSerialization tokens, String keys, String sid) {
    int room = limit - (name + "=" + ATTRIBUTES).length();
    int length = 0;
    while (tokens.length(claims(keys, sid, length + 1).length()) <= room) {
      length++;
    }
    return name + "=" + tokens.write(claims(keys, sid, length).getBytes(UTF_8)) + ATTRIBUTES;
  }

  /** Returns claims whose last entry has a value of so many characters. */
  private static String claims(String keys, String sid, int length) {
    long now = Instant.now().getEpochSecond();
    return "{\"data\":{%s\":\"%s\"},\"nbf\":%d,\"iat\":%d%s}"
        .formatted(keys, "x".repeat(length), now, now, sid);
  }
}
