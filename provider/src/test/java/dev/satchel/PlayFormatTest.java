package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayFormatTest {
  private static final CookieSettings COOKIE = CookieSettings.named("PLAY_SESSION");
  private final PlayFormat format = PlayFormat.of(COOKIE, PlayCookies.hs256());

  @Test
  void of_refusesEncryption() {
    assertThatThrownBy(() -> PlayFormat.of(COOKIE.encrypted(), PlayCookies.hs256()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encrypted()");
    assertThatCode(() -> PlayFormat.of(COOKIE.signed(), PlayCookies.hs256()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, false, absoluteTimeout",
    "false, true, false, audience",
    "false, false, true, revocations"
  })
  void requireHas_refusesWhatPlayHasNoPlaceFor(
      boolean beginning, boolean audience, boolean id, String word) {
    assertThatThrownBy(() -> format.requireHas(beginning, audience, id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(word);
    assertThatCode(() -> format.requireHas(false, false, false)).doesNotThrowAnyException();
  }

  @Test
  void under_theKeyIsTheSecretItself() {
    byte[] payload = {'{', '}'};
    String token = format.under(TestCookies.SECRET, "session", "a", "").write(payload);
    assertThat(PlayCookies.hs256().jws(TestCookies.SECRET).read(token)).isEqualTo(payload);
    assertThat(format.under(TestCookies.SECRET, "flash", "b", "").read(token)).isEqualTo(payload);
  }

  @Test
  void maxLength_isWhatABrowserKeeps() {
    assertThat(format.maxLength(2048)).isEqualTo(4096);
  }
}
