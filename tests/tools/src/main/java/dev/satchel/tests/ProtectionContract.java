package dev.satchel.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What another site can do to a user of any example, and what the browser is told against it. */
public abstract class ProtectionContract extends WithExample {
  protected ProtectionContract(Class<?> main) {
    super(main);
  }

  /** Returns the paths of pages and pictures that only this example has. */
  protected abstract List<String> ownPaths();

  /** Sends a form with fields, which anyone may send. */
  protected abstract Answer sendFields();

  /** Returns the path of a form without fields, which anyone may send. */
  protected abstract String button();

  /** Returns the path of another form without fields. */
  protected abstract String otherButton();

  Stream<String> paths() {
    return Stream.concat(
        Stream.of("/", "/whoami", "/style.css", "/icon.svg", "/nope", "/WEB-INF/x"),
        ownPaths().stream());
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
  @MethodSource("paths")
  void everyAnswer_tellsTheBrowserWhatItMayDo(String path) {
    assertProtected(browser().get(path));
    assertProtected(browser().send("HEAD", path));
    assertProtected(browser().post(path));
    assertProtected(browser().send("DELETE", path));
    assertProtected(browser().send("OPTIONS", path));
  }

  @Test
  void redirectsAndRefusals_tellTheBrowserWhatItMayDo() {
    Answer login = browser().submit("/login", "user", "Ada");
    assertThat(login.status()).isEqualTo(303);
    assertProtected(login);
    assertProtected(sendFields());
    assertProtected(browser().post(button(), "Sec-Fetch-Site", "cross-site"));
    assertProtected(browser().submit("/login", "user", "x".repeat(100_000)));
    assertProtected(browser().submit("/logout"));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin,         https://evil.example",
    "Origin,         null"
  })
  void formOfAnotherSite_changesNothing(String header, String value) {
    for (String path : new String[] {"/login", "/logout", button(), otherButton()}) {
      Answer refusal = new Browser(site()).post(path, header, value);
      assertThat(refusal.status()).as(path).isEqualTo(403);
      assertThat(refusal.body()).contains("<h1>This form came from another site.</h1>");
      assertThat(refusal.setCookies()).as(path).isEmpty();
    }
    assertThat(browser().get("/", header, value).status()).isEqualTo(200);
    assertThat(browser().post("/nope", header, value).status()).isEqualTo(404);
    assertThat(browser().send("DELETE", "/login", header, value).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none"})
  void formOfThisSite_isTaken(String header, String value) {
    assertThat(browser().post(button(), header, value).status()).isEqualTo(303);
    String origin = "http://" + site().getAuthority();
    assertThat(browser().post(button(), "Origin", origin).status()).isEqualTo(303);
    assertThat(browser().post(button(), "Origin", "https://evil.example", header, value).status())
        .isEqualTo(303);
  }

  @Test
  void cookies_areEncryptedAndSigned_orAsPlayWritesThem() throws Exception {
    String signed = "eyJhbGciOiJIUzI1NiJ9.";
    String encrypted = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..";
    assertCookiesBeginWith(encrypted, signed, Map.of());
    assertCookiesBeginWith(encrypted, signed, Map.of("SATCHEL_ENCRYPT", "true"));
    assertCookiesBeginWith(signed, "success=Welcome", Map.of("SATCHEL_ENCRYPT", "false"));
  }

  private void assertCookiesBeginWith(String session, String flash, Map<String, String> variables)
      throws Exception {
    try (Example example = started(variables)) {
      Browser browser = new Browser(example.uri());
      browser.submit("/login", "user", "Zoë");
      assertThat(browser.cookie("__Host-session")).startsWith(session);
      assertThat(browser.cookie("__Host-flash")).startsWith(flash);
      assertThat(browser.get("/").body()).contains("Welcome, Zoë!");
      assertThat(browser.get("/whoami").body()).isEqualTo("Hello Zoë");
    }
  }
}
