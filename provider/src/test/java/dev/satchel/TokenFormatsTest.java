package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.OwnClaims;
import dev.satchel.internal.token.PlayClaims;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenFormatsTest {
  private static final CookieSettings COOKIE = CookieSettings.named("a");

  @Test
  void of_isWhatTheSettingsSay() {
    assertThat(TokenFormats.of(COOKIE, null)).isInstanceOf(SignedFormat.class);
    assertThat(TokenFormats.of(COOKIE.signed(), null)).isInstanceOf(SignedFormat.class);
    assertThat(TokenFormats.of(COOKIE.encrypted(), null)).isInstanceOf(EncryptedFormat.class);
    assertThat(TokenFormats.of(COOKIE, PlayCookies.hs256())).isInstanceOf(PlayFormat.class);
    assertThatThrownBy(() -> TokenFormats.of(COOKIE.encrypted(), PlayCookies.hs256()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void claims_areThoseOfTheFormat() {
    assertThat(new SignedFormat().claims()).isSameAs(OwnClaims.FORMAT);
    assertThat(new EncryptedFormat().claims()).isSameAs(OwnClaims.FORMAT);
    assertThat(TokenFormats.of(COOKIE, PlayCookies.hs256()).claims()).isSameAs(PlayClaims.FORMAT);
  }

  /** Key separation: a token counts for its secret, scope, cookie and audience alone. */
  @Test
  void under_eachPurposeHasAKeyOfItsOwn() {
    byte[] payload = {'{', '}'};
    Secret secret = TestCookies.SECRET;
    for (TokenFormat format : List.of(new SignedFormat(), new EncryptedFormat())) {
      String token = format.under(secret, "session", "a", "shop").write(payload);
      assertThat(format.under(secret, "session", "a", "shop").read(token)).isEqualTo(payload);
      for (CompactSerialization other :
          List.of(
              format.under(Secret.random(), "session", "a", "shop"),
              format.under(secret, "flash", "a", "shop"),
              format.under(secret, "session", "b", "shop"),
              format.under(secret, "session", "a", ""))) {
        assertThat(other.read(token)).isNull();
      }
    }
  }

  @Test
  void ownFormats_haveAPlaceForAll_andNoLimitOfTheirOwn() {
    for (TokenFormat format : List.of(new SignedFormat(), new EncryptedFormat())) {
      assertThatCode(() -> format.requireHas(true, true, true)).doesNotThrowAnyException();
      assertThat(format.maxLength(7)).isEqualTo(7);
    }
  }
}
