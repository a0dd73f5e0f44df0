package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.SeBootstrap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class SettingsOnJerseyTest {
  private static final Secret SECRET = Secret.random();

  @Test
  void ofTheShop_nameTheCookieAndKeepTheSessionForTwelveHours() throws Exception {
    try (Server server = new Server(Settings.ofTheShop(SECRET))) {
      List<String> lines =
          server.browser.post("/", "user=ann").headers().allValues("Set-Cookie").stream()
              .map(line -> line.replaceFirst("=[^;]*", ""))
              .toList();
      assertThat(lines)
          .containsExactlyInAnyOrder(
              "__Host-shop; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200",
              "__Host-flash; Path=/; Secure; HttpOnly; SameSite=Lax");
    }
  }

  @Test
  void ofTheShop_acceptTheSessionOfTheSameAudienceOnly() throws Exception {
    assertThat(homeWithASessionOf("shop")).isEqualTo("Hello, ann");
    assertThat(homeWithASessionOf("guestbook")).isEqualTo("Hello, stranger");
  }

  private static String homeWithASessionOf(String audience) throws Exception {
    SatchelFeature other =
        SatchelFeature.builder()
            .secret(SECRET)
            .audience(audience)
            .session(CookieSettings.named("__Host-shop").withMaxAge(Duration.ofHours(1)))
            .build();
    try (Server there = new Server(other);
        Server here = new Server(Settings.ofTheShop(SECRET))) {
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
