package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks which cookies Chromium accepts at http://localhost. The limits of the scopes and the rules
 * of CookieSettings rest on this.
 */
class CookiesThatChromiumTakesTest {
  private static TinyServer server;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws Exception {
    server = TinyServer.start();
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
    server.close();
  }

  @BeforeEach
  void beginAgain() {
    chromium.beginAgain();
  }

  /**
   * Sends a cookie together with another cookie. So a missing cookie was refused, and did not get
   * lost.
   */
  private static Map<String, StoredCookie> storedOf(String line) {
    server.setCookies(line, "beside=1");
    chromium.open(server.site());
    Map<String, StoredCookie> cookies = chromium.cookies();
    assertThat(cookies.remove("beside")).isNotNull();
    return cookies;
  }

  @Test
  void nameAndValue_have4096BytesTogetherWhateverTheAttributes() {
    String attributes = "; Path=/; Secure; HttpOnly; SameSite=Lax";
    assertThat(storedOf("__Host-session=" + "x".repeat(4096 - 14) + attributes))
        .containsOnlyKeys("__Host-session");
  }

  @Test
  void nameAndValueOf4097Bytes_areRefused() {
    assertThat(storedOf("name=" + "x".repeat(4097 - 4))).isEmpty();
    assertThat(storedOf("longname=" + "x".repeat(4097 - 8))).isEmpty();
    assertThat(storedOf("name=" + "x".repeat(4096 - 4))).containsOnlyKeys("name");
  }

  @Test
  void tooLargeACookie_leavesTheOneThatWasThere() {
    assertThat(storedOf("name=before")).containsOnlyKeys("name");
    assertThat(storedOf("name=" + "x".repeat(4097)).get("name").value()).isEqualTo("before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__Host-a=1; Path=/; Secure",
        "__Secure-a=1; Path=/some; Secure",
        "__Http-a=1; Path=/some; Secure; HttpOnly",
        "__Host-Http-a=1; Path=/; Secure; HttpOnly",
        "a=1; SameSite=None; Secure",
        "a=1; SameSite=None; Secure; Partitioned"
      })
  void completeCookie_isTaken(String line) {
    assertThat(storedOf(line)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__Host-a=1; Path=/",
        "__Host-a=1; Path=/some; Secure",
        "__Host-a=1; Secure",
        "__Host-a=1; Path=/; Secure; Domain=localhost",
        "__host-a=1; Path=/",
        "__Secure-a=1; Path=/",
        "__secure-a=1; Path=/",
        "a=1; SameSite=None",
        "a=1; SameSite=None; Partitioned"
      })
  void cookieWithoutWhatItsPrefixOrAnotherAttributeAsksFor_isRefused(String line) {
    assertThat(storedOf(line)).isEmpty();
  }

  /** Follows draft-ietf-httpbis-layered-cookies. RFC 6265bis does not have these prefixes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "__Http-a=1; Path=/; Secure",
        "__Http-a=1; Path=/; HttpOnly",
        "__Host-Http-a=1; Path=/; Secure",
        "__Host-Http-a=1; Path=/; HttpOnly",
        "__Host-Http-a=1; Path=/some; Secure; HttpOnly",
        "__http-a=1; Path=/; Secure"
      })
  void httpPrefixWithoutSecureOrHttpOnly_isRefused(String line) {
    assertThat(storedOf(line)).isEmpty();
  }

  @Test
  void cookie_lasts400DaysAtMost() {
    long day = Duration.ofDays(1).toSeconds();
    long now = Instant.now().getEpochSecond();
    assertThat(storedOf("a=1; Max-Age=" + 399 * day).get("a").expires())
        .isCloseTo(now + 399 * day, within(60L));
    assertThat(storedOf("a=1; Max-Age=" + 401 * day).get("a").expires())
        .isCloseTo(now + 400 * day, within(60L));
  }

  @Test
  void pathOfMoreThan1024Bytes_isIgnored() {
    String path = "/" + "x".repeat(1023);
    assertThat(storedOf("a=1; Path=" + path).get("a").path()).isEqualTo(path);
    assertThat(storedOf("b=1; Path=" + path + "x").get("b").path()).isEqualTo("/");
  }
}
