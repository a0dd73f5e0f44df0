package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JSON of claims, held against a JSON library. */
class ClaimsTest {
  private static final ObjectMapper JACKSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
            "{\"data\":{\"k\\u0001\\b\\t\\n\\f\\r\\\"\\\\/\":\"\u007f\u0080é€\u2028😀\"},\"nbf\":0,\"iat\":253402300799}");
  }

  @Test
  void anyEntries_areReadBackByUsAndByJackson() throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < 3000; i++) {
      Map<String, String> data = new LinkedHashMap<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        data.put(text(random), text(random));
      }
      Long exp = random.nextBoolean() ? null : (long) random.nextInt(Integer.MAX_VALUE);
      String sid = random.nextBoolean() ? null : text(random);
      Claims claims =
          new Claims(data, exp, random.nextInt(1 << 30), random.nextLong(Claims.MAX_TIME + 1), sid);
      byte[] json = ClaimsWriter.write(claims);
      assertThat(json).hasSize(ClaimsWriter.length(claims));
      assertThat(ClaimsReader.read(json)).isEqualTo(claims);
      JsonNode root = JACKSON.readTree(json);
      assertThat(
              JACKSON.convertValue(root.get("data"), new TypeReference<Map<String, String>>() {}))
          .isEqualTo(data);
      assertThat(root.get("iat").longValue()).isEqualTo(claims.iat());
      // And what Jackson writes, with every character beyond ASCII escaped, is read by us.
      byte[] escaped =
          JACKSON
              .writer()
              .with(JsonWriteFeature.ESCAPE_NON_ASCII)
              .withDefaultPrettyPrinter()
              .writeValueAsBytes(root);
      assertThat(ClaimsReader.read(escaped)).isEqualTo(claims);
    }
  }

  /**
   * What Jackson refuses as no JSON, or reads as another document, is never read as the same
   * claims.
   */
  @Test
  void damagedJson_isRefusedOrReadAsJacksonReadsIt() {
    Random random = new Random(7);
    byte[] json =
        utf8(
            "{\"data\":{\"k\\u00e9\\n\":\"v€\",\"a\":\"\"},\"exp\":30,\"nbf\":1,\"iat\":2,\"sid\":\"s\"}");
    int read = 0;
    for (int i = 0; i < 60_000; i++) {
      byte[] damaged = json.clone();
      for (int n = 1 + random.nextInt(2); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] =
            (byte)
                (random.nextInt(3) > 0
                    ? "\"\\{}[]:,0123456789eE+-.tnu \n".charAt(random.nextInt(27))
                    : random.nextInt(256));
      }
      Claims claims = ClaimsReader.read(damaged);
      if (claims != null) {
        read++;
        assertThat(asJacksonReads(damaged))
            .as(new String(damaged, StandardCharsets.ISO_8859_1))
            .isEqualTo(claims);
      }
    }
    assertThat(read).isGreaterThan(1000);
  }

  private static Claims asJacksonReads(byte[] json) {
    try {
      JsonNode root = JACKSON.readTree(json);
      Map<String, String> data = new LinkedHashMap<>();
      root.get("data")
          .properties()
          .forEach(entry -> data.put(entry.getKey(), entry.getValue().textValue()));
      return new Claims(
          data,
          root.has("exp") ? (Long) root.get("exp").longValue() : null,
          root.get("nbf").longValue(),
          root.get("iat").longValue(),
          root.has("sid") ? root.get("sid").textValue() : null);
    } catch (IOException e) {
      throw new AssertionError("Jackson refuses what we read", e);
    }
  }

  @Test
  void anyOrderAndAnyWhiteSpace_areRead() {
    assertThat(read(" {\t\"iat\" : 2 ,\r\n\"sid\":\"s\",\"nbf\":1,\"data\":{ } } "))
        .isEqualTo(new Claims(Map.of(), null, 1, 2, "s"));
    assertThat(read("{\"data\":{\"\\ud83d\\ude00\":\"\\/\\u00E9\"},\"nbf\":0,\"iat\":0}").data())
        .isEqualTo(Map.of("😀", "/é"));
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
  void bounds_areInside() throws IOException {
    for (int c :
        new int[] {
          0, 0x1F, 0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF
        }) {
      String text = Character.toString(c);
      Claims claims = new Claims(Map.of(text, text), 0L, Claims.MAX_TIME, 9, null);
      byte[] json = ClaimsWriter.write(claims);
      assertThat(json).as("%x", c).hasSize(ClaimsWriter.length(claims));
      assertThat(JACKSON.readTree(json).get("data").get(text).textValue()).isEqualTo(text);
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

  /** Text of all kinds of characters, without unpaired surrogates. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      int c =
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> "\"\\/=&;".charAt(random.nextInt(6));
            case 2 -> 0x80 + random.nextInt(0x780);
            case 3 -> 0x800 + random.nextInt(0xD000);
            case 4 -> 0x10000 + random.nextInt(0x100000);
            default -> 0x20 + random.nextInt(0x60);
          };
      text.appendCodePoint(c);
    }
    return text.toString();
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
