package dev.satchel.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Flash;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.contract.Browser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On RESTEasy and Undertow with Weld. */
class InjectTest {
  private static SeBootstrap.Instance server;
  private static URI uri;

  @BeforeAll
  static void start() {
    server =
        SeBootstrap.start(
                new Served(), SeBootstrap.Configuration.builder().host("localhost").port(0).build())
            .toCompletableFuture()
            .join();
    uri = server.configuration().baseUri();
  }

  @AfterAll
  static void stop() {
    server.stop().toCompletableFuture().join();
  }

  @Test
  void resourcesOfEachScope_andBeansBehindThem() {
    for (String place : new String[] {"application", "request", "service"}) {
      Browser browser = new Browser(uri);
      browser.get("/" + place + "?user=ann");
      assertThat(browser.get("/" + place).body()).as(place).isEqualTo("ann welcome");
      assertThat(browser.get("/" + place).body()).as(place).isEqualTo("ann nothing");
    }
  }

  @Test
  void anotherThread_usesTheRequestsOwn() {
    Browser browser = new Browser(uri);
    browser.get("/application?user=ann");
    assertThat(browser.get("/application/later").body()).isEqualTo("ann");
    assertThat(browser.get("/request").body()).startsWith("ann later");
  }

  @Test
  void manyInterleavedRequests_neverSeeAnotherUsersEntries() throws Exception {
    List<String> cookies = new ArrayList<>();
    for (String user : List.of("ann", "bob")) {
      Browser browser = new Browser(uri);
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
                () -> new Browser(uri).with("__Host-session", cookie).get("/application").body()));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get(60, TimeUnit.SECONDS)).startsWith(i % 2 == 0 ? "ann" : "bob");
      }
    } finally {
      senders.shutdownNow();
    }
  }

  public static class Served extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(
          Scopes.class, RequestFilter.class, OfApplication.class, OfRequest.class, OfService.class);
    }
  }

  public static class Scopes implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.signedWith(Secret.random()));
      return true;
    }
  }

  private static String use(Session session, Flash flash, String user) {
    if (user != null) {
      session.put("user", user);
      flash.put("note", "welcome");
    }
    return session.get("user").orElse("nobody") + " " + flash.get("note").orElse("nothing");
  }

  @ApplicationScoped
  @Path("application")
  public static class OfApplication {
    @Inject Session session;
    @Inject Flash flash;

    @GET
    public String get(@QueryParam("user") String user) {
      return use(session, flash, user);
    }

    @GET
    @Path("later")
    public CompletionStage<String> later() {
      Session own = session.current();
      Flash ours = flash.current();
      return CompletableFuture.supplyAsync(
          () -> {
            ours.put("note", "later");
            return own.get("user").orElse("nobody");
          });
    }
  }

  @RequestScoped
  @Path("request")
  public static class OfRequest {
    @Inject Session session;
    @Inject Flash flash;

    @GET
    public String get(@QueryParam("user") String user) {
      return use(session, flash, user);
    }
  }

  /** A bean that knows nothing of Jakarta REST. */
  @ApplicationScoped
  public static class Service {
    @Inject Session session;
    @Inject Flash flash;

    String answer(String user) {
      return use(session, flash, user);
    }
  }

  @RequestScoped
  @Path("service")
  public static class OfService {
    @Inject Service service;

    @GET
    public String get(@QueryParam("user") String user) {
      return service.answer(user);
    }
  }
}
