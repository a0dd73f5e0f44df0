package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class SettingsOnJerseyTest {
  private static final Secret SECRET = Secret.random();
  private static final Secret LAST_YEARS = Secret.random();

  private static SatchelFeature shop() {
    return Settings.ofTheShop(SECRET, LAST_YEARS);
  }

  private static RunningServer serving(SatchelFeature feature) {
    return new SeBootstrapServer(new ResourceConfig(Home.class).register(feature));
  }

  @Test
  void ofTheShop_nameAndEncryptTheCookie() {
    try (RunningServer server = serving(shop())) {
      Browser browser = new Browser(server.uri());
      List<String> lines =
          browser.submit("/", "user", "ann").setCookies().stream()
              .map(line -> line.replaceFirst("=([^;]{20})?[^;]*", "=$1"))
              .toList();
      assertThat(lines)
          .containsExactlyInAnyOrder(
              "__Host-shop=eyJhbGciOiJkaXIiLCJl; Path=/; Secure; HttpOnly; SameSite=Lax",
              "__Host-flash=eyJhbGciOiJIUzI1NiJ9; Path=/; Secure; HttpOnly; SameSite=Lax");
      assertThat(browser.get("/").body()).isEqualTo("Welcome, ann");
    }
  }

  @Test
  void ofTheShop_acceptTheSessionOfTheSameAudienceAndOfLastYearsSecret() {
    assertThat(homeWithASessionOf(SECRET, "shop")).isEqualTo("Hello, ann");
    assertThat(homeWithASessionOf(LAST_YEARS, "shop")).isEqualTo("Hello, ann");
    assertThat(homeWithASessionOf(SECRET, "guestbook")).isEqualTo("Hello, stranger");
    assertThat(homeWithASessionOf(Secret.random(), "shop")).isEqualTo("Hello, stranger");
  }

  private static String homeWithASessionOf(Secret secret, String audience) {
    SatchelFeature other =
        SatchelFeature.builder()
            .secret(secret)
            .audience(audience)
            .session(CookieSettings.named("__Host-shop").encrypted())
            .build();
    try (RunningServer there = serving(other);
        RunningServer here = serving(shop())) {
      Browser before = new Browser(there.uri());
      before.submit("/", "user", "ann");
      Browser browser = new Browser(here.uri()).with("__Host-shop", before.cookie("__Host-shop"));
      return browser.get("/").body();
    }
  }
}
