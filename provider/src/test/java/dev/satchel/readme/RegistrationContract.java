package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that is registered as the guides say, over HTTP, with the default settings. */
abstract class RegistrationContract {
  private SeBootstrap.Instance server;
  private LocalBrowser browser;

  abstract Application application();

  LocalBrowser browser() {
    return browser;
  }

  @BeforeEach
  void start() throws Exception {
    SeBootstrap.Configuration anyPort =
        SeBootstrap.Configuration.builder().host("localhost").port(0).build();
    server =
        SeBootstrap.start(application(), anyPort).toCompletableFuture().get(60, TimeUnit.SECONDS);
    browser = new LocalBrowser(server.configuration().port());
  }

  @AfterEach
  void stop() throws Exception {
    server.stop().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void home_greetsAStranger() throws Exception {
    assertThat(browser.get("/").body()).isEqualTo("Hello, stranger");
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void login_showsItsMessageOnce() throws Exception {
    assertThat(browser.post("/", "user=ann").statusCode()).isEqualTo(303);
    assertThat(browser.cookies()).containsOnlyKeys("__Host-session", "__Host-flash");

    assertThat(browser.get("/").body()).isEqualTo("Welcome, ann");
    assertThat(browser.get("/").body()).isEqualTo("Hello, ann");
    assertThat(browser.cookies()).containsOnlyKeys("__Host-session");
  }

  @Test
  void logout_endsTheSession() throws Exception {
    browser.post("/", "user=ann");
    browser.get("/");
    assertThat(browser.post("/logout", "").statusCode()).isEqualTo(303);
    assertThat(browser.cookies()).containsOnlyKeys("__Host-flash");

    assertThat(browser.get("/").body()).isEqualTo("Goodbye, stranger");
    assertThat(browser.get("/").body()).isEqualTo("Hello, stranger");
  }
}
