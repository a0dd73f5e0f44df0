package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Secret;
import dev.satchel.cache.readme.ReportsApplication;
import dev.satchel.cache.readme.ReportsCluster;
import dev.satchel.cache.readme.ReportsOnOneServer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.Ports;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;

/** The samples of docs/cluster.md do what the page says. */
class ReportsOnJerseyTest {
  private static RunningServer serve(Application application) {
    return new SessionCacheOnJerseyTest().serve(application);
  }

  @Test
  void aReportIsMadeOnce_andSignOutEverywhereEndsIt() {
    Secret secret = Secret.random();
    int port = Ports.free();
    int other = Ports.free();
    CacheManager here = ReportsCluster.start(HazelcastEngine.config(port, other));
    CacheManager there = ReportsCluster.start(HazelcastEngine.config(other, port));
    try (RunningServer one = serve(new ReportsApplication(here, here, secret));
        RunningServer two = serve(new ReportsApplication(there, there, secret))) {
      Browser browser = new Browser(one.uri());
      browser.submit("/", "user", "ann");
      String report = browser.get("/report").body();
      Browser elsewhere = browser.copiedTo(two.uri());
      assertThat(elsewhere.get("/report").body()).isEqualTo(report);
      assertThat(browser.post("/sign-out-everywhere").status()).isEqualTo(303);
      assertThat(elsewhere.get("/report").body()).isNotEqualTo(report);
    } finally {
      here.getCachingProvider().close();
      there.getCachingProvider().close();
      assertThat(HazelcastEngine.instance(here).getLifecycleService().isRunning()).isFalse();
    }
  }

  @Test
  void oneServer_needsNoCluster() {
    try (RunningServer server = serve(new ReportsOnOneServer(Secret.random()))) {
      Browser browser = new Browser(server.uri());
      browser.submit("/", "user", "ann");
      String report = browser.get("/report").body();
      Browser thief = browser.copiedTo(server.uri());
      assertThat(thief.get("/report").body()).isEqualTo(report);
      browser.post("/sign-out-everywhere");
      assertThat(thief.get("/report").body()).isNotEqualTo(report);
    }
  }
}
