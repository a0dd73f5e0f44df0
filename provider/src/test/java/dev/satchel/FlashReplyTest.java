package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static dev.satchel.TestResponses.answer;
import static dev.satchel.TestResponses.get;
import static dev.satchel.TestResponses.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for the flash's cookie, row by row, decided without a server. */
class FlashReplyTest {
  private static final String DELETION =
      "__Host-flash=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970"
          + " 00:00:00 GMT";
  private static final String ARRIVED = "__Host-flash=a=1&b=2";

  private TestCookies cookies = TestCookies.of(new SteppingClock(), b -> b);

  private void use(UnaryOperator<SatchelFeatureBuilder> settings) {
    cookies = TestCookies.of(new SteppingClock(), settings);
  }

  private FlashState left(Consumer<Flash> code, String... cookieHeader) {
    FlashScope flash = cookies.request(cookieHeader).flash();
    code.accept(flash);
    return flash.opened();
  }

  private FlashReply reply(Consumer<Flash> code, ResponseRules response, String... cookieHeader) {
    return FlashReply.of(left(code, cookieHeader), null, response, cookies.flash());
  }

  private String line(Consumer<Flash> code, ResponseRules response, String... cookieHeader) {
    return reply(code, response, cookieHeader).line();
  }

  private String untouched(ResponseRules response, String... cookieHeader) {
    ArrivedFlash arrived = cookies.flash().unread(List.of(cookieHeader));
    return FlashReply.untouched(arrived, response, cookies.flash()).line();
  }

  private Map<String, String> entriesOf(String line) {
    return cookies.readFlash(List.of(sentBack(line))).entries();
  }

  private static void read(Flash flash) {
    assertThat(flash.asMap()).isNotNull();
  }

  private static Map<String, String> header(String header) {
    int colon = header == null ? -1 : header.indexOf(':');
    return header == null
        ? Map.of()
        : Map.of(header.substring(0, colon), header.substring(colon + 1).strip());
  }

  /** What becomes of a flash that arrived, if nothing is added. */
  @ParameterizedTest(name = "{0} {1} {2} {3}: unread {4}, read {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | 200 |                                  |                                 | goes  | goes
          POST | 200 |                                  |                                 | goes  | goes
          GET  | 404 |                                  |                                 | goes  | goes
          GET  | 401 |                                  |                                 | goes  | goes
          GET  | 600 |                                  |                                 | goes  | goes
          GET  | 500 |                                  |                                 | stays | stays
          GET  | 599 |                                  |                                 | stays | stays
          HEAD | 200 |                                  |                                 | stays | stays
          GET  | 304 |                                  |                                 | stays | stays
          GET  | 204 |                                  |                                 | stays | goes
          GET  | 205 |                                  |                                 | stays | goes
          GET  | 401 |                                  | WWW-Authenticate: Basic         | stays | goes
          GET  | 403 |                                  | WWW-Authenticate: Basic         | goes  | goes
          GET  | 200 |                                  | Content-Disposition: attachment | stays | goes
          GET  | 200 |                                  | Content-Disposition: inline     | goes  | goes
          GET  | 200 | Sec-Fetch-Dest: image            |                                 | stays | goes
          GET  | 200 | Sec-Fetch-Dest: empty            |                                 | stays | goes
          GET  | 200 | Sec-Fetch-Dest: document         |                                 | goes  | goes
          GET  | 200 | Sec-Fetch-Dest: iframe           |                                 | goes  | goes
          GET  | 200 | Sec-Fetch-Dest: frame            |                                 | goes  | goes
          GET  | 200 | Sec-Purpose: prefetch;prerender  |                                 | stays | goes
          GET  | 200 | Accept: image/png                |                                 | stays | goes
          GET  | 200 | Accept: text/html                |                                 | goes  | goes
          GET  | 303 |                                  | Location: /next                 | stays | goes
          GET  | 303 |                                  |                                 | goes  | goes
          POST | 303 |                                  | Location: /next                 | goes  | goes
          """)
  void aFlashThatArrived(
      String method, int status, String asked, String answered, String unread, String read) {
    ResponseRules response = answer(method, status, header(asked), header(answered));
    assertThat(untouched(response, ARRIVED)).isEqualTo(unread.equals("goes") ? DELETION : null);
    assertThat(line(f -> {}, response, ARRIVED)).isEqualTo(unread.equals("goes") ? DELETION : null);
    assertThat(line(FlashReplyTest::read, response, ARRIVED))
        .isEqualTo(read.equals("goes") ? DELETION : null);
  }

  @Nested
  class WithoutEntriesForTheNextRequest {
    @Test
    void noCookie_sendsNothing() {
      assertThat(line(FlashReplyTest::read, get(200))).isNull();
      assertThat(line(f -> f.put("a", "1").discard(), get(200))).isNull();
      assertThat(line(f -> f.now("a", "1"), get(200))).isNull();
    }

    @Test
    void discard_deletesEvenOnTheWayToAPage() {
      assertThat(line(Flash::discard, redirect("GET"), ARRIVED)).isEqualTo(DELETION);
      assertThat(line(Flash::discard, get(204), ARRIVED)).isNull();
    }

    @Test
    void malformed_isDeleted() {
      assertThat(untouched(get(200), "__Host-flash=%")).isEqualTo(DELETION);
      assertThat(line(FlashReplyTest::read, get(200), "__Host-flash=%")).isEqualTo(DELETION);
      assertThat(line(FlashReplyTest::read, get(200), "__Host-flash=")).isEqualTo(DELETION);
    }

    @Test
    void isDeletion_isTrueOfTheDeletionAlone() {
      FlashReply reply = reply(f -> f.put("c", "3"), get(200), ARRIVED);
      assertThat(reply.isDeletion(DELETION)).isTrue();
      assertThat(reply.isDeletion(reply.line())).isFalse();
      assertThat(reply.isDeletion(null)).isFalse();
    }
  }

  @Nested
  class WithEntriesForTheNextRequest {
    @ParameterizedTest
    @CsvSource({"GET, 200", "HEAD, 200", "GET, 204", "GET, 304", "POST, 303", "GET, 404"})
    void queued_replacesWhatArrived(String method, int status) {
      ResponseRules response = answer(method, status, Map.of(), Map.of());
      assertThat(entriesOf(line(f -> f.put("c", "3"), response, ARRIVED)))
          .isEqualTo(Map.of("c", "3"));
      assertThat(entriesOf(line(f -> f.put("c", "3"), response))).isEqualTo(Map.of("c", "3"));
    }

    @Test
    void serverError_leavesWhatArrived() {
      assertThat(line(f -> f.put("c", "3"), get(500), ARRIVED)).isNull();
    }

    @Test
    void kept_replacesWhatArrived() {
      assertThat(entriesOf(line(f -> f.keep("b"), get(200), ARRIVED))).isEqualTo(Map.of("b", "2"));
      assertThat(entriesOf(line(Flash::keep, redirect("GET"), ARRIVED)))
          .isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void unreadOnTheWayToAPage_bothMessagesAreSent() {
      assertThat(entriesOf(line(f -> f.put("b", "new").put("c", "3"), redirect("GET"), ARRIVED)))
          .isEqualTo(Map.of("a", "1", "b", "new", "c", "3"));
    }

    @Test
    void readOrDiscardedOrNoGet_theNewOnesAreSentAlone() {
      Map<String, String> alone = Map.of("c", "3");
      Consumer<Flash> put = f -> f.put("c", "3");
      assertThat(entriesOf(line(put.andThen(FlashReplyTest::read), redirect("GET"), ARRIVED)))
          .isEqualTo(alone);
      assertThat(entriesOf(line(f -> f.discard().put("c", "3"), redirect("GET"), ARRIVED)))
          .isEqualTo(alone);
      assertThat(entriesOf(line(put, redirect("POST"), ARRIVED))).isEqualTo(alone);
      assertThat(entriesOf(line(put, get(303), ARRIVED))).isEqualTo(alone);
    }

    @Test
    void bothMessagesThatDoNotFit_theNewOnesAreSentAndTheLossIsLogged() {
      String arrived = "__Host-flash=a=" + "x".repeat(1500);
      try (LogLines log = LogLines.ofThisJvm()) {
        assertThat(entriesOf(line(f -> f.put("c", "y".repeat(500)), redirect("GET"), arrived)))
            .containsOnlyKeys("c");
        assertThat(log.warnings()).singleElement().asString().contains("__Host-flash");
      }
    }

    @Test
    void bothMessagesToTheLastByte_areSent() {
      int rest = CookieRules.FLASH_BYTES - cookies.flash().length(Map.of("a", "x", "c", ""));
      String arrived = "__Host-flash=a=x";
      assertThat(entriesOf(line(f -> f.put("c", "y".repeat(rest)), redirect("GET"), arrived)))
          .containsOnlyKeys("a", "c");
      assertThat(entriesOf(line(f -> f.put("c", "y".repeat(rest + 1)), redirect("GET"), arrived)))
          .containsOnlyKeys("c");
    }
  }

  @Nested
  class WhatAnnotationsDeclare {
    private FlashReply reply(
        Consumer<Flash> code, Map<String, String> flashed, boolean keeps, ResponseRules response) {
      FlashScope flash = cookies.request(ARRIVED).flash();
      flash.opened();
      flash.methodBegins();
      code.accept(flash);
      EffectiveChanges declared =
          new EffectiveChanges("Items.save", false, List.of(), Map.of(), flashed, keeps);
      return FlashReply.of(flash.opened(), declared, response, cookies.flash());
    }

    private Map<String, String> sent(
        Consumer<Flash> code, Map<String, String> flashed, boolean keeps) {
      return entriesOf(reply(code, flashed, keeps, get(200)).line());
    }

    @Test
    void flashed_liesBelowWhatTheMethodDid() {
      Map<String, String> flashed = Map.of("c", "declared", "d", "4");
      assertThat(sent(f -> {}, flashed, false)).isEqualTo(flashed);
      assertThat(sent(f -> f.put("c", "own"), flashed, false))
          .isEqualTo(Map.of("c", "own", "d", "4"));
      assertThat(sent(f -> f.discard().put("e", "5"), flashed, true)).isEqualTo(Map.of("e", "5"));
    }

    @Test
    void keepFlash_keepsAllThatArrived() {
      assertThat(sent(f -> {}, Map.of(), true)).isEqualTo(Map.of("a", "1", "b", "2"));
      assertThat(sent(f -> f.put("a", "own"), Map.of(), true))
          .isEqualTo(Map.of("a", "own", "b", "2"));
    }

    @Test
    void serverError_dropsThem() {
      FlashReply failed = reply(f -> {}, Map.of("c", "x".repeat(3000)), true, get(500));
      assertThat(failed.line()).isNull();
      assertThat(failed.dropped()).isNull();
    }

    @Test
    void tooLarge_isDroppedWithAReasonThatShowsNoValue() {
      FlashReply reply =
          reply(f -> f.put("c", "3"), Map.of("theKey", "x".repeat(3000)), true, get(200));
      assertThat(entriesOf(reply.line())).isEqualTo(Map.of("c", "3"));
      assertThat(reply.dropped()).contains("2048", "theKey").doesNotContain("xxx");
      assertThat(reply(f -> {}, Map.of("d", "4"), true, get(200)).dropped()).isNull();
    }

    @Test
    void toTheLastByte_isKept() {
      int room = CookieRules.FLASH_BYTES - cookies.flash().length(Map.of("d", ""));
      assertThat(reply(f -> {}, Map.of("d", "x".repeat(room)), false, get(200)).dropped()).isNull();
      assertThat(reply(f -> {}, Map.of("d", "x".repeat(room + 1)), false, get(200)).dropped())
          .isNotNull();
    }
  }

  @Nested
  class TwoCookies {
    @Test
    void unsigned_bothAreDeletedByTheOneLine() {
      assertThat(line(FlashReplyTest::read, get(200), ARRIVED, ARRIVED)).isEqualTo(DELETION);
      assertThat(untouched(get(200), ARRIVED, ARRIVED)).isEqualTo(DELETION);
    }

    @Test
    void signed_anEmptyOneWinsOnce() {
      use(b -> b.flash(CookieSettings.named("__Host-flash").signed()));
      String one = sentBack(cookies.setFlash(Map.of("a", "1")));
      String other = sentBack(cookies.setFlash(Map.of("b", "2")));
      String ended = untouched(get(200), one, other);
      assertThat(ended).endsWith("; Max-Age=34560000");
      assertThat(entriesOf(ended)).isEmpty();
      assertThat(untouched(get(200), sentBack(ended), one)).isNull();
    }
  }

  @Test
  void formerDeletions_areThoseOfTheCookie() {
    CookieSettings cookie = CookieSettings.named("f").withPath("/shop");
    use(b -> b.flash(cookie.replacing(cookie.withPath("/"))));
    assertThat(reply(f -> f.put("a", "1"), get(200)).formerDeletions())
        .singleElement()
        .asString()
        .startsWith("f=; Path=/;")
        .contains("Max-Age=0");
  }

  /** A flash of Play may be larger than this library writes one. */
  @Test
  void aTooLargeFlash_thatAnnotationsDoNotChange_dropsNothing() {
    ArrivedFlash large = ArrivedFlash.of(Map.of("a", "x".repeat(3000)), true);
    FlashState kept = FlashState.opened(large).keeping(Set.of("a"));
    EffectiveChanges keeping =
        new EffectiveChanges("Items.save", false, List.of(), Map.of(), Map.of(), true);
    assertThat(FlashReply.of(kept, keeping, get(200), cookies.flash()).dropped()).isNull();
  }
}
