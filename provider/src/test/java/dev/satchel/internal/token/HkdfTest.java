package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class HkdfTest {
  private static final byte[] SECRET =
      "a secret of the tests, of enough bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvFileSource(resources = "/rfc/rfc5869.csv")
  void rfc5869(
      int number, String input, String salt, String info, int length, String key, String output) {
    for (HmacSource source : HmacSource.values()) {
      byte[] extracted = Hkdf.extract(source, hex(salt), hex(input));
      assertThat(extracted).as("A.%d", number).isEqualTo(hex(key));
      assertThat(Hkdf.expand(source, extracted, hex(info), length))
          .as("A.%d", number)
          .isEqualTo(hex(output))
          .hasSize(length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void wycheproof(HmacSource source) {
    List<JsonNode> tests = Wycheproof.tests("hkdf_sha256_test.json").toList();
    assertThat(tests).hasSize(86);
    for (JsonNode test : tests) {
      byte[] key = Hkdf.extract(source, Wycheproof.hex(test, "salt"), Wycheproof.hex(test, "ikm"));
      byte[] info = Wycheproof.hex(test, "info");
      int size = test.get("size").asInt();
      if (test.get("result").asText().equals("valid")) {
        assertThat(Hkdf.expand(source, key, info, size))
            .as(test.get("tcId").asText())
            .isEqualTo(Wycheproof.hex(test, "okm"));
      } else {
        assertThatThrownBy(() -> Hkdf.expand(source, key, info, size))
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

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
