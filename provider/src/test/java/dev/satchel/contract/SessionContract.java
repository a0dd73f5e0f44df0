package dev.satchel.contract;

import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks how the session reads and writes, and when a response sends or deletes its cookie. */
interface SessionContract extends RuntimeUnderTest {
  String DELETED =
      "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970"
          + " 00:00:00 GMT";

  @Test
  default void noCookie_readsAsEmpty() {
    Answer answer = browser().get("/do?s=empty&s=get:a&s=contains:a&s=map");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("true\nabsent\nfalse\n{}\n");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void untouched_leavesNoTrace() {
    Answer answer = browser().with(SESSION, "anything").get("/do");
    assertThat(answer.setCookies()).isEmpty();
    assertThat(answer.header("Vary")).isEmpty();
    assertThat(answer.header("Cache-Control")).isEmpty();
  }

  @Test
  default void changed_sendsTheWholeNewContentOnce() {
    Browser browser = browser();
    Answer first = browser.get("/do?s=put:a:1&s=put:b:2");
    assertThat(first.setCookies()).hasSize(1);
    assertThat(first.setCookie(SESSION).orElseThrow())
        .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax");
    long now = clock().seconds();
    assertThat(Tokens.payload(browser.cookie(SESSION)))
        .isEqualTo("{\"data\":{\"a\":\"1\",\"b\":\"2\"},\"nbf\":" + now + ",\"iat\":" + now + "}");
    browser.get("/do?s=remove:a&s=put:c:3");
    assertThat(browser.get("/do?s=map").body()).isEqualTo("{b=2, c=3}\n");
  }

  @Test
  default void onlyRead_sendsNothing() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    Answer answer = browser.get("/do?s=get:a&s=map&s=empty&s=contains:a");
    assertThat(answer.body()).isEqualTo("1\n{a=1}\nfalse\ntrue\n");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void putOfTheValueThatIsThere_isNoChange() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    assertThat(browser.get("/do?s=put:a:1").setCookies()).isEmpty();
    assertThat(browser.get("/do?s=put:a:2&s=put:a:1").setCookies()).isEmpty();
    assertThat(browser.get("/do?s=replace:a:1").setCookies()).isEmpty();
  }

  @Test
  default void rewriting_carriesTheBeginningUntilClear() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    long began = clock().seconds();
    clock().step(Duration.ofSeconds(100));
    browser.get("/do?s=put:b:2");
    assertThat(Tokens.payload(browser.cookie(SESSION)))
        .contains("\"nbf\":" + began + ",\"iat\":" + (began + 100));
    browser.get("/do?s=replace:c:3");
    assertThat(Tokens.payload(browser.cookie(SESSION))).contains("\"nbf\":" + began);
    browser.get("/do?s=clear&s=put:c:3");
    assertThat(Tokens.payload(browser.cookie(SESSION))).contains("\"nbf\":" + (began + 100));
  }

  @Test
  default void rewriting_carriesTheIdUntilClear() {
    long now = clock().seconds();
    String json =
        "{\"data\":{\"a\":\"1\"},\"nbf\":" + now + ",\"iat\":" + now + ",\"sid\":\"id-1\"}";
    Browser browser = browser().with(SESSION, Tokens.signed(json));
    browser.get("/do?s=put:b:2");
    assertThat(Tokens.payload(browser.cookie(SESSION))).endsWith(",\"sid\":\"id-1\"}");
    browser.get("/do?s=clear&s=put:b:2");
    assertThat(Tokens.payload(browser.cookie(SESSION))).doesNotContain("sid");
  }

  @Test
  default void emptied_deletesTheCookie() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    Answer answer = browser.get("/do?s=remove:a");
    assertThat(answer.setCookies()).containsExactly(DELETED);
  }

  @Test
  default void emptied_sendsNothingWhenNoCookieArrived() {
    assertThat(browser().get("/do?s=put:a:1&s=remove:a").setCookies()).isEmpty();
  }

  /** It may be for a narrower Path, or held back from another site's form (SameSite). */
  @Test
  default void cleared_deletesTheCookieThoughNoneArrived() {
    for (String step :
        new String[] {
          "clear", "replace", "clear&status=404", "clear&status=500", "put:a:1&s=clear"
        }) {
      Answer answer = browser().post("/do?s=" + step);
      assertThat(answer.setCookies()).as(step).containsExactly(DELETED);
      assertThat(answer.header("Cache-Control")).as(step).contains("no-store");
    }
    assertThat(browser().get("/do?s=clear&s=put:a:1").setCookie(SESSION).orElseThrow())
        .doesNotContain("Max-Age");
  }

  @Test
  default void cleared_deletesTheCookieEvenIfItCannotBeRead() {
    for (String step : new String[] {"clear", "replace"}) {
      assertThat(browser().with(SESSION, "rubbish").get("/do?s=" + step).setCookies())
          .containsExactly(DELETED);
    }
  }

  @Test
  default void putAfterClear_counts() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1&s=put:b:2");
    browser.get("/do?s=clear&s=put:b:3");
    assertThat(browser.get("/do?s=map").body()).isEqualTo("{b=3}\n");
  }

  @Test
  default void changed_isWrittenWhateverTheMethodThrowsOrAnswersBelow500() {
    for (String end :
        new String[] {"&status=404", "&status=409&throw=web", "&status=422&throw=mapped"}) {
      Browser browser = browser();
      browser.get("/do?s=put:a:1" + end);
      assertThat(browser.get("/do?s=get:a").body()).as(end).isEqualTo("1\n");
    }
  }

  @Test
  default void serverError_rollsBack() {
    for (String end :
        new String[] {"&status=500", "&status=503&throw=web", "&status=500&throw=mapped"}) {
      Browser browser = browser();
      browser.get("/do?s=put:a:1");
      assertThat(browser.get("/do?s=put:a:2&s=put:b:2" + end).setCookies()).as(end).isEmpty();
      assertThat(browser.get("/do?s=remove:a" + end).setCookies()).as(end).isEmpty();
      assertThat(browser.get("/do?s=replace:b:2" + end).setCookies()).as(end).isEmpty();
      assertThat(browser.get("/do?s=map").body()).as(end).isEqualTo("{a=1}\n");
    }
  }

  @Test
  default void serverError_stillDeletesAClearedSession() {
    for (String end :
        new String[] {"&status=500", "&status=503&throw=web", "&status=500&throw=mapped"}) {
      Browser browser = browser();
      browser.get("/do?s=put:a:1");
      Answer answer = browser.get("/do?s=clear&s=put:b:2" + end);
      assertThat(answer.setCookies()).as(end).containsExactly(DELETED);
    }
  }

  @Test
  default void unreadable_readsAsEmptyAndIsLeftInPlace() {
    long now = clock().seconds();
    String[] values = {
      "",
      "rubbish",
      "a.b.c",
      "eyJhbGciOiJIUzI1NiJ9..",
      Tokens.signed("[]"),
      Tokens.signed(
          "another secret of the tests, long enough",
          "session",
          SESSION,
          "",
          Tokens.claims("a", "1", now, now).getBytes(StandardCharsets.UTF_8)),
    };
    for (String value : values) {
      Answer answer = browser().with(SESSION, value).get("/do?s=map");
      assertThat(answer.body()).as(value).isEqualTo("{}\n");
      assertThat(answer.setCookies()).as(value).isEmpty();
    }
  }

  @Test
  default void expired_readsAsEmptyAndIsDeletedByANavigation() {
    long now = clock().seconds();
    String expired =
        Tokens.signed(
            "{\"data\":{\"a\":\"1\"},\"exp\":"
                + now
                + ",\"nbf\":"
                + (now - 9)
                + ",\"iat\":"
                + (now - 9)
                + "}");
    Answer unknown = browser().with(SESSION, expired).get("/do?s=map");
    assertThat(unknown.body()).isEqualTo("{}\n");
    assertThat(unknown.setCookies()).containsExactly(DELETED);
    Answer navigation =
        browser().with(SESSION, expired).get("/do?s=map", "Sec-Fetch-Mode", "navigate");
    assertThat(navigation.setCookies()).containsExactly(DELETED);
    Answer fetch = browser().with(SESSION, expired).get("/do?s=map", "Sec-Fetch-Mode", "cors");
    assertThat(fetch.body()).isEqualTo("{}\n");
    assertThat(fetch.setCookies()).isEmpty();
    assertThat(browser().with(SESSION, expired).get("/do").setCookies()).isEmpty();
    assertThat(browser().with(SESSION, expired).get("/do?s=map&status=500").setCookies()).isEmpty();
  }

  @Test
  default void maxAge_boundsCookieAndTokenFromTheLastWrite() {
    CookieSettings hour = CookieSettings.named(SESSION).withMaxAge(Duration.ofHours(1));
    try (RunningServer server = serving(SatchelFeature.builder().session(hour))) {
      Browser browser = new Browser(server.uri());
      Answer answer = browser.get("/do?s=put:a:1");
      assertThat(answer.setCookie(SESSION).orElseThrow()).endsWith("; SameSite=Lax; Max-Age=3600");
      clock().step(Duration.ofMinutes(30));
      browser.get("/do?s=put:b:2");
      clock().step(Duration.ofSeconds(3599));
      assertThat(browser.get("/do?s=map").body()).isEqualTo("{a=1, b=2}\n");
      clock().step(Duration.ofSeconds(1));
      assertThat(browser.get("/do?s=map").body()).isEqualTo("{}\n");
    }
  }

  @Test
  default void tooLarge_throwsAtThatLineAndKeepsTheFormerContent() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    Answer answer = browser.get("/do?s=tryfill:big:2946&s=map");
    assertThat(answer.body())
        .isEqualTo(
            "The Set-Cookie line of the session may have 4096 bytes, but would have 4130; its"
                + " largest entries: big (2954 bytes), a (7 bytes); keep large data on the server"
                + " and put its id here\n"
                + "{a=1}\n");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void theLargestSession_fitsToTheByte() {
    int now = String.valueOf(clock().seconds()).length();
    int json = "{'data':{'k':''},'nbf':,'iat':}".length() + 2 * now;
    int around =
        "__Host-session=eyJhbGciOiJIUzI1NiJ9..; Path=/; Secure; HttpOnly; SameSite=Lax".length()
            + 43;
    int refused = 0;
    for (int length = 2910; length <= 2950; length++) {
      int line = around + (int) Math.ceil((json + length) * 4 / 3.0);
      Browser browser = browser();
      Answer answer = browser.get("/do?s=fill:k:" + length);
      if (line <= 4096) {
        assertThat(answer.setCookie(SESSION).orElseThrow()).hasSize(line);
        assertThat(browser.get("/do?s=contains:k").body()).isEqualTo("true\n");
      } else {
        refused++;
        assertThat(answer.status()).isEqualTo(500);
      }
    }
    assertThat(refused).isBetween(1, 40);
  }

  @Test
  default void times_areJudgedToTheSecond() {
    long now = clock().seconds();
    Object[][] cases = {
      // exp, nbf, iat, whether the token counts
      {null, now, now, true},
      {now + 1, now, now, true},
      {now, now, now, false},
      {0L, 0L, 0L, false},
      {null, 0L, 0L, true},
      {null, now + 300, now + 300, true},
      {null, now + 301, now, false},
      {null, now, now + 301, false},
      {253402300799L, now, now, true},
      {253402300800L, now, now, false},
      {null, 253402300799L, now, false},
      {Long.MAX_VALUE, now, now, false},
      {-1L, now, now, false},
      {null, -1L, now, false},
      {null, now, Long.MIN_VALUE, false},
    };
    for (Object[] c : cases) {
      String exp = c[0] == null ? "" : ",\"exp\":" + c[0];
      String token =
          Tokens.signed(
              "{\"data\":{\"a\":\"1\"}" + exp + ",\"nbf\":" + c[1] + ",\"iat\":" + c[2] + "}");
      Answer answer = browser().with(SESSION, token).get("/do?s=contains:a");
      assertThat(answer.body()).as(token).isEqualTo(c[3] + "\n");
    }
  }

  @Test
  default void whatIsSignedButNotTheClaimsOfASession_readsAsEmpty() {
    long now = clock().seconds();
    String times = "\"nbf\":" + now + ",\"iat\":" + now;
    String[] payloads = {
      "[]",
      "1",
      "null",
      "{}",
      "{" + times + "}",
      "{\"data\":{}," + times + ",\"data\":{}}",
      "{\"data\":{\"a\":null}," + times + "}",
      "{\"data\":{\"a\":{\"b\":\"c\"}}," + times + "}",
      "{\"data\":{\"a\":1}," + times + "}",
      "{\"data\":{\"a\":\"\\q\"}," + times + "}",
      "{\"data\":" + "[".repeat(2000),
      "{\"data\":{\"a\":\"1\"},\"nbf\":\"" + now + "\",\"iat\":" + now + "}"
    };
    for (String payload : payloads) {
      Answer answer = browser().with(SESSION, Tokens.signed(payload)).get("/do?s=map");
      assertThat(answer.status()).as(payload).isEqualTo(200);
      assertThat(answer.body()).as(payload).isEqualTo("{}\n");
    }
    byte[] invalid =
        ("{\"data\":{\"a\":\"\u00ff\"}," + times + "}").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(browser().with(SESSION, Tokens.signed(invalid)).get("/do?s=map").body())
        .isEqualTo("{}\n");
  }
}
