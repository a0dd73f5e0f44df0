package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.SeBootstrap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class SettingsOnJerseyTest {
  private static final Secret SECRET = Secret.random();
  private static final Secret LAST_YEARS = Secret.random();

  private static SatchelFeature shop() {
    return Settings.ofTheShop(SECRET, LAST_YEARS);
  }

  @Test
  void ofTheShop_nameAndEncryptTheCookie() throws Exception {
    try (Server server = new Server(shop())) {
      List<String> lines =
          server.browser.post("/", "user=ann").headers().allValues("Set-Cookie").stream()
              .map(line -> line.replaceFirst("=([^;]{20})?[^;]*", "=$1"))
              .toList();
      assertThat(lines)
          .containsExactlyInAnyOrder(
              "__Host-shop=eyJhbGciOiJkaXIiLCJl; Path=/; Secure; HttpOnly; SameSite=Lax",
              "__Host-flash=; Path=/; Secure; HttpOnly; SameSite=Lax");
      assertThat(server.browser.get("/").body()).isEqualTo("Welcome, ann");
    }
  }

  @Test
  void ofTheShop_acceptTheSessionOfTheSameAudienceAndOfLastYearsSecret() throws Exception {
    assertThat(homeWithASessionOf(SECRET, "shop")).isEqualTo("Hello, ann");
    assertThat(homeWithASessionOf(LAST_YEARS, "shop")).isEqualTo("Hello, ann");
    assertThat(homeWithASessionOf(SECRET, "guestbook")).isEqualTo("Hello, stranger");
    assertThat(homeWithASessionOf(Secret.random(), "shop")).isEqualTo("Hello, stranger");
  }

  private static String homeWithASessionOf(Secret secret, String audience) throws Exception {
    SatchelFeature other =
        SatchelFeature.builder()
            .secret(secret)
            .audience(audience)
            .session(CookieSettings.named("__Host-shop").encrypted())
            .build();
    try (Server there = new Server(other);
        Server here = new Server(shop())) {
      there.browser.post("/", "user=ann");
      here.browser.cookies().put("__Host-shop", there.browser.cookies().get("__Host-shop"));
      return here.browser.get("/").body();
    }
  }

  private static final class Server implements AutoCloseable {
    private final SeBootstrap.Instance instance;
    private final LocalBrowser browser;

    Server(SatchelFeature feature) {
      instance =
          SeBootstrap.start(
                  new ResourceConfig(Home.class).register(feature),
                  SeBootstrap.Configuration.builder().host("localhost").port(0).build())
              .toCompletableFuture()
              .orTimeout(60, TimeUnit.SECONDS)
              .join();
      browser = new LocalBrowser(instance.configuration().port());
    }

    @Override
    public void close() {
      instance.stop().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }
}
