package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import jakarta.ws.rs.core.Application;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that is registered as the guides say, over HTTP, with the default settings. */
abstract class RegistrationContract {
  private RunningServer server;
  private Browser browser;

  abstract Application application();

  Browser browser() {
    return browser;
  }

  @BeforeEach
  void start() {
    server = new SeBootstrapServer(application());
    browser = new Browser(server.uri());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void home_greetsAStranger() {
    assertThat(browser.get("/").body()).isEqualTo("Hello, stranger");
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void login_showsItsMessageOnce() {
    assertThat(browser.submit("/", "user", "ann").status()).isEqualTo(303);
    assertThat(browser.cookies()).containsOnlyKeys("__Host-session", "__Host-flash");

    assertThat(browser.get("/").body()).isEqualTo("Welcome, ann");
    assertThat(browser.get("/").body()).isEqualTo("Hello, ann");
    assertThat(browser.cookies()).containsOnlyKeys("__Host-session");
  }

  @Test
  void logout_endsTheSession() {
    browser.submit("/", "user", "ann");
    browser.get("/");
    assertThat(browser.submit("/logout").status()).isEqualTo(303);
    assertThat(browser.cookies()).containsOnlyKeys("__Host-flash");

    assertThat(browser.get("/").body()).isEqualTo("Goodbye, stranger");
    assertThat(browser.get("/").body()).isEqualTo("Hello, stranger");
  }
}
