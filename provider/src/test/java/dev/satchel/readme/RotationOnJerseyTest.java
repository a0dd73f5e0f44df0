package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.SeBootstrap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The samples of docs/rotation.md, one after another. */
class RotationOnJerseyTest {
  @Test
  void eachStep_knowsTheUserOfTheStepBefore() throws Exception {
    Secret current = Secret.random();
    Secret coming = Secret.random();
    String cookie = null;
    List<SatchelFeature> steps =
        List.of(
            SatchelFeature.signedWith(current),
            Rotation.accepting(current, coming),
            Rotation.writing(current, coming),
            Rotation.rolled(coming));
    for (SatchelFeature step : steps) {
      SeBootstrap.Instance server =
          SeBootstrap.start(
                  new ResourceConfig(Home.class).register(step),
                  SeBootstrap.Configuration.builder().host("localhost").port(0).build())
              .toCompletableFuture()
              .orTimeout(60, TimeUnit.SECONDS)
              .join();
      try {
        LocalBrowser browser = new LocalBrowser(server.configuration().port());
        if (cookie == null) {
          browser.post("/", "user=ann");
          browser.get("/");
        } else {
          browser.cookies().put("__Host-session", cookie);
        }
        assertThat(browser.get("/").body()).isEqualTo("Hello, ann");
        cookie = browser.cookies().get("__Host-session");
      } finally {
        server.stop().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
      }
    }
  }
}
