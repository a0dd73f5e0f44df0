package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacTest {
  @Test
  void rfc4231() {
    assertThat(mac(repeat(0x0b, 20), "Hi There"))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertThat(mac("Jefe".getBytes(StandardCharsets.UTF_8), "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(mac(repeat(0xaa, 131), "Test Using Larger Than Block-Size Key - Hash Key First"))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  @Test
  void wycheproof() {
    List<JsonNode> tests = Wycheproof.tests("hmac_sha256_test.json").toList();
    assertThat(tests).hasSize(174);
    for (JsonNode test : tests) {
      byte[] tag = Hmac.sha256(Wycheproof.hex(test, "key")).of(Wycheproof.hex(test, "msg"));
      byte[] cut = Arrays.copyOf(tag, test.get("group").get("tagSize").asInt() / 8);
      assertThat(Arrays.equals(cut, Wycheproof.hex(test, "tag")))
          .as(test.get("tcId").asText())
          .isEqualTo(test.get("result").asText().equals("valid"));
    }
  }

  @Test
  void partsAndPrefixes_areTheWhole() {
    Hmac mac = Hmac.sha256(repeat(1, 32));
    byte[] whole = mac.of("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(mac.of("a".getBytes(StandardCharsets.UTF_8), "bc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(whole);
    assertThat(mac.of("abcd".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo(whole);
  }

  @Test
  void manyThreads_shareOne() {
    Hmac mac = Hmac.sha256(repeat(1, 32));
    List<String> once =
        IntStream.range(0, 2000)
            .mapToObj(i -> HexFormat.of().formatHex(mac.of(repeat(i, i))))
            .toList();
    List<String> together =
        IntStream.range(0, 2000)
            .parallel()
            .mapToObj(i -> HexFormat.of().formatHex(mac.of(repeat(i, i))))
            .toList();
    assertThat(together).isEqualTo(once);
  }

  private static String mac(byte[] key, String message) {
    return HexFormat.of().formatHex(Hmac.sha256(key).of(message.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] repeat(int value, int times) {
    byte[] bytes = new byte[times];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
