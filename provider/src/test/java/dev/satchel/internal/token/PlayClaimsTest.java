package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Play spells claims; tests/compatibility/play-3.0 compares it with Play itself. */
class PlayClaimsTest {
  private static String written(String text) {
    Claims claims = new Claims(Map.of("a", text), null, 1, 2, null);
    byte[] json = PlayClaims.FORMAT.write(claims);
    assertThat(PlayClaims.FORMAT.length(claims)).isEqualTo(json.length);
    assertThat(PlayClaims.FORMAT.read(json)).isEqualTo(claims);
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void texts_areEscapedAsJacksonDoes() {
    assertThat(written("b c")).contains("{\"a\":\"b c\"}");
    assertThat(written("é !")).contains("{\"a\":\"é !\"}");
    assertThat(written("\n\u001f \"\\/")).contains("{\"a\":\"\\n\\u001F \\\"\\\\/\"}");
    assertThat(written("😀é")).contains("{\"a\":\"\\uD83D\\uDE00é\"}");
  }

  @Test
  void itForgetsTheBeginning_andHasNoId() {
    assertThat(PlayClaims.FORMAT.hasBeginning()).isFalse();
    assertThat(PlayClaims.FORMAT.hasId()).isFalse();
    assertThat(PlayClaims.FORMAT.expiryLeeway()).isEqualTo(300);
    assertThat(PlayClaims.FORMAT.length("a", "b")).isEqualTo("\"a\":\"b\"".length());
  }
}
