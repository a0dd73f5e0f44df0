package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.signedIn;
import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Checks which cookies of a request count, under all settings, and how many a server accepts. */
interface CookieHeaderContract extends RuntimeUnderTest {

  private String token(String value) {
    return Tokens.signed(Tokens.claims("a", value, clock().seconds(), clock().seconds()));
  }

  @Test
  default void severalCookiesOfTheName_ofThoseWrittenLastTheFirstWins() {
    long now = clock().seconds();
    String expired =
        Tokens.signed("{\"data\":{\"a\":\"0\"},\"exp\":" + now + ",\"nbf\":1,\"iat\":1}");
    String header =
        SESSION
            + "=rubbish; "
            + SESSION
            + "="
            + expired
            + "; "
            + SESSION
            + "="
            + token("1")
            + "; "
            + SESSION
            + "="
            + token("2");
    Answer answer = browser().get("/do?s=get:a", "Cookie", header);
    assertThat(answer.body()).isEqualTo("1\n");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void candidates_areTheFirstEightWithTheHeader() {
    String forged = token("0").replaceAll(".$", "!");
    String rubbish = String.join("; ", Collections.nCopies(20, SESSION + "=rubbish"));
    String seven = String.join("; ", Collections.nCopies(7, SESSION + "=" + forged));
    assertThat(
            browser()
                .get(
                    "/do?s=get:a",
                    "Cookie",
                    rubbish + "; " + seven + "; " + SESSION + "=" + token("1"))
                .body())
        .isEqualTo("1\n");
    assertThat(
            browser()
                .get(
                    "/do?s=get:a",
                    "Cookie",
                    seven + "; " + SESSION + "=" + forged + "; " + SESSION + "=" + token("1"))
                .body())
        .isEqualTo("absent\n");
  }

  @Test
  default void severalCookieHeaders_areOne() {
    Answer answer =
        browser()
            .get(
                "/do?s=get:a&f=get:b",
                "Cookie",
                "x=1; " + SESSION + "=" + token("1"),
                "Cookie",
                FLASH + "=b=2");
    assertThat(answer.body()).isEqualTo("1\n2\n");
  }

  @Test
  default void aTokenOfAnotherCookieScopeOrAudience_isRefused() {
    long now = clock().seconds();
    byte[] claims =
        Tokens.claims("a", "1", now, now).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String[] foreign = {
      Tokens.signed(Tokens.SECRET, "flash", SESSION, "", claims),
      Tokens.signed(Tokens.SECRET, "session", "__Host-other", "", claims),
      Tokens.signed(Tokens.SECRET, "session", SESSION, "shop", claims),
      Tokens.signed(Tokens.SECRET + ".", "session", SESSION, "", claims),
    };
    try (RunningServer shop = serving(SatchelFeature.builder().audience("shop"))) {
      assertThat(new Browser(shop.uri()).with(SESSION, foreign[2]).get("/do?s=map").body())
          .isEqualTo("{a=1}\n");
      assertThat(new Browser(shop.uri()).with(SESSION, token("1")).get("/do?s=map").body())
          .isEqualTo("{}\n");
    }
    for (String token : foreign) {
      assertThat(browser().with(SESSION, token).get("/do?s=map").body()).isEqualTo("{}\n");
    }
  }

  @Test
  default void aSignedTokenIsNoFlash_andAFlashIsNoSession() {
    assertThat(browser().with(FLASH, token("1")).get("/do?f=map").body()).isEqualTo("{}\n");
    assertThat(browser().with(SESSION, "a=1").get("/do?s=map").body()).isEqualTo("{}\n");
  }

  @Test
  default void refusedCookies_areWarnedOfOnceAMinute_withoutValueOrReason() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      for (int i = 0; i < 5; i++) {
        new Browser(server.uri())
            .with(SESSION, "refused-value")
            .with(FLASH, "refused-value")
            .get("/do?s=map&f=map");
      }
      assertThat(log.warnings()).hasSize(2);
      assertThat(log.all()).noneMatch(line -> line.contains("refused-value"));
      assertThat(log.all().stream().filter(line -> line.startsWith("FINE "))).hasSize(10);
    }
  }

  /** RFC 9113 section 8.2.3: one field for each cookie. */
  @Test
  default void cookiesThatHttp2Splits_areOneHeader() throws IOException, InterruptedException {
    try (RunningServer server = servingHttp2()) {
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
      assumeTrue(
          send(client, Browser.below(server.uri(), "/do")).version() == HttpClient.Version.HTTP_2,
          "the server does not speak HTTP/2 here"); // the connection is upgraded from here on
      Browser browser = new Browser(server.uri()); // by HTTP/1.1
      signedIn(browser);
      HttpResponse<String> answer =
          send(
              client,
              Browser.below(server.uri(), "/do?s=put:a:1&s=map&f=map&f=put:b:2"),
              "Cookie",
              "other=1",
              "Cookie",
              SESSION + "=" + browser.cookie(SESSION),
              "Cookie",
              FLASH + "=note=hello");
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).isEqualTo("{a=1, user=ann}\n{note=hello}\n");
      assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
    }
  }

  private static HttpResponse<String> send(HttpClient client, URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The headers that Chromium sends with the cookies to the page after a form. */
  private static String[] headersOfANavigation() {
    return new String[] {
      "Accept",
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
          + "application/signed-exchange;v=b3;q=0.7",
      "Accept-Language",
      "de-CH,de;q=0.9,en-GB;q=0.8,en;q=0.7,fr-CH;q=0.6,fr;q=0.5",
      "Cache-Control",
      "max-age=0",
      "Origin",
      "https://" + "host-of-some-length.".repeat(4) + "example.org",
      "Referer",
      "https://"
          + "host-of-some-length.".repeat(4)
          + "example.org/a/path/of/some/length?"
          + "q=1&".repeat(90),
      "Sec-Ch-Ua",
      "\"Chromium\";v=\"156\", \"Not)A;Brand\";v=\"24\", \"Google Chrome\";v=\"156\"",
      "Sec-Ch-Ua-Mobile",
      "?0",
      "Sec-Ch-Ua-Platform",
      "\"Windows\"",
      "Sec-Fetch-Dest",
      "document",
      "Sec-Fetch-Mode",
      "navigate",
      "Sec-Fetch-Site",
      "same-origin",
      "Sec-Fetch-User",
      "?1",
      "Upgrade-Insecure-Requests",
      "1",
      "User-Agent",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/156.0.0.0 Safari/537.36"
    };
  }

  @Test
  default void aFullSessionAndAFullFlash_passTheServersHeaderLimit() {
    Browser browser = browser();
    int session = 2950;
    while (browser.get("/do?s=fill:k:" + session).status() == 500) {
      session--;
    }
    int flash = 2048;
    while (browser.get("/do?f=fill:k:" + flash).status() == 500) {
      flash--;
    }
    assertThat(browser.cookie(SESSION).length() + browser.cookie(FLASH).length())
        .isBetween(6000, 6144);
    assertThat(browser.get("/do?s=contains:k&f=keep", headersOfANavigation()).body())
        .isEqualTo("true\n");
    Answer signedOut = browser.post("/do?s=clear&f=contains:k", headersOfANavigation());
    assertThat(signedOut.body()).isEqualTo("true\n");
    assertThat(browser.cookie(SESSION)).isNull();
    assertThat(browser.cookie(FLASH)).isNull();
  }
}
