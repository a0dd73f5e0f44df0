package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.tests.LogLines;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SatchelFeatureTest {
  @Test
  void aSecret_isRequired() {
    String message =
        "SatchelFeature needs a secret to sign sessions with, but none was given; call"
            + " secret(Secret.fromEnvironment(variable))";
    assertThatThrownBy(() -> SatchelFeature.builder().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> SatchelFeature.signedWith(null)).hasMessage(message);
    assertThatThrownBy(() -> SatchelFeature.recommended(null)).hasMessage(message);
    assertThatThrownBy(() -> SatchelFeature.recommendedBuilder(null).build()).hasMessage(message);
  }

  private static Settings settings(SatchelFeature feature) {
    return feature.application().settings();
  }

  @Test
  void recommended_encryptsTheSessionSignsTheFlashAndEndsSessions() {
    Secret secret = Secret.random();
    Settings expected =
        settings(
            SatchelFeature.builder()
                .secret(secret)
                .session(CookieSettings.named("__Host-session").encrypted())
                .flash(CookieSettings.named("__Host-flash").signed())
                .idleTimeout(Duration.ofMinutes(30))
                .absoluteTimeout(Duration.ofHours(12))
                .build());
    assertThat(settings(SatchelFeature.recommended(secret))).isEqualTo(expected);
    assertThat(settings(SatchelFeature.recommendedBuilder(secret).build())).isEqualTo(expected);
  }

  @Test
  void eachRecommendedSetting_canBeReplaced() {
    Secret other = Secret.random();
    Settings replaced =
        settings(
            SatchelFeature.recommendedBuilder(Secret.random())
                .secret(other)
                .session(CookieSettings.named("__Host-shop"))
                .flash(CookieSettings.named("__Host-note"))
                .idleTimeout(Duration.ofHours(1))
                .absoluteTimeout(Duration.ofDays(1))
                .build());
    assertThat(replaced)
        .isEqualTo(
            settings(
                SatchelFeature.builder()
                    .secret(other)
                    .session(CookieSettings.named("__Host-shop"))
                    .flash(CookieSettings.named("__Host-note"))
                    .idleTimeout(Duration.ofHours(1))
                    .absoluteTimeout(Duration.ofDays(1))
                    .build()));
    assertThat(replaced.sessionFormat()).isInstanceOf(SignedFormat.class);
    assertThat(replaced.flashFormat()).isNull();
  }

  @Test
  void signedWith_isAsPlayDoes() {
    Secret secret = Secret.random();
    assertThat(settings(SatchelFeature.signedWith(secret))).isEqualTo(Settings.of(secret));
    assertThat(settings(SatchelFeature.signedWith(secret)).flashFormat()).isNull();
  }

  @Test
  void bothScopesUnderOneName_areRefused() {
    SatchelFeatureBuilder builder =
        SatchelFeature.builder()
            .secret(Secret.random())
            .session(CookieSettings.named("a"))
            .flash(CookieSettings.plainHttp("a"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Session and flash need cookies of two names, but both are named a; rename one");
  }

  @Test
  void nullSettings_areRefused() {
    assertThatThrownBy(() -> SatchelFeature.builder().session(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("cookie");
    assertThatThrownBy(() -> SatchelFeature.builder().flash(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("cookie");
    assertThatThrownBy(() -> SatchelFeature.builder().audience(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("audience");
    assertThatThrownBy(() -> SatchelFeature.builder().clock(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("clock");
    assertThatThrownBy(() -> SatchelFeature.builder().audience("\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("An audience must be well-formed Unicode");
  }

  @Test
  void settingsThatLeaveNoRoom_areRefused() {
    String path = "/" + "p".repeat(1000);
    String domain = "d.".repeat(125) + "org";
    SatchelFeatureBuilder session =
        SatchelFeature.builder()
            .secret(Secret.random())
            .session(CookieSettings.named("s".repeat(752)).withPath(path).withDomain(domain));
    assertThatThrownBy(session::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The name and attributes of a cookie may take half of its 4096 bytes, but the session"
                + " cookie's take 2055; shorten name, Path or Domain");
    SatchelFeatureBuilder flash =
        SatchelFeature.builder()
            .secret(Secret.random())
            .flash(CookieSettings.named("s").withPath(path));
    assertThatThrownBy(flash::build).hasMessageContaining("but the flash cookie's take 10");
  }

  @Test
  void clients_ignoreIt() {
    Client client = ClientBuilder.newClient().register(SatchelFeature.signedWith(Secret.random()));
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(client.target("http://localhost").getConfiguration().getInstances())
          .noneMatch(ScopesFilter.class::isInstance);
      assertThat(log.all()).isEmpty();
    } finally {
      client.close();
    }
  }
}
