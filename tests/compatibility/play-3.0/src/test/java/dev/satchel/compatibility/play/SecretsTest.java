package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.tests.Browser;
import dev.satchel.tests.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that tokens verify only under the same secret and the same algorithm. */
class SecretsTest {
  private static final Map<String, String> ANN = Map.of("user", "ann");

  /** HS512 needs 64 bytes, as many as playGenerateSecret makes. */
  private static final String SECRET =
      "Sixty-four bytes are enough for every algorithm of these three!!";

  private static final String OTHER =
      "Another secret of as many bytes, with which nothing is read here";

  private final SteppingClock clock = new SteppingClock();

  private enum Algorithm {
    HS256,
    HS384,
    HS512;

    PlayCookies cookies() {
      return switch (this) {
        case HS256 -> PlayCookies.hs256();
        case HS384 -> PlayCookies.hs384();
        case HS512 -> PlayCookies.hs512();
      };
    }
  }

  private PlayApplication play(String secret, Algorithm algorithm) {
    return new PlayApplication(
        secret, clock, "play.http.session.jwt.signatureAlgorithm = " + algorithm);
  }

  private Site site(SatchelFeatureBuilder settings) {
    return new Site(settings.clock(clock).build());
  }

  private Site site(String secret, Algorithm algorithm) {
    return site(SatchelFeature.builder().secret(Secret.of(secret)).play(algorithm.cookies()));
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void algorithm_isReadByItselfAlone(Algorithm ours) {
    try (Site site = site(SECRET, ours)) {
      String token = site.session(ANN);
      assertThat(header(token)).isEqualTo("{\"alg\":\"" + ours + "\"}");
      for (Algorithm theirs : Algorithm.values()) {
        PlayApplication play = play(SECRET, theirs);
        assertThat(site.session(play.session(ANN))).isEqualTo(theirs == ours ? ANN : Map.of());
        assertThat(play.session(token)).isEqualTo(theirs == ours ? ANN : Map.of());
      }
    }
  }

  private static String header(String token) {
    String header = token.substring(0, token.indexOf('.'));
    return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
  }

  /** RFC 2104 hashes a key that is longer than the hash's block. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "32 bytes, no more are needed, OK",
        "M9:tcYu4^xjJ[Vd]2Kg=Rq7<eHn5bTzW@pLs3`aF6;kXoB_mQy8?hDwC1>iZrNvG",
        "A secret of more bytes than a block of SHA-256 has, of which there are sixty-four",
        "Ein Schlüssel mit Umlauten, ein Geheimnis in 日本語 und 😀"
      })
  void keyIsTheSecretInUtf8(String secret) {
    PlayApplication play = play(secret, Algorithm.HS256);
    try (Site site = site(secret, Algorithm.HS256)) {
      assertThat(site.session(play.session(ANN))).isEqualTo(ANN);
      assertThat(play.session(site.session(ANN))).isEqualTo(ANN);
    }
  }

  @Test
  void anotherSecret_readsAsEmptyOnBothSides() {
    PlayApplication play = play(OTHER, Algorithm.HS256);
    try (Site site = site(SECRET, Algorithm.HS256)) {
      assertThat(site.session(play.session(ANN))).isEmpty();
      assertThat(play.session(site.session(ANN))).isEmpty();
    }
  }

  @Test
  void olderSecret_isReadAndWrittenAnewWithTheSameClaims() {
    SatchelFeatureBuilder settings =
        SatchelFeature.builder()
            .secret(Secret.of(SECRET))
            .olderSecrets(Secret.of(OTHER))
            .play(PlayCookies.hs256());
    try (Site site = site(settings)) {
      Browser browser =
          site.browser().with(Site.SESSION, play(OTHER, Algorithm.HS256).session(ANN));
      String underTheNewSecret = play(SECRET, Algorithm.HS256).session(ANN);
      clock.step(Duration.ofHours(1));
      site.visit(browser, (session, flash) -> assertThat(session.asMap()).isEqualTo(ANN));
      assertThat(browser.cookie(Site.SESSION)).isEqualTo(underTheNewSecret);
    }
  }

  @Test
  void acceptedSecret_isReadAndLeftAlone() {
    SatchelFeatureBuilder settings =
        SatchelFeature.builder()
            .secret(Secret.of(SECRET))
            .acceptedSecrets(Secret.of(OTHER))
            .play(PlayCookies.hs256());
    try (Site site = site(settings)) {
      String token = play(OTHER, Algorithm.HS256).session(ANN);
      Browser browser = site.browser().with(Site.SESSION, token);
      site.visit(browser, (session, flash) -> assertThat(session.asMap()).isEqualTo(ANN));
      assertThat(browser.cookie(Site.SESSION)).isEqualTo(token);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changemechangemechangemechangeme",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "0123456789abcdef0123456789abcdef",
        " Blanks before and behind a secret of many bytes ",
        "Every reader of this page knows this secret."
      })
  void guessableSecret_isTakenByPlayAlone(String secret) {
    PlayApplication play = play(secret, Algorithm.HS256);
    assertThat(play.session(play.session(ANN))).isEqualTo(ANN);
    assertThatThrownBy(() -> Secret.of(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A secret must not ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "changeme", "31 bytes, one fewer than needed"})
  void shortSecret_isRefusedByBoth(String secret) {
    assertThatThrownBy(() -> play(secret, Algorithm.HS256)).hasMessageContaining("secret");
    assertThatThrownBy(() -> Secret.of(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A secret needs at least 32 bytes");
  }
}
