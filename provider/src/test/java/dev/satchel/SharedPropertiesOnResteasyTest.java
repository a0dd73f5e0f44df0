package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.plugins.server.sun.http.HttpContextBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RESTEasy's adapter for the JDK's http server shows each request the properties of all others. */
class SharedPropertiesOnResteasyTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpContextBuilder context = new HttpContextBuilder();
  private HttpServer server;
  private URI uri;

  /** Shows the user of the session, and signs in. */
  @Path("user")
  public static class User {
    @Context Session session;

    @GET
    public String get(@Context Flash flash, @QueryParam("name") String name) {
      String before = session.get("user").orElse("nobody");
      if (name != null) {
        session.put("user", name);
        flash.put("note", name);
      }
      return before + " " + flash.get("note").orElse("nothing");
    }
  }

  /** Serves the resource. */
  public static class Site extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(User.class);
    }

    @Override
    @SuppressWarnings("deprecation") // the only way to serve an instance from a plain Application
    public Set<Object> getSingletons() {
      return Set.of(SatchelFeature.signedWith(Secret.random()));
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    context.getDeployment().setApplication(new Site());
    context.bind(server);
    server.start();
    uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @AfterEach
  void stop() {
    context.cleanup();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aStrangerAfterASignIn_isNobody_andTheLogNamesTheAdapter() {
    try (LogLines log = LogLines.ofThisJvm()) {
      Browser ann = new Browser(uri);
      assertThat(ann.get("/user?name=ann").body()).isEqualTo("nobody nothing");
      for (int i = 0; i < 3; i++) {
        Answer stranger = new Browser(uri).get("/user");
        assertThat(stranger.body()).isEqualTo("nobody nothing");
        assertThat(stranger.setCookies()).isEmpty();
      }
      assertThat(ann.get("/user").body()).isEqualTo("ann ann");
      assertThat(log.all().stream().filter(line -> line.startsWith("SEVERE")))
          .singleElement()
          .asString()
          .contains("RESTEasy's adapter for the JDK's http server")
          .contains("resteasy-undertow");
    }
  }

  @Test
  void usersAtOnce_haveTheirOwnSessions() throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(4);
    try {
      List<Browser> browsers = List.of(new Browser(uri), new Browser(uri), new Browser(uri));
      for (int round = 0; round < 60; round++) {
        int number = round;
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<?>> answers = new ArrayList<>();
        for (Browser browser : browsers) {
          String name = "user" + browsers.indexOf(browser);
          answers.add(
              users.submit(
                  () -> {
                    together.await(20, TimeUnit.SECONDS);
                    Answer answer = browser.get("/user?name=" + name);
                    assertThat(answer.body())
                        .isEqualTo(number == 0 ? "nobody nothing" : name + " " + name);
                    return name;
                  }));
        }
        answers.add(
            users.submit(
                () -> {
                  together.await(20, TimeUnit.SECONDS);
                  Answer answer = new Browser(uri).get("/user");
                  assertThat(answer.body()).isEqualTo("nobody nothing");
                  assertThat(answer.setCookies()).isEmpty();
                  return "stranger";
                }));
        for (Future<?> answer : answers) {
          answer.get(60, TimeUnit.SECONDS);
        }
      }
    } finally {
      users.shutdownNow();
    }
  }
}
