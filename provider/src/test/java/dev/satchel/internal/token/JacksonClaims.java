package dev.satchel.internal.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The claims of a session as a JSON library reads them, but for what it takes and RFC 8259 or this
 * format does not: longer UTF-8 than need be, UTF-16, a byte order mark; half of a surrogate pair,
 * escaped; and -0 for 0.
 */
public final class JacksonClaims {
  /**
   * For bytes: of text, Jackson 2.22 takes each character in an escape for a hex digit whose low
   * byte is that of one.
   */
  private static final ObjectMapper JACKSON =
      JsonMapper.builder(
              JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A pair of surrogates, an unpaired one as group 1, or any other. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u[dD][89abAB]HH\\\\u[dD][c-fC-F]HH|(u[dD][89a-fA-F]HH)|.)"
              .replace("H", "[0-9a-fA-F]"),
          Pattern.DOTALL);

  private static final Set<String> NAMES = Set.of("data", "exp", "nbf", "iat", "sid");
  private static final long YEAR_9999_ENDS = 253_402_300_799L;

  private JacksonClaims() {}

  /**
   * Returns null unless the bytes are the JSON of claims in UTF-8. Jackson is not strict about
   * UTF-8.
   */
  public static Claims read(byte[] json) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return claims(json);
    } catch (IOException e) {
      return null;
    }
  }

  /** The same with U+FFFD for each unpaired surrogate that is escaped. */
  public static Claims readAsPlay(byte[] json) {
    String paired =
        ESCAPE
            .matcher(new String(json, ISO_8859_1))
            .replaceAll(escape -> escape.group(1) == null ? "$0" : "\\\\ufffd");
    return read(paired.getBytes(ISO_8859_1));
  }

  private static Claims claims(byte[] json) throws IOException {
    JsonNode root = JACKSON.readTree(json);
    if (!root.isObject()
        || hasNegative(json)
        || !isText(root.path("data"))
        || !isTime(root.path("nbf"))
        || !isTime(root.path("iat"))
        || root.has("exp") && !isTime(root.get("exp"))
        || root.has("sid") && !isText("", root.get("sid"))
        || !root.propertyStream().allMatch(property -> NAMES.contains(property.getKey()))) {
      return null;
    }
    Map<String, String> data = new LinkedHashMap<>();
    root.get("data")
        .propertyStream()
        .forEach(entry -> data.put(entry.getKey(), entry.getValue().textValue()));
    return new Claims(
        data,
        root.has("exp") ? (Long) root.get("exp").longValue() : null,
        root.get("nbf").longValue(),
        root.get("iat").longValue(),
        root.has("sid") ? root.get("sid").textValue() : null);
  }

  private static boolean isText(JsonNode data) {
    return data.isObject()
        && data.propertyStream().allMatch(entry -> isText(entry.getKey(), entry.getValue()));
  }

  /**
   * Jackson takes an escaped surrogate without its other half, of which no UTF-8 can be written.
   */
  private static boolean isText(String key, JsonNode value) {
    return value.isTextual()
        && UTF_8.newEncoder().canEncode(key)
        && UTF_8.newEncoder().canEncode(value.textValue());
  }

  private static boolean hasNegative(byte[] json) throws IOException {
    try (JsonParser parser = JACKSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getText().startsWith("-")) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isTime(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= 0
        && value.longValue() <= YEAR_9999_ENDS;
  }
}
