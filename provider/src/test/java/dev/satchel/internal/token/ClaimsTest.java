package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON of claims by examples; {@link ClaimsDifferentialTest} holds it against a library. */
class ClaimsTest {
  @Test
  void written_inOneOrder() {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("b", "2");
    data.put("a", "");
    assertThat(json(new Claims(data, null, 1, 2, null)))
        .isEqualTo("{\"data\":{\"b\":\"2\",\"a\":\"\"},\"nbf\":1,\"iat\":2}");
    assertThat(json(new Claims(Map.of(), 3L, 1, 2, "x")))
        .isEqualTo("{\"data\":{},\"exp\":3,\"nbf\":1,\"iat\":2,\"sid\":\"x\"}");
    assertThat(
            json(
                new Claims(
                    Map.of("k\u0001\b\t\n\f\r\"\\/", "\u007f\u0080é€\u2028😀"),
                    null,
                    0,
                    Claims.MAX_TIME,
                    null)))
        .isEqualTo(
            "{\"data\":{\"k\\u0001\\b\\t\\n"
                + "\\f\\r"
                + "\\\"\\\\/\":\"\u007f\u0080é€\u2028😀\"},\"nbf\":0,\"iat\":253402300799}");
  }

  /** As Jackson spells it, with which Play writes; what needs no escape has none in either. */
  @Test
  void underPlaysRules_escapesAreThoseOfPlay() {
    String key = "k\u0001\b\t\n\u000b\f\r\u001f\"\\/";
    String value = "\u007f\u0080é€\u2028😀";
    Claims claims = new Claims(Map.of(key, value), 3L, 1, 2, null);
    byte[] json = PlayClaims.FORMAT.write(claims);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"data\":{\"k\\u0001\\b\\t\\n"
                + "\\u000B\\f\\r"
                + "\\u001F\\\"\\\\/\":\"\u007f\u0080é€\u2028\\uD83D\\uDE00\"}"
                + ",\"exp\":3,\"nbf\":1,\"iat\":2}");
    assertThat(json).hasSize(PlayClaims.FORMAT.length(claims));
    Claims empty = new Claims(Map.of(), 3L, 1, 2, null);
    assertThat(PlayClaims.FORMAT.length(key, value))
        .isEqualTo(json.length - PlayClaims.FORMAT.length(empty));
    assertThat(ClaimsReader.readAsPlay(json)).isEqualTo(claims);
    assertThat(PlayClaims.FORMAT.write(empty)).isEqualTo(ClaimsWriter.write(empty));
  }

  @Test
  void anyOrderAndAnyWhiteSpace_areRead() {
    assertThat(read(" {\t\"iat\" : 2 ,\r\n\"sid\":\"s\",\"nbf\":1,\"data\":{ } } "))
        .isEqualTo(new Claims(Map.of(), null, 1, 2, "s"));
    assertThat(read("{\"data\":{\"\\ud83d\\ude00\":\"\\/\\u00E9\"},\"nbf\":0,\"iat\":0}").data())
        .isEqualTo(Map.of("😀", "/é"));
  }

  @Test
  void aClaimGivenTwice_isRefused() {
    List<String> claims =
        List.of("\"data\":{}", "\"exp\":3", "\"nbf\":1", "\"iat\":2", "\"sid\":\"s\"");
    String all = String.join(",", claims);
    assertThat(read("{" + all + "}")).isNotNull();
    for (String claim : claims) {
      assertThat(read("{" + all + "," + claim + "}")).as(claim).isNull();
    }
  }

  /** The JDK puts it where bytes are malformed; here it was written. */
  @Test
  void theReplacementCharacter_isReadAsItself() {
    assertThat(read("{\"data\":{\"a\":\"x\ufffdy\"},\"nbf\":1,\"iat\":2}").data())
        .isEqualTo(Map.of("a", "x\ufffdy"));
  }

  @Test
  void lengthOfAnEntry_isWhatItAdds() {
    Map<String, String> entry = Map.of("k\n", "é\"\u0001");
    Claims with = new Claims(entry, null, 1, 2, null);
    Claims without = new Claims(Map.of(), null, 1, 2, null);
    assertThat(ClaimsWriter.length("k\n", "é\"\u0001"))
        .isEqualTo(ClaimsWriter.length(with) - ClaimsWriter.length(without));
  }

  @Test
  void whatIsNotTheClaimsOfASession_isRefused() {
    String[] refused = {
      "",
      " ",
      "null",
      "[]",
      "1",
      "\"x\"",
      "true",
      "{}",
      "{",
      "}",
      "{]",
      "{\"data\":{}}",
      "{\"nbf\":1,\"iat\":2}",
      "{\"data\":{},\"nbf\":1}",
      "{\"data\":{},\"iat\":1}",
      "{\"data\":[],\"nbf\":1,\"iat\":2}",
      "{\"data\":null,\"nbf\":1,\"iat\":2}",
      "{\"data\":\"\",\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":1},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":null},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":{}},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":[\"b\"]},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":true},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"1\",\"a\":\"1\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"1\",\"\\u0061\":\"1\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{},\"data\":{},\"nbf\":1,\"iat\":2}",
      "{\"data\":{},\"nbf\":1,\"nbf\":1,\"iat\":2}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,\"exp\":3,\"exp\":3}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,\"sid\":\"\",\"sid\":\"\"}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,\"jti\":\"x\"}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,\"\":\"x\"}",
      "{\"data\":{},\"nbf\":\"1\",\"iat\":2}",
      "{\"data\":{},\"nbf\":-1,\"iat\":2}",
      "{\"data\":{},\"nbf\":01,\"iat\":2}",
      "{\"data\":{},\"nbf\":1.0,\"iat\":2}",
      "{\"data\":{},\"nbf\":1e3,\"iat\":2}",
      "{\"data\":{},\"nbf\":+1,\"iat\":2}",
      "{\"data\":{},\"nbf\":,\"iat\":2}",
      "{\"data\":{},\"nbf\":null,\"iat\":2}",
      "{\"data\":{},\"nbf\":253402300800,\"iat\":2}",
      "{\"data\":{},\"nbf\":9223372036854775808,\"iat\":2}",
      "{\"data\":{},\"nbf\":99999999999999999999999999,\"iat\":2}",
      "{\"data\":{},\"nbf\":-9223372036854775808,\"iat\":2}",
      "{\"data\":{},\"nbf\":NaN,\"iat\":2}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,\"exp\":null}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,\"sid\":1}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,\"sid\":null}",
      "{\"data\":{},\"nbf\":1,\"iat\":2}x",
      "{\"data\":{},\"nbf\":1,\"iat\":2}{}",
      "{\"data\":{},\"nbf\":1,\"iat\":2,}",
      "{,\"data\":{},\"nbf\":1,\"iat\":2}",
      "{\"data\":{},\"nbf\":1 \"iat\":2}",
      "{\"data\":{,},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":},\"nbf\":1,\"iat\":2}",
      "{'data':{},'nbf':1,'iat':2}",
      "{data:{},nbf:1,iat:2}",
      "/**/{\"data\":{},\"nbf\":1,\"iat\":2}",
      "\ufeff{\"data\":{},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\x41\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\u12\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\u12g4\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\ud83d\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\ude00\\ud83d\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\uD83D\\u0041\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\u\u0661\u0661\u0661\u0661\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"\\\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"x\ny\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"x\u0000y\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"x\ty\"},\"nbf\":1,\"iat\":2}",
      "{\"data\":{\"a\":\"b",
      "{\"data\":{\"a\":\"b\\",
      "{\"data\":{\"a\":\"b\\u",
      "{\"data\"",
      "{\"data\":",
      "{\"data\":{\"a\":\"b\"}",
      "{\"data\":{}, \f\"nbf\":1,\"iat\":2}",
    };
    for (String json : refused) {
      assertThat(read(json)).as(json).isNull();
    }
  }

  @Test
  void bounds_areInside() {
    for (int c :
        new int[] {
          0, 0x1F, 0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF
        }) {
      String text = Character.toString(c);
      Claims claims = new Claims(Map.of(text, text), 0L, Claims.MAX_TIME, 9, null);
      byte[] json = ClaimsWriter.write(claims);
      assertThat(json).as("%x", c).hasSize(ClaimsWriter.length(claims));
      assertThat(JacksonClaims.read(json)).isEqualTo(claims);
      assertThat(ClaimsReader.read(json)).isEqualTo(claims);
    }
  }

  /** Jackson, with which Play writes, escapes each surrogate by itself, paired or not. */
  @Test
  void unpairedSurrogatesInEscapes_areReadFromPlayAlone() {
    String json =
        "{\"data\":{\"\\ude00a\":\"b\\uD83D\",\"c\":\"\\ud83d\\ude00\\ud83d\\ud83d\\ude00\"},\"nbf\":1,\"iat\":2}";
    assertThat(read(json)).isNull();
    assertThat(ClaimsReader.readAsPlay(utf8(json)))
        .isEqualTo(new Claims(Map.of("\ufffda", "b\ufffd", "c", "😀\ufffd😀"), null, 1, 2, null));
    assertThat(ClaimsReader.readAsPlay(utf8(json.replace("\\ude00a", "\\u00"))))
        .as("a half escape")
        .isNull();
  }

  @Test
  void deepNesting_isRefusedWithoutRecursion() {
    assertThat(read("[".repeat(100_000))).isNull();
    assertThat(read("{\"data\":".repeat(100_000))).isNull();
    assertThat(read("{\"data\":{\"a\":" + "{\"a\":".repeat(100_000))).isNull();
  }

  @Test
  void invalidUtf8_isRefused() {
    int[][] invalid = {
      {0x80},
      {0xC3},
      {0xC0, 0xAF},
      {0xE2, 0x82},
      {0xED, 0xA0, 0x80},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF8, 0x88, 0x80, 0x80, 0x80},
      {0xFF},
      {0xFE}
    };
    for (int[] bytes : invalid) {
      StringBuilder json = new StringBuilder("{\"data\":{\"a\":\"");
      for (int b : bytes) {
        json.append((char) b);
      }
      json.append("\"},\"nbf\":1,\"iat\":2}");
      assertThat(ClaimsReader.read(json.toString().getBytes(StandardCharsets.ISO_8859_1)))
          .as("%x", bytes[0])
          .isNull();
    }
  }

  @Test
  void texts_doNotShowValues() {
    assertThat(new Claims(Map.of("key", "value"), null, 0, 0, "id").toString())
        .isEqualTo("Claims[1 entries]");
  }

  private static Claims read(String json) {
    return ClaimsReader.read(utf8(json));
  }

  private static String json(Claims claims) {
    return new String(ClaimsWriter.write(claims), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
