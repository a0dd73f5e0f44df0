package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class JwsTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private final Jws jws = Jws.hs256(KEY);
  private final String token = jws.write(utf8("{\"data\":{},\"nbf\":1,\"iat\":1}"));

  @Test
  void signs_andVerifies() {
    for (int length = 0; length < 200; length++) {
      byte[] payload = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
      String signed = jws.write(payload);
      assertThat(signed).hasSize(jws.length(length)).startsWith("eyJhbGciOiJIUzI1NiJ9.");
      assertThat(jws.read(signed)).isEqualTo(payload);
    }
  }

  /** CVE-2026-40372: every bit of every character counts. */
  @Test
  void everySingleBitFlipped_isRefused() {
    for (int i = 0; i < token.length(); i++) {
      for (int bit = 0; bit < 16; bit++) {
        char flipped = (char) (token.charAt(i) ^ 1 << bit);
        assertThat(jws.read(token.substring(0, i) + flipped + token.substring(i + 1))).isNull();
      }
    }
  }

  @Test
  void everyTruncationAndExtension_isRefused() {
    for (int i = 0; i < token.length(); i++) {
      assertThat(jws.read(token.substring(0, i))).isNull();
      assertThat(jws.read(token.substring(i + 1))).isNull();
      assertThat(jws.read(token.substring(0, i) + token.substring(i + 1))).isNull();
    }
    for (char c = 0; c < 256; c++) {
      assertThat(jws.read(token + c)).isNull();
      assertThat(jws.read(c + token)).isNull();
    }
  }

  @Test
  void lastCharactersThatDecodeToTheSameBytes_areRefused() {
    String signature = token.substring(token.lastIndexOf('.') + 1);
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    int same = 0;
    for (char c = '-'; c <= 'z'; c++) {
      String other = signature.substring(0, signature.length() - 1) + c;
      if (!other.equals(signature) && decodesTo(other, bytes)) {
        same++;
        assertThat(jws.read(token.substring(0, token.length() - 1) + c)).isNull();
      }
    }
    assertThat(same).isEqualTo(3);
  }

  private static boolean decodesTo(String text, byte[] bytes) {
    try {
      return java.util.Arrays.equals(Base64.getUrlDecoder().decode(text), bytes);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** CVE-2015-9235 and its kin: the header decides nothing. */
  @Test
  void otherHeaders_areRefusedEvenWhenSignedWithTheKey() {
    String[] headers = {
      "{\"alg\":\"none\"}",
      "{\"alg\":\"None\"}",
      "{\"alg\":\"HS512\"}",
      "{\"alg\":\"RS256\"}",
      "{}",
      "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
      "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
      "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
      "{\"alg\": \"HS256\"}",
      "{\"alg\":\"hs256\"}",
      "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
      "{\"alg\":\"HS256\",\"jwk\":{}}",
      "{\"alg\":\"HS256\",\"kid\":\"1\"}"
    };
    for (String header : headers) {
      String input = base64(utf8(header)) + "." + base64(utf8("{}"));
      String signed = input + "." + base64(Hmac.sha256(KEY).of(utf8(input)));
      assertThat(jws.hasHeader(signed)).as(header).isFalse();
      assertThat(jws.read(signed)).as(header).isNull();
      assertThat(jws.read(input + ".")).as(header).isNull();
    }
  }

  @Test
  void payloadsThatAreNotCanonicalBase64Url_areRefusedEvenWhenSigned() {
    for (String payload : new String[] {"e30=", "e31", "e", "e3 0", "e30.e30", "e+/0"}) {
      String input = "eyJhbGciOiJIUzI1NiJ9." + payload;
      String signed = input + "." + base64(Hmac.sha256(KEY).of(utf8(input)));
      assertThat(jws.read(signed)).as(payload).isNull();
    }
  }

  @Test
  void dots_areNoWork() {
    assertThat(jws.read("eyJhbGciOiJIUzI1NiJ9." + ".".repeat(8000))).isNull();
    assertThat(jws.read(".".repeat(8000))).isNull();
    assertThat(jws.read("")).isNull();
  }

  @Test
  void anotherKey_refuses() {
    byte[] other = KEY.clone();
    other[0] ^= 1;
    assertThat(Jws.hs256(other).read(token)).isNull();
    assertThatThrownBy(() -> Jws.hs256(new byte[31]))
        .hasMessage("A key for HS256 needs at least 32 bytes, but has 31");
  }

  private static String base64(byte[] bytes) {
    return new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
