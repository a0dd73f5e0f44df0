package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HkdfTest {
  private static final byte[] SECRET =
      "a secret of the tests, of enough bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @Test
  void rfc5869() {
    String input = "0b".repeat(22);
    assertThat(hkdf("000102030405060708090a0b0c", input, "f0f1f2f3f4f5f6f7f8f9", 42))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    assertThat(hkdf("", input, "", 42))
        .isEqualTo(
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  }

  @Test
  void wycheproof() {
    List<JsonNode> tests = Wycheproof.tests("hkdf_sha256_test.json").toList();
    assertThat(tests).hasSize(86);
    for (JsonNode test : tests) {
      byte[] key = Hkdf.extract(Wycheproof.hex(test, "salt"), Wycheproof.hex(test, "ikm"));
      byte[] info = Wycheproof.hex(test, "info");
      int size = test.get("size").asInt();
      if (test.get("result").asText().equals("valid")) {
        assertThat(Hkdf.expand(key, info, size))
            .as(test.get("tcId").asText())
            .isEqualTo(Wycheproof.hex(test, "okm"));
      } else {
        assertThatThrownBy(() -> Hkdf.expand(key, info, size))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /** CVE-2026-6873: what is only joined can be split elsewhere. */
  @Test
  void purposes_thatJoinToTheSameText_haveDifferentKeys() {
    Set<String> keys = new HashSet<>();
    String[][] purposes = {
      {"ab", "c"}, {"a", "bc"}, {"abc", ""}, {"", "abc"}, {"abc"}, {"ab", "c", ""}
    };
    for (String[] purpose : purposes) {
      keys.add(HexFormat.of().formatHex(Hkdf.key(SECRET, 32, purpose)));
    }
    assertThat(keys).hasSize(purposes.length);
  }

  private static String hkdf(String salt, String input, String info, int length) {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(
        Hkdf.expand(
            Hkdf.extract(hex.parseHex(salt), hex.parseHex(input)), hex.parseHex(info), length));
  }
}
