package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published vectors of JWE and of its A256CBC-HS512. */
class JweVectorsTest {

  @Test
  void wycheproof_a256cbcHs512() {
    List<JsonNode> tests = Wycheproof.tests("a256cbc_hs512_test.json").toList();
    assertThat(tests).hasSize(94);
    int valid = 0;
    for (JsonNode test : tests) {
      A256CbcHs512 cipher = new A256CbcHs512(Wycheproof.hex(test, "key"));
      byte[] message = Wycheproof.hex(test, "msg");
      byte[] iv = Wycheproof.hex(test, "iv");
      byte[] aad = Wycheproof.hex(test, "aad");
      byte[] ciphertext = Wycheproof.hex(test, "ct");
      byte[] tag = Wycheproof.hex(test, "tag");
      String name = test.get("tcId").asText();
      assertThat(cipher.encrypt(iv, message)).as(name).isEqualTo(ciphertext);
      assertThat(ciphertext).hasSize(A256CbcHs512.ciphertextLength(message.length));
      if (test.get("result").asText().equals("valid")) {
        valid++;
        assertThat(cipher.tag(aad, iv, ciphertext)).as(name).isEqualTo(tag);
        assertThat(cipher.decrypt(aad, iv, ciphertext, tag)).as(name).isEqualTo(message);
      } else {
        assertThat(cipher.decrypt(aad, iv, ciphertext, tag)).as(name).isNull();
      }
    }
    assertThat(valid).isEqualTo(67);
  }

  /**
   * Checks 139 vectors. Only vector 132 has the algorithm {@code dir} of Satchel's tokens. It is
   * refused nevertheless, because of its encryption A128GCM and its {@code kid}. All others are
   * refused because of their algorithm.
   */
  @Test
  void wycheproof_jwe_noneHasOurHeader() throws IOException {
    Jwe jwe = new Jwe(new byte[Jwe.KEY_BYTES]);
    List<String> direct = new ArrayList<>();
    List<JsonNode> tests = Wycheproof.tests("json_web_encryption_test.json").toList();
    assertThat(tests).hasSize(139);
    for (JsonNode test : tests) {
      String token = test.get("jwe").asText();
      assertThat(jwe.hasHeader(token)).as(test.get("tcId").asText()).isFalse();
      assertThat(jwe.read(token)).as(test.get("tcId").asText()).isNull();
      if (token.startsWith("ey")) { // compact, and not JSON
        JsonNode header =
            new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
        if (header.path("alg").asText().equals("dir")) {
          direct.add(test.get("tcId").asText() + " " + header.get("enc").asText());
        }
      }
    }
    assertThat(direct).containsExactly("132 A128GCM");
  }

  @Test
  void rfc7518_b3() {
    byte[] key = new byte[64];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    byte[] plaintext =
        ascii(
            "A cipher system must not be required to be secret, and it must be able to fall into"
                + " the hands of the enemy without inconvenience");
    byte[] iv = hex("1af38c2dc2b96ffdd86694092341bc04");
    byte[] aad = ascii("The second principle of Auguste Kerckhoffs");
    byte[] ciphertext =
        hex(
            "4affaaadb78c31c5da4b1b590d10ffbd3dd8d5d302423526912da037ecbcc7bd"
                + "822c301dd67c373bccb584ad3e9279c2e6d12a1374b77f077553df829410446b"
                + "36ebd97066296ae6427ea75c2e0846a11a09ccf5370dc80bfecbad28c73f09b3"
                + "a3b75e662a2594410ae496b2e2e6609e31e6e02cc837f053d21f37ff4f51950b"
                + "be2638d09dd7a4930930806d0703b1f6");
    byte[] tag = hex("4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5");
    A256CbcHs512 cipher = new A256CbcHs512(key);
    assertThat(cipher.encrypt(iv, plaintext)).isEqualTo(ciphertext);
    assertThat(cipher.tag(aad, iv, ciphertext)).isEqualTo(tag);
    assertThat(cipher.decrypt(aad, iv, ciphertext, tag)).isEqualTo(plaintext);
  }

  /**
   * The example is A128CBC-HS256, which we do not have: what is checked is that its MAC comes of
   * its parts in this order, and that our tag has the length of its header as it has.
   */
  @Test
  void rfc7516_appendixB_parts() {
    byte[] aad = ascii("eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0");
    byte[] bits = {0, 0, 0, 0, 0, 0, 1, (byte) 152}; // B.3
    byte[] iv = hex("03163c0c2b4368696c6c69636f746865");
    byte[] ciphertext =
        hex("283953b577218594c6b9f31898e6064b81df7f13d252b7e6a821d7688f703866"); // B.2
    byte[] macKey = hex("04d31fc5549dfcfe0b649dfa3faa6ace"); // B.1
    assertThat(Hmac.sha256(macKey).of(aad, iv, ciphertext, bits)) // B.5
        .isEqualTo(hex("5349bf6268cdd380c9bdc7852026c2550954e5c9db872cfc9166b38c6956e574"));

    byte[] key = new byte[64];
    byte[] ours = new A256CbcHs512(key).tag(aad, iv, ciphertext);
    assertThat(Hmac.sha512(new byte[32]).of(aad, iv, ciphertext, bits))
        .startsWith(ours)
        .hasSize(2 * ours.length);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
