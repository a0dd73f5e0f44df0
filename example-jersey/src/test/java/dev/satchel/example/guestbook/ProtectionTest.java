package dev.satchel.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.Example;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What another site can do to a user of the guestbook, and what the browser is told against it. */
class ProtectionTest {
  private static Example example;
  private static URI site;

  private final Browser browser = new Browser(site);

  @BeforeAll
  static void start() throws Exception {
    example = Example.start(Main.class, Map.of("PORT", "0"));
    site = example.uri();
  }

  @AfterAll
  static void stop() throws Exception {
    example.close();
  }

  private static void assertProtected(Answer answer) {
    assertThat(answer.header("Content-Security-Policy"))
        .hasValue(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
    assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/whoami", "/home", "/style.css", "/icon.svg", "/nope", "/WEB-INF/x"})
  void everyAnswer_tellsTheBrowserWhatItMayDo(String path) {
    assertProtected(browser.get(path));
    assertProtected(browser.send("HEAD", path));
    assertProtected(browser.post(path));
    assertProtected(browser.send("DELETE", path));
    assertProtected(browser.send("OPTIONS", path));
  }

  @Test
  void redirectsAndRefusals_tellTheBrowserWhatItMayDo() {
    Answer login = browser.submit("/login", "user", "Ada");
    assertThat(login.status()).isEqualTo(303);
    assertProtected(login);
    assertProtected(browser.submit("/theme", "theme", "dark"));
    assertProtected(browser.post("/theme/reset", "Sec-Fetch-Site", "cross-site"));
    assertProtected(browser.submit("/login", "user", "x".repeat(100_000)));
    assertProtected(browser.submit("/logout"));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin,         https://evil.example",
    "Origin,         null"
  })
  void formOfAnotherSite_changesNothing(String header, String value) {
    for (String path : new String[] {"/login", "/logout", "/theme/reset", "/hello", "/nope"}) {
      Answer refusal = new Browser(site).post(path, header, value);
      assertThat(refusal.status()).as(path).isEqualTo(403);
      assertThat(refusal.body()).contains("<h1>This form came from another site.</h1>");
      assertThat(refusal.setCookies()).as(path).isEmpty();
    }
    assertThat(browser.get("/", header, value).status()).isEqualTo(200);
    assertThat(browser.send("DELETE", "/login", header, value).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none"})
  void formOfThisSite_isTaken(String header, String value) {
    assertThat(browser.post("/theme/reset", header, value).status()).isEqualTo(303);
    String origin = "http://" + site.getAuthority();
    assertThat(browser.post("/theme/reset", "Origin", origin).status()).isEqualTo(303);
    assertThat(
            browser.post("/theme/reset", "Origin", "https://evil.example", header, value).status())
        .isEqualTo(303);
  }
}
