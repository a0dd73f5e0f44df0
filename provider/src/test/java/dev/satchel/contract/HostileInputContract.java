package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;
import dev.satchel.tests.RawHttp;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cookie headers that no browser sends: never a 5xx, never a value that was not signed. */
interface HostileInputContract extends RuntimeUnderTest {

  private String token() {
    return Tokens.signed(Tokens.claims("a", "signed", clock().seconds(), clock().seconds()));
  }

  /** Headers, and whether the token in them counts. */
  private Map<String, Boolean> headers() {
    String good = SESSION + "=" + token();
    Map<String, Boolean> headers = new LinkedHashMap<>();
    headers.put("", false);
    headers.put(" ", false);
    headers.put(";", false);
    headers.put(";;;" + good + ";;;", true);
    headers.put(good, true);
    headers.put("novalue; " + good, true);
    headers.put("=nameless; " + good, true);
    headers.put("=" + good, false);
    headers.put(SESSION, false);
    headers.put(SESSION + "=", false);
    headers.put(SESSION + "==", false);
    headers.put(SESSION + "=\"" + token() + "\"", false);
    headers.put(SESSION + " =" + token(), false);
    headers.put("x" + good, false);
    headers.put("x=" + good, false);
    headers.put("x=1," + good, false);
    headers.put("%5F%5FHost-session=" + token(), false);
    headers.put("__host-session=" + token(), false);
    headers.put("$Version=1; " + good + "; $Path=/", true);
    headers.put("x=\"a; " + good, true); // a semicolon ends a cookie: browsers know no quotes
    headers.put("x=\u00e9\u00ff\u0080; " + good, true);
    headers.put("\u00e9=1; " + good, true);
    headers.put(SESSION + "=" + token() + "\u00e9", false);
    headers.put(SESSION + "=" + token() + "; " + FLASH + "=%E9", true);
    headers.put(SESSION + "=" + "x".repeat(4000), false);
    headers.put(String.join("; ", Collections.nCopies(100, SESSION + "=x")) + "; " + good, true);
    return headers;
  }

  @Test
  default void oddCookieHeaders_readWhatWasSignedAndNothingElse() {
    RawHttp raw = new RawHttp(server().uri());
    headers()
        .forEach(
            (header, counts) -> {
              String response = raw.get("/do?s=map&f=map", "Cookie: " + header);
              if (serverFailsOnCookieBytes() && header.matches(".*=[^;]*[\u0080-\u00ff].*")) {
                assertThat(RawHttp.status(response))
                    .as("when the server no longer has the fault, say so")
                    .isEqualTo(500);
                return;
              }
              assertThat(RawHttp.status(response)).as(header).isEqualTo(200);
              assertThat(response.contains("{a=signed}")).as(header).isEqualTo(counts);
            });
  }

  /** RFC 6265bis section 4.2.2: a server knows no attributes in a Cookie header, only cookies. */
  @Test
  default void aVersionThatIsNoNumber_isACookieLikeAnyOther() {
    String header = "Cookie: $Version=x; " + SESSION + "=" + token();
    String response = new RawHttp(server().uri()).get("/do?s=map", header);
    assertThat(RawHttp.status(response)).isEqualTo(200);
    assertThat(response).contains("{a=signed}");
  }

  /** RFC 6265bis section 6.1 asks browsers for at least 50 cookies per domain, and sets no end. */
  @Test
  default void fiveHundredCookiesOfDifferentNames_hideNoSession() {
    String others =
        IntStream.range(0, 500).mapToObj(i -> "c" + i + "=1").collect(Collectors.joining("; "));
    String header = "Cookie: " + others + "; " + SESSION + "=" + token();
    String response = new RawHttp(server().uri()).get("/do?s=map", header);
    assertThat(RawHttp.status(response)).isEqualTo(200);
    assertThat(response).contains("{a=signed}");
  }

  @Test
  default void controlCharactersAndLineBreaks_areNeverA5xxNorAHeader() {
    RawHttp raw = new RawHttp(server().uri());
    for (String value :
        new String[] {
          "a\u0000b",
          "a\tb",
          "a\u0007b",
          "a\r\n b",
          "a\rSet-Cookie: x=1",
          "a\nSet-Cookie: x=1",
          "a\u007f"
        }) {
      for (String cookie : new String[] {SESSION, FLASH}) {
        String response = raw.get("/do?s=map&f=map&f=keep", "Cookie: " + cookie + "=" + value);
        // Such a server answers by itself: Undertow by 400, and before 2.3.27 by 500.
        boolean refused = serverFailsOnCookieBytes() && value.matches("a[\u0000\u0007\u007f].*");
        assertThat(RawHttp.status(response))
            .as(value)
            .isBetween(refused ? 400 : 0, refused ? 500 : 499);
        assertThat(response).doesNotContain("Set-Cookie: x=1");
      }
    }
    assertThat(raw.get("/do?f=put:a:%0D%0ASet-Cookie:%20x=1"))
        .doesNotContain("\r\nSet-Cookie: x=1");
  }

  @Test
  default void hugeHeaders_areNeverA5xx() {
    RawHttp raw = new RawHttp(server().uri());
    for (String header :
        new String[] {
          SESSION + "=" + "x".repeat(65_536),
          FLASH + "=" + "x".repeat(65_536),
          (SESSION + "=x; ").repeat(4_000),
          "a=;".repeat(2_700),
          SESSION + "=eyJhbGciOiJIUzI1NiJ9." + ".".repeat(6_000)
        }) {
      assertThat(RawHttp.status(raw.get("/do?s=map&f=map", "Cookie: " + header))).isLessThan(500);
    }
  }

  @Test
  default void forgedFlash_isReadAsTextAndNothingMore() {
    Browser browser = browser().with(FLASH, "success=%3Cscript%3E%00%0D%0A&__proto__=x&=empty+key");
    assertThat(browser.get("/do?f=get:success&f=get:").body())
        .isEqualTo("<script>\u0000\r\n\nempty key\n");
  }
}
