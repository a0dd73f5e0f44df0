package dev.satchel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks the sample of each page in docs/runtimes, over real HTTP. A subclass serves the sample of
 * its page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GuideContract {
  private RunningServer server;

  /** Serves the sample at a free port of a loopback address. */
  protected abstract RunningServer serve() throws Exception;

  @BeforeAll
  void start() throws Exception {
    server = serve();
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private Browser browser() {
    return new Browser(server.uri());
  }

  @Test
  void aStranger_isGreeted_andGetsNoCookie() {
    Answer page = browser().get("/hello");
    assertThat(page.body()).isEqualTo("Hello, stranger");
    assertThat(page.setCookies()).isEmpty();
  }

  @Test
  void signIn_redirects_andThePageShowsItsMessageOnce() {
    Browser browser = browser();
    Answer signedIn = browser.submit("/hello", "user", "ann");
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(server.uri().resolve(signedIn.header("Location").orElseThrow()))
        .isEqualTo(server.uri().resolve("hello"));
    assertThat(browser.get("/hello").body()).isEqualTo("Welcome, ann");
    assertThat(browser.get("/hello").body()).isEqualTo("Hello, ann");
  }

  @Test
  void signOut_endsTheSession() {
    Browser browser = browser();
    browser.submit("/hello", "user", "ann");
    assertThat(browser.submit("/hello/sign-out").status()).isEqualTo(303);
    assertThat(browser.cookie("__Host-session")).isNull();
    assertThat(browser.get("/hello").body()).isEqualTo("Goodbye, stranger");
    assertThat(browser.get("/hello").body()).isEqualTo("Hello, stranger");
  }
}
