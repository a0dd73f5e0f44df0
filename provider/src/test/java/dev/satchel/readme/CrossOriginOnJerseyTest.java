package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sample of docs/cross-origin.md does what the page says. */
class CrossOriginOnJerseyTest {
  private final RunningServer server = new SeBootstrapServer(new Orders(Secret.random()));
  private final Browser browser = new Browser(server.uri());

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer post(String path, String form, String header, String value) {
    return browser.send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(header, value)
            .POST(BodyPublishers.ofString(form)));
  }

  @Test
  void order_ofAnotherSite_isRefused() {
    assertThat(post("/orders", "item=pen", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
    assertThat(browser.cookies()).isEmpty();
    assertThat(post("/orders", "item=pen", "Accept", "*/*").status()).isEqualTo(303);
    assertThat(browser.cookies()).hasSize(1);
  }

  @Test
  void paid_isTakenFromEverywhere() {
    assertThat(post("/orders/paid", "", "Sec-Fetch-Site", "cross-site").body())
        .isEqualTo("ignored");
    assertThat(post("/orders/paid", "", "X-Signature", "signed").body()).isEqualTo("noted");
  }
}
