package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The samples of docs/rotation.md, one after another. */
class RotationOnJerseyTest {
  @Test
  void eachStep_knowsTheUserOfTheStepBefore() {
    Secret current = Secret.random();
    Secret coming = Secret.random();
    assertKeepsTheUser(
        List.of(
            SatchelFeature.signedWith(current),
            Rotation.accepting(current, coming),
            Rotation.writing(current, coming),
            Rotation.rolled(coming)));
  }

  @Test
  void eachStepToEncryptedSessions_knowsTheUserOfTheStepBefore() {
    Secret secret = Secret.random();
    Instant end = Instant.now().plus(Duration.ofHours(12));
    assertKeepsTheUser(
        List.of(
            SatchelFeature.signedWith(secret),
            Rotation.reading(secret, end),
            Rotation.encrypting(secret, end),
            Rotation.encrypted(secret)));
  }

  private static void assertKeepsTheUser(List<SatchelFeature> steps) {
    String cookie = null;
    for (SatchelFeature step : steps) {
      try (RunningServer server =
          new SeBootstrapServer(new ResourceConfig(Home.class).register(step))) {
        Browser browser = new Browser(server.uri());
        if (cookie == null) {
          browser.submit("/", "user", "ann");
          browser.get("/");
        } else {
          browser.with("__Host-session", cookie);
        }
        assertThat(browser.get("/").body()).isEqualTo("Hello, ann");
        cookie = browser.cookie("__Host-session");
      }
    }
  }
}
