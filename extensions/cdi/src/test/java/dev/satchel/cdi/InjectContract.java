package dev.satchel.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.contract.war.War;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** CDI injects both scopes, over real HTTP. A subclass only brings the runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class InjectContract {
  private RunningServer server;
  private URI uri;

  /** Serves {@link InjectResources} at a free port of a loopback address. */
  protected abstract RunningServer serve();

  /** The same as a web application. */
  protected static War war(Class<? extends Application> application) {
    return new War(
        application,
        Map.of(),
        List.of(
            SatchelFeature.class,
            NullMarked.class,
            BeanFeature.class,
            InjectResources.class,
            application));
  }

  @BeforeAll
  void start() {
    server = serve();
    uri = server.uri();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** A new user. */
  protected final Browser browser() {
    return new Browser(uri);
  }

  @Test
  void resourcesOfEachScope_andBeansBehindThem() {
    for (String place : new String[] {"application", "request", "service", "constructor"}) {
      Browser browser = browser();
      browser.get("/" + place + "?user=ann");
      assertThat(browser.get("/" + place).body()).as(place).isEqualTo("ann welcome");
      assertThat(browser.get("/" + place).body()).as(place).isEqualTo("ann nothing");
    }
  }

  @Test
  void anotherThread_usesTheRequestsOwn() {
    Browser browser = browser();
    browser.get("/application?user=ann");
    assertThat(browser.get("/application/later").body()).isEqualTo("ann");
    assertThat(browser.get("/request").body()).startsWith("ann later");
  }

  @Test
  void manyInterleavedRequests_neverSeeAnotherUsersEntries() throws Exception {
    List<String> cookies = new ArrayList<>();
    for (String user : List.of("ann", "bob")) {
      Browser browser = browser();
      browser.get("/application?user=" + user);
      cookies.add(browser.cookie("__Host-session"));
    }
    ExecutorService senders = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        String cookie = cookies.get(i % 2);
        answers.add(
            senders.submit(
                () -> browser().with("__Host-session", cookie).get("/application").body()));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get(60, TimeUnit.SECONDS)).startsWith(i % 2 == 0 ? "ann" : "bob");
      }
    } finally {
      senders.shutdownNow();
    }
  }
}
