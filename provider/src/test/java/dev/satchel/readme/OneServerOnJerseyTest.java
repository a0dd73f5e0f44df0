package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Secret;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The sample of one server in docs/cluster.md does what the page says. */
class OneServerOnJerseyTest {
  private static RunningServer serving(Secret secret) {
    return new SeBootstrapServer(
        new ResourceConfig(Guestbook.Home.class).register(OneServer.feature(secret)));
  }

  private static String home(Browser copied, RunningServer server) {
    return copied.copiedTo(server.uri()).get("/").body();
  }

  @Test
  void signingOut_endsTheCopiesOfTheCookie_untilARestart() {
    Secret secret = Secret.random();
    Browser copy;
    try (RunningServer server = serving(secret)) {
      Browser browser = new Browser(server.uri());
      browser.submit("/", "user", "ann");
      copy = browser.copiedTo(server.uri());
      assertThat(home(copy, server)).isEqualTo("Welcome, ann");
      assertThat(browser.post("/logout").status()).isEqualTo(303);
      assertThat(home(copy, server)).isEqualTo("Welcome, stranger");
    }
    try (RunningServer restarted = serving(secret)) {
      assertThat(home(copy, restarted)).isEqualTo("Welcome, ann");
    }
  }
}
