package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainHttpWarningTest {
  private static final String AFAR = "http://example.org/";

  private static PlainHttpWarning warning(UnaryOperator<SatchelFeatureBuilder> settings) {
    return new PlainHttpWarning(
        TestCookies.of(new SteppingClock(), settings).application().settings());
  }

  private static List<String> lines(
      PlainHttpWarning warning, ContainerRequest request, boolean session, boolean flash) {
    try (LogLines log = LogLines.ofThisJvm()) {
      warning.afterWriting(request, session, flash);
      return log.warnings();
    }
  }

  private static List<String> lines(ContainerRequest request) {
    return lines(warning(b -> b), request, true, true);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org/, true",
    "HTTP://example.org/, true",
    "http://notlocalhost/, true",
    "https://example.org/, false",
    "http://localhost:8080/, false",
    "http://shop.localhost/, false",
    "http://127.0.0.1/, false",
    "http://[::1]:8080/, false",
    "/, false"
  })
  void withoutAHostHeader_theAddressTells(String uri, boolean warned) {
    assertThat(lines(TestRequests.get(uri))).hasSize(warned ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, true",
    "example.org:8080, true",
    "[2001:db8::1], true",
    "localhost, false",
    "LOCALHOST:8080, false",
    "shop.localhost:8080, false",
    "127.0.0.2:80, false",
    "[::1], false",
    "[::1]:8080, false"
  })
  void theHostHeader_countsBeforeTheAddress(String host, boolean warned) {
    assertThat(lines(TestRequests.get(AFAR, "Host", host))).hasSize(warned ? 1 : 0);
    assertThat(lines(TestRequests.get("http://localhost/", "Host", host))).hasSize(warned ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Forwarded-Proto | https                        | false
          X-Forwarded-Proto | HTTPS, http                  | false
          X-Forwarded-Proto | http                         | true
          Forwarded         | for=192.0.2.1;proto=https    | false
          Forwarded         | for=192.0.2.1;Proto="https"  | false
          Forwarded         | for=192.0.2.1;proto=http     | true
          X-Other           | https                        | true
          """)
  void aProxyThatReceivedTls_silencesIt(String name, String value, boolean warned) {
    assertThat(lines(TestRequests.get(AFAR, name, value))).hasSize(warned ? 1 : 0);
  }

  @Test
  void theLine_namesCookieAndHost() {
    assertThat(lines(TestRequests.get(AFAR, "Host", "a\tb")))
        .singleElement()
        .asString()
        .contains("__Host-session", "'a\\u{9}b'");
    assertThat(lines(warning(b -> b), TestRequests.get(AFAR, "Host", "a.org"), false, true))
        .singleElement()
        .asString()
        .contains("__Host-flash", "'a.org'");
    assertThat(lines(TestRequests.get(AFAR))).singleElement().asString().doesNotContain("null");
  }

  @Test
  void isGivenOnce() {
    PlainHttpWarning warning = warning(b -> b);
    assertThat(lines(warning, TestRequests.get("https://example.org/"), true, true)).isEmpty();
    assertThat(lines(warning, TestRequests.get(AFAR), false, false)).isEmpty();
    assertThat(lines(warning, TestRequests.get(AFAR), true, false)).hasSize(1);
    assertThat(lines(warning, TestRequests.get(AFAR), true, false)).isEmpty();
  }

  @Test
  void aCookieThatIsNotSecure_needsNone() {
    PlainHttpWarning session = warning(b -> b.session(CookieSettings.plainHttp("s")));
    assertThat(lines(session, TestRequests.get(AFAR), true, false)).isEmpty();
    assertThat(lines(session, TestRequests.get(AFAR), true, true))
        .singleElement()
        .asString()
        .contains("__Host-flash");
    PlainHttpWarning flash = warning(b -> b.flash(CookieSettings.plainHttp("f")));
    assertThat(lines(flash, TestRequests.get(AFAR), false, true)).isEmpty();
    PlainHttpWarning neither =
        warning(b -> b.session(CookieSettings.plainHttp("s")).flash(CookieSettings.plainHttp("f")));
    assertThat(lines(neither, TestRequests.get(AFAR), true, true)).isEmpty();
  }
}
