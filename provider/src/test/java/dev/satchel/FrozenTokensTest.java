package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.satchel.internal.token.Claims;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cookies of every format and setting, as earlier versions wrote them: an upgrade must not sign out
 * anybody. If one of these fails, the code is wrong and not the file.
 */
class FrozenTokensTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final int FIRST = 39;

  private static JsonNode tokens() throws IOException {
    try (InputStream file = FrozenTokensTest.class.getResourceAsStream("/frozen-tokens.json")) {
      return JACKSON.readTree(file).get("tokens");
    }
  }

  private static Stream<Named<JsonNode>> named() throws IOException {
    return tokens().valueStream().map(token -> Named.of(token.get("name").asText(), token));
  }

  @ParameterizedTest
  @MethodSource("named")
  void isReadAsItWasWritten(JsonNode token) {
    String secret = token.get("secret").asText();
    String cookie = token.get("cookie").asText();
    Map<String, String> entries =
        JACKSON.convertValue(token.get("entries"), new TypeReference<Map<String, String>>() {});
    assertThat(read(token, secret, cookie)).isEqualTo(entries).isNotEmpty();
    assertThat(read(token, secret, cookie + "&")).as("spoilt").isEmpty();
    assertThat(read(token, secret + ".", cookie).isEmpty())
        .as("under another secret")
        .isEqualTo(isProtected(token));
    if (token.get("scope").asText().equals("session")) {
      JsonNode claims = token.get("claims");
      assertThat(cookies(token, secret).readSession(List.of(cookie)).claims())
          .isEqualTo(
              new Claims(
                  entries,
                  claims.has("exp") ? (Long) claims.get("exp").longValue() : null,
                  claims.get("nbf").longValue(),
                  claims.get("iat").longValue(),
                  claims.has("sid") ? claims.get("sid").textValue() : null));
    }
  }

  /** Later ones come behind, and are not in this digest. */
  @Test
  void theFirstOnes_areAsTheyWere() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    JsonNode tokens = tokens();
    for (int i = 0; i < FIRST; i++) {
      digest.update(JACKSON.writeValueAsBytes(tokens.get(i)));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .as("frozen-tokens.json is only added to, at its end")
        .isEqualTo("11962d092a77d21e9a83d9b01425053fae4014a65b5660f8fdc72fde5b669423");
  }

  private static boolean isProtected(JsonNode token) {
    JsonNode settings = token.get("settings");
    return token.get("scope").asText().equals("session")
        || settings.has("flash")
        || settings.has("play");
  }

  private static Map<String, String> read(JsonNode token, String secret, String cookie) {
    TestCookies cookies = cookies(token, secret);
    return token.get("scope").asText().equals("session")
        ? cookies.readSession(List.of(cookie)).entries()
        : cookies.readFlash(List.of(cookie)).entries();
  }

  private static TestCookies cookies(JsonNode token, String secret) {
    JsonNode settings = token.get("settings");
    SatchelFeatureBuilder builder =
        SatchelFeature.builder()
            .secret(Secret.of(secret))
            .clock(InstantSource.fixed(Instant.ofEpochSecond(token.get("time").asLong())));
    boolean play = settings.has("play");
    CookieSettings session =
        CookieSettings.named(
            settings.path("sessionName").asText(play ? "PLAY_SESSION" : "__Host-session"));
    CookieSettings flash =
        CookieSettings.named(
            settings.path("flashName").asText(play ? "PLAY_FLASH" : "__Host-flash"));
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      String text = setting.getValue().asText();
      Duration seconds = Duration.ofSeconds(setting.getValue().asLong());
      switch (setting.getKey()) {
        case "sessionName", "flashName" -> assertThat(text).isNotEmpty();
        case "session" -> session = isEncrypted(text) ? session.encrypted() : session.signed();
        case "flash" -> flash = isEncrypted(text) ? flash.encrypted() : flash.signed();
        case "maxAge" -> session = session.withMaxAge(seconds);
        case "flashMaxAge" -> flash = flash.withMaxAge(seconds);
        case "idleTimeout" -> builder.idleTimeout(seconds);
        case "absoluteTimeout" -> builder.absoluteTimeout(seconds);
        case "audience" -> builder.audience(text);
        case "play" -> builder.play(play(text).withFlash());
        default -> throw new AssertionError("no such setting: " + setting.getKey());
      }
    }
    return new TestCookies(builder.session(session).flash(flash).build());
  }

  private static boolean isEncrypted(String protection) {
    return switch (protection) {
      case "encrypted" -> true;
      case "signed" -> false;
      default -> throw new AssertionError("no such protection: " + protection);
    };
  }

  private static PlayCookies play(String algorithm) {
    return switch (algorithm) {
      case "HS256" -> PlayCookies.hs256();
      case "HS384" -> PlayCookies.hs384();
      case "HS512" -> PlayCookies.hs512();
      default -> throw new AssertionError("no such algorithm: " + algorithm);
    };
  }
}
