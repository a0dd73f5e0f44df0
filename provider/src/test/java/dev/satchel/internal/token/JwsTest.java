package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("algorithms")
class JwsTest {
  private static final byte[] LONG =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
          .getBytes(StandardCharsets.US_ASCII);

  private static List<Algorithm> algorithms() {
    return List.of(
        new Algorithm("HS256", 32, Jws::hs256, Hmac::sha256, "eyJhbGciOiJIUzI1NiJ9.", 4),
        new Algorithm("HS384", 48, Jws::hs384, Hmac::sha384, "eyJhbGciOiJIUzM4NCJ9.", 1),
        new Algorithm("HS512", 64, Jws::hs512, Hmac::sha512, "eyJhbGciOiJIUzUxMiJ9.", 16));
  }

  /**
   * @param keyBytes the fewest
   * @param spellings how many last characters of a signature mean the same to the JDK
   */
  private record Algorithm(
      String name,
      int keyBytes,
      Function<byte[], Jws> jws,
      Function<byte[], Hmac> mac,
      String header,
      int spellings) {
    byte[] key() {
      return Arrays.copyOf(LONG, keyBytes);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final Algorithm algorithm;
  private final Jws jws;
  private final String token;

  JwsTest(Algorithm algorithm) {
    this.algorithm = algorithm;
    this.jws = algorithm.jws().apply(algorithm.key());
    this.token = jws.write(utf8("{\"data\":{},\"nbf\":1,\"iat\":1}"));
  }

  @Test
  void signs_andVerifies() {
    for (int length = 0; length <= 200; length++) {
      byte[] payload = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
      String signed = jws.write(payload);
      assertThat(signed).hasSize(jws.length(length)).startsWith(algorithm.header());
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
      if (decodesTo(other, bytes)) {
        same++;
        assertThat(jws.read(token.substring(0, token.length() - 1) + c) != null)
            .isEqualTo(other.equals(signature));
      }
    }
    assertThat(same).isEqualTo(algorithm.spellings());
  }

  private static boolean decodesTo(String text, byte[] bytes) {
    try {
      return Arrays.equals(Base64.getUrlDecoder().decode(text), bytes);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** CVE-2015-9235 and its kin: the header decides nothing. */
  @Test
  void otherHeaders_areRefusedEvenWhenSignedWithTheKey() {
    String[] headers = {
      "{\"alg\":\"none\"}",
      "{\"alg\":\"NONE\"}",
      "{\"alg\":\"nOnE\"}",
      "{\"alg\":\"HS224\"}",
      "{\"alg\":\"RS256\"}",
      "{\"alg\":\"ES256\"}",
      "{}",
      "{\"alg\":null}",
      "{\"alg\":\"ALG\",\"typ\":\"JWT\"}",
      "{\"typ\":\"JWT\",\"alg\":\"ALG\"}",
      "{\"alg\":\"ALG\",\"alg\":\"ALG\"}",
      "{\"alg\":\"none\",\"alg\":\"ALG\"}",
      "{\"alg\":\"ALG\",\"crit\":[\"b64\"],\"b64\":false}",
      "{\"alg\": \"ALG\"}",
      "{\"alg\":\"ALG\"} ",
      "{\"alg\":\"hs256\"}",
      "{\"alg\":\"ALG\",\"zip\":\"DEF\"}",
      "{\"alg\":\"ALG\",\"jwk\":{}}",
      "{\"alg\":\"ALG\",\"jku\":\"https://example.org/keys\"}",
      "{\"alg\":\"ALG\",\"kid\":\"1\"}"
    };
    for (String template : headers) {
      assertRefused(template.replace("ALG", algorithm.name()));
    }
    for (Algorithm other : algorithms()) {
      if (!other.name().equals(algorithm.name())) {
        assertRefused("{\"alg\":\"" + other + "\"}");
        assertThat(jws.read(other.jws().apply(LONG).write(utf8("{}")))).isNull();
      }
    }
  }

  private void assertRefused(String header) {
    String input = base64(utf8(header)) + "." + base64(utf8("{}"));
    String signed = input + "." + base64(algorithm.mac().apply(algorithm.key()).of(utf8(input)));
    assertThat(jws.hasHeader(signed)).as(header).isFalse();
    assertThat(jws.read(signed)).as(header).isNull();
    assertThat(jws.read(input + ".")).as(header).isNull();
    assertThat(jws.read(input)).as(header).isNull();
  }

  @Test
  void payloadsThatAreNotCanonicalBase64Url_areRefusedEvenWhenSigned() {
    for (String payload : new String[] {"e30=", "e31", "e", "e3 0", "e30.e30", "e+/0"}) {
      String input = algorithm.header() + payload;
      String signed = input + "." + base64(algorithm.mac().apply(algorithm.key()).of(utf8(input)));
      assertThat(jws.read(signed)).as(payload).isNull();
    }
  }

  /** Its dot would be the header's own. */
  @Test
  void headerSignedAlone_isRefused() {
    byte[] header = utf8(algorithm.header().replace(".", ""));
    String signed = algorithm.header() + base64(algorithm.mac().apply(algorithm.key()).of(header));
    assertThat(jws.hasHeader(signed)).isFalse();
    assertThat(jws.read(signed)).isNull();
  }

  @Test
  void charactersBeyondBytes_areRefused() {
    String header = token.substring(0, token.indexOf('.') + 1);
    for (int length = 0; length < 120; length++) {
      assertThat(jws.read(header + "\ud83d\ude00".repeat(length))).isNull();
      assertThat(jws.read(header + "\u20ac".repeat(length))).isNull();
      assertThat(jws.read(header + "\ud83d".repeat(length))).isNull();
    }
  }

  @Test
  void dots_areNoWork() {
    assertThat(jws.read(algorithm.header() + ".".repeat(8000))).isNull();
    assertThat(jws.read(".".repeat(8000))).isNull();
    assertThat(jws.read("")).isNull();
  }

  @Test
  void anotherKey_refuses() {
    byte[] other = algorithm.key();
    other[other.length - 1] ^= 1;
    assertThat(algorithm.jws().apply(other).read(token)).isNull();
  }

  @Test
  void aKeyShorterThanTheMac_isRefused() {
    int bytes = algorithm.keyBytes();
    assertThatThrownBy(() -> algorithm.jws().apply(new byte[bytes - 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A key for "
                + algorithm
                + " needs at least "
                + bytes
                + " bytes, but has "
                + (bytes - 1));
  }

  private static String base64(byte[] bytes) {
    return new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
