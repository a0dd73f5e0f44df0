package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The published vectors of JWS that are signed with an HMAC, all of them with HS256. None has the
 * header that our tokens have, so that each is read twice: as it is, and under our header.
 */
class JwsVectorsTest {
  private static final String HEADER = "eyJhbGciOiJIUzI1NiJ9";

  /** The same token and key as 357, which is valid (C2SP/wycheproof#236). */
  private static final Set<Integer> INVALID_BY_MISTAKE = Set.of(367, 370);

  /** Valid there, though a '?' stands in header or payload: RFC 7515 section 2 allows none. */
  private static final Set<Integer> VALID_WITH_FOREIGN_CHARACTERS = Set.of(372, 373);

  /** Valid, and refused for its header, which is compared and not parsed. */
  private static final Map<Integer, String> REFUSED_FOR_ITS_HEADER =
      Map.of(
          1, "kid",
          348, "kid",
          352, "kid",
          357, "kid, and before alg",
          358, "kid, and before alg",
          359, "kid, and before alg",
          367, "kid, and before alg",
          370, "kid, and before alg",
          376, "kid, and white space",
          377, "kid, and white space");

  @Test
  void wycheproof_asTheyAre_noneHasOurHeader() throws IOException {
    Set<Integer> verified = new TreeSet<>();
    List<JsonNode> tests = symmetric();
    assertThat(tests).hasSize(40);
    for (JsonNode test : tests) {
      assertThat(Jws.hs256(key(test)).read(token(test))).as(name(test)).isNull();
      if (isSigned(test)) {
        verified.add(id(test));
      }
    }
    assertThat(verified).isEqualTo(REFUSED_FOR_ITS_HEADER.keySet());
    assertThat(tests.stream().filter(test -> isValid(test) != verified.contains(id(test))))
        .extracting(JwsVectorsTest::id)
        .containsExactlyInAnyOrder(367, 370, 372, 373);
  }

  /**
   * What a vector has wrong with its payload or signature it keeps, and is refused for. What it has
   * wrong with its header is gone.
   */
  @Test
  void wycheproof_underOurHeader_areJudgedAsTheySay() throws IOException {
    int accepted = 0;
    int refused = 0;
    for (JsonNode test : symmetric()) {
      String[] parts = token(test).split("\\.", -1);
      if (!hasHeaderOfHs256(parts[0]) || parts.length < 3) {
        continue;
      }
      String input = HEADER + token(test).substring(parts[0].length(), signatureAt(test) - 1);
      String signature =
          token(test)
              .substring(signatureAt(test))
              .replace(signature(test, signed(test)), signature(test, input));
      byte[] payload = Jws.hs256(key(test)).read(input + "." + signature);
      boolean valid =
          isValid(test) && !VALID_WITH_FOREIGN_CHARACTERS.contains(id(test))
              || INVALID_BY_MISTAKE.contains(id(test));
      assertThat(payload != null).as(name(test)).isEqualTo(valid);
      if (valid) {
        accepted++;
        assertThat(payload).isEqualTo(Base64.getUrlDecoder().decode(parts[1]));
      } else {
        refused++;
      }
    }
    assertThat(accepted).isEqualTo(10);
    assertThat(refused).isEqualTo(18);
  }

  /** Its header holds white space and a line break; its payload is read under ours. */
  @Test
  void rfc7515_a1() {
    String input =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    byte[] key =
        Base64.getUrlDecoder()
            .decode(
                "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
    String signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    Jws jws = Jws.hs256(key);
    assertThat(encoded(Hmac.sha256(key).of(ascii(input)))).isEqualTo(signature);
    assertThat(jws.hasHeader(input + "." + signature)).isFalse();
    assertThat(jws.read(input + "." + signature)).isNull();

    String payload =
        "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";
    String ours = jws.write(ascii(payload));
    assertThat(ours).startsWith(HEADER + input.substring(input.indexOf('.')) + ".");
    assertThat(jws.read(ours)).asString(StandardCharsets.US_ASCII).isEqualTo(payload);
  }

  /** Four last characters are the same signature to a lenient decoder. */
  @Test
  void rfc7515_a1_lastCharacters() {
    byte[] bytes = Base64.getUrlDecoder().decode("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    for (String last : List.of("k", "l", "m", "n")) {
      String text = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX" + last;
      assertThat(Base64.getUrlDecoder().decode(text)).isEqualTo(bytes);
      if (last.equals("k")) {
        assertThat(Base64Url.decode(ascii(text))).isEqualTo(bytes);
      } else {
        assertThat(Base64Url.decode(ascii(text))).as(text).isNull();
      }
    }
  }

  private static List<JsonNode> symmetric() {
    return Wycheproof.tests("json_web_signature_test.json")
        .filter(test -> test.get("group").path("private").path("kty").asText().equals("oct"))
        .collect(Collectors.toList());
  }

  private static boolean hasHeaderOfHs256(String encoded) throws IOException {
    byte[] header = Base64Url.decode(encoded.getBytes(StandardCharsets.ISO_8859_1));
    return header != null
        && header.length > 0
        && header[0] == '{'
        && new ObjectMapper().readTree(header).path("alg").asText().equals("HS256");
  }

  /** By the MAC over the token as it is spelled, compared encoded. */
  private static boolean isSigned(JsonNode test) throws IOException {
    String[] parts = token(test).split("\\.", -1);
    return parts.length == 3
        && hasHeaderOfHs256(parts[0])
        && signature(test, signed(test)).equals(parts[2])
        && Base64Url.decode(parts[1].getBytes(StandardCharsets.ISO_8859_1)) != null;
  }

  private static int signatureAt(JsonNode test) {
    String token = token(test);
    return token.indexOf('.', token.indexOf('.') + 1) + 1;
  }

  private static String signed(JsonNode test) {
    return token(test).substring(0, signatureAt(test) - 1);
  }

  private static String signature(JsonNode test, String input) {
    return encoded(Hmac.sha256(key(test)).of(ascii(input)));
  }

  private static byte[] key(JsonNode test) {
    return Base64.getUrlDecoder().decode(test.get("group").get("private").get("k").asText());
  }

  private static String token(JsonNode test) {
    return test.get("jws").asText();
  }

  private static int id(JsonNode test) {
    return test.get("tcId").asInt();
  }

  private static boolean isValid(JsonNode test) {
    return test.get("result").asText().equals("valid");
  }

  private static String name(JsonNode test) {
    return id(test) + " " + test.get("comment").asText();
  }

  private static String encoded(byte[] bytes) {
    return new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
