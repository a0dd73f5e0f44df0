package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Checks which settings Play's cookies allow. The tests of tests/compatibility/play-3.0 check the
 * content of the cookies.
 */
class PlayCookiesTest {
  private static final String NO_ENCRYPTION =
      "Play signs its cookies and cannot open others, but a cookie of PlayCookies is to be"
          + " encrypted; leave encrypted() out, and begin with SatchelFeature.builder()";

  private static SatchelFeatureBuilder playing(PlayCookies cookies) {
    return SatchelFeature.builder().secret(secretOf(64)).play(cookies);
  }

  private static Secret secretOf(int bytes) {
    return Secret.of(
        "a secret of the wanted length: "
            .concat("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
            .substring(0, bytes));
  }

  private static void assertRefused(SatchelFeatureBuilder settings, String message) {
    assertThatThrownBy(settings::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void encryption_isRefusedForACookieOfPlay() {
    CookieSettings session = CookieSettings.named("PLAY_SESSION").encrypted();
    CookieSettings flash = CookieSettings.named("PLAY_FLASH").encrypted();
    assertRefused(playing(PlayCookies.hs256()).session(session), NO_ENCRYPTION);
    assertRefused(playing(PlayCookies.hs256().withFlash()).session(session), NO_ENCRYPTION);
    assertRefused(playing(PlayCookies.hs256().withFlash()).flash(flash), NO_ENCRYPTION);
  }

  @Test
  void flashOfOurOwn_mayBeEncryptedBesideASessionOfPlay() {
    CookieSettings flash = CookieSettings.named("__Host-flash").encrypted();
    assertThat(playing(PlayCookies.hs256()).flash(flash).build()).isNotNull();
  }

  @Test
  void signedCookies_areWhatPlayHasAnyway() {
    SatchelFeatureBuilder settings =
        playing(PlayCookies.hs256().withFlash())
            .session(CookieSettings.named("PLAY_SESSION").signed())
            .flash(CookieSettings.named("PLAY_FLASH").signed());
    assertThat(settings.build()).isNotNull();
  }

  @Test
  void absoluteTimeout_isRefused_andAnIdleTimeoutIsNot() {
    SatchelFeatureBuilder settings =
        playing(PlayCookies.hs256()).idleTimeout(Duration.ofMinutes(30));
    assertThat(settings.build()).isNotNull();
    assertRefused(
        settings.absoluteTimeout(Duration.ofHours(8)),
        "Play's tokens do not say when a session began, which absoluteTimeout needs, but there are"
            + " PlayCookies; leave absoluteTimeout out until the last route has moved");
  }

  @Test
  void audience_isRefused() {
    assertRefused(
        playing(PlayCookies.hs256()).audience("shop"),
        "Play signs with the secret itself, which an audience cannot change, but an audience was"
            + " given; leave the audience out");
  }

  @Test
  void shortSecret_isRefused() {
    assertThatThrownBy(() -> secretOf(31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A secret needs at least 32 bytes, but got 31; make one with: openssl rand -base64 32");
    assertRefused(playing(PlayCookies.hs384()).secret(secretOf(47)), tooShort("HS384", 48, 47));
    assertRefused(playing(PlayCookies.hs512()).secret(secretOf(63)), tooShort("HS512", 64, 63));
    for (SatchelFeatureBuilder enough :
        new SatchelFeatureBuilder[] {
          playing(PlayCookies.hs256()).secret(secretOf(32)),
          playing(PlayCookies.hs384()).secret(secretOf(48)),
          playing(PlayCookies.hs512()).secret(secretOf(64))
        }) {
      assertThat(enough.build()).isNotNull();
    }
  }

  @Test
  void shortSecretAmongOlderOrAcceptedOnes_isRefused() {
    PlayCookies cookies = PlayCookies.hs384().withFlash();
    assertRefused(playing(cookies).olderSecrets(secretOf(32)), tooShort("HS384", 48, 32));
    assertRefused(
        playing(cookies).acceptedSecrets(secretOf(50), secretOf(40)), tooShort("HS384", 48, 40));
  }

  private static String tooShort(String algorithm, int needed, int found) {
    return "Play's "
        + algorithm
        + " needs a secret of at least "
        + needed
        + " bytes, but one secret has "
        + found
        + "; take Play's play.http.secret.key and the algorithm that Play is configured for";
  }

  @Test
  void nullCookies_areRefused() {
    assertThatThrownBy(() -> SatchelFeature.builder().play(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("cookies");
  }

  @Test
  void names_arePlaysUnlessGiven() {
    assertThat(lines(playing(PlayCookies.hs256())))
        .containsExactly(
            "PLAY_SESSION=; Path=/; Secure; HttpOnly; SameSite=Lax",
            "__Host-flash=; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(lines(playing(PlayCookies.hs256().withFlash())))
        .containsExactly(
            "PLAY_SESSION=; Path=/; Secure; HttpOnly; SameSite=Lax",
            "PLAY_FLASH=; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(lines(playing(PlayCookies.hs256()).session(CookieSettings.plainHttp("sid"))))
        .startsWith("sid=; Path=/; HttpOnly; SameSite=Lax");
  }

  private static String[] lines(SatchelFeatureBuilder settings) {
    Settings built = settings.build().application().settings();
    return new String[] {built.session().toString(), built.flash().toString()};
  }

  /** Play writes a flash of any size, and escapes each surrogate by itself, paired or not. */
  @Test
  void whatPlayWritesAndWeWouldNot_isRead() {
    TestCookies cookies = new TestCookies(playing(PlayCookies.hs256().withFlash()).build());
    String half = signed("{\"data\":{\"a\":\"b\\uD83D\"},\"nbf\":1,\"iat\":1}");
    assertThat(cookies.readSession(List.of("PLAY_SESSION=" + half)).entries())
        .isEqualTo(Map.of("a", "b\ufffd"));
    String text = "x".repeat(2900);
    String large = signed("{\"data\":{\"a\":\"" + text + "\"},\"nbf\":1,\"iat\":1}");
    assertThat(cookies.readFlash(List.of("PLAY_FLASH=" + large)).entries())
        .isEqualTo(Map.of("a", text));
    String tooLarge = signed("{\"data\":{\"a\":\"" + text + text + "\"},\"nbf\":1,\"iat\":1}");
    assertThat(cookies.readFlash(List.of("PLAY_FLASH=" + tooLarge)).entries()).isEmpty();
  }

  private static String signed(String json) {
    return PlayCookies.hs256().jws(secretOf(64)).write(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void equalSettings_areThoseOfOneAlgorithmAndTheSameScopes() {
    assertThat(PlayCookies.hs256()).isEqualTo(PlayCookies.hs256());
    assertThat(PlayCookies.hs256()).isNotEqualTo(PlayCookies.hs384());
    assertThat(PlayCookies.hs256()).isNotEqualTo(PlayCookies.hs256().withFlash());
  }

  @Test
  void toString_namesAlgorithmAndScopes() {
    assertThat(PlayCookies.hs256()).hasToString("PlayCookies[HS256]");
    assertThat(PlayCookies.hs384()).hasToString("PlayCookies[HS384]");
    assertThat(PlayCookies.hs512().withFlash()).hasToString("PlayCookies[HS512, with flash]");
  }

  @Test
  void hashCode_tellsAlgorithmsAndScopesApart() {
    assertThat(PlayCookies.hs256()).hasSameHashCodeAs(PlayCookies.hs256());
    assertThat(PlayCookies.hs256().hashCode()).isNotEqualTo(PlayCookies.hs384().hashCode());
    assertThat(PlayCookies.hs256().hashCode())
        .isNotEqualTo(PlayCookies.hs256().withFlash().hashCode());
  }
}
