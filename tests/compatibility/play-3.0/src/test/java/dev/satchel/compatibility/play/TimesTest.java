package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Checks that a token counts for the same time on both sides, to the millisecond. */
class TimesTest {
  private static final String SECRET = "What these tests are signed with, both at Play and here.";
  private static final Map<String, String> ANN = Map.of("user", "ann");
  private static final Duration LEEWAY = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final SteppingClock clock = new SteppingClock();
  private final PlayApplication play = new PlayApplication(SECRET, clock);

  @AutoClose private final Site site = new Site(settings(clock).build());

  private static SatchelFeatureBuilder settings(SteppingClock clock) {
    return SatchelFeature.builder()
        .secret(Secret.of(SECRET))
        .play(PlayCookies.hs256())
        .clock(clock);
  }

  private Site siteOfAnHour() {
    CookieSettings anHour = CookieSettings.named(Site.SESSION).withMaxAge(HOUR);
    return new Site(settings(clock).session(anHour).build());
  }

  @Test
  void tokenOfPlay_endsFiveMinutesAfterItsExp() {
    String token = new PlayApplication(SECRET, clock, "play.http.session.maxAge = 1h").session(ANN);
    assertBothReadUntil(HOUR.plus(LEEWAY), token);
  }

  @Test
  void tokenOfPlay_endsByExpiresAfterThoughTheCookieDoesNot() {
    String token =
        new PlayApplication(SECRET, clock, "play.http.session.jwt.expiresAfter = 1h").session(ANN);
    assertBothReadUntil(HOUR.plus(LEEWAY), token);
  }

  @Test
  void tokenOfOurs_endsFiveMinutesAfterItsExp() {
    String token;
    try (Site anHour = siteOfAnHour()) {
      token = anHour.session(ANN);
    }
    assertBothReadUntil(HOUR.plus(LEEWAY), token);
  }

  /** The last millisecond of a second counts for the whole second, on both sides. */
  @Test
  void tokensOfTheEndOfASecond_endWithItsBeginning() {
    clock.step(Duration.ofMillis(999));
    try (Site anHour = siteOfAnHour()) {
      String token = anHour.session(ANN);
      assertThat(token)
          .isEqualTo(
              new PlayApplication(SECRET, clock, "play.http.session.maxAge = 1h").session(ANN));
      assertBothReadUntil(HOUR.plus(LEEWAY).minusMillis(999), token);
    }
  }

  private void assertBothReadUntil(Duration end, String token) {
    clock.step(end);
    assertThat(site.session(token)).isEqualTo(ANN);
    assertThat(play.session(token)).isEqualTo(ANN);
    clock.step(MILLI);
    assertThat(site.session(token)).isEmpty();
    assertThat(play.session(token)).isEmpty();
  }

  @Test
  void tokensWithoutExp_neverEnd() {
    String ofPlay = play.session(ANN);
    String ofOurs = site.session(ANN);
    clock.step(Duration.ofDays(3650));
    assertThat(site.session(ofPlay)).isEqualTo(ANN);
    assertThat(play.session(ofOurs)).isEqualTo(ANN);
  }

  @Test
  void ourMaxAge_endsTokensOfPlayThatHaveNoExp() {
    String token = play.session(ANN);
    try (Site anHour = siteOfAnHour()) {
      clock.step(HOUR.plus(LEEWAY));
      assertThat(anHour.session(token)).isEqualTo(ANN);
      clock.step(MILLI);
      assertThat(anHour.session(token)).isEmpty();
    }
  }

  /** A shorter Max-Age counts at once, and the response then deletes the cookie. */
  @Test
  void ourMaxAge_endsTokensOfPlayThatHaveALaterExp() {
    PlayApplication aDay = new PlayApplication(SECRET, clock, "play.http.session.maxAge = 1d");
    String token = aDay.session(ANN);
    try (Site anHour = siteOfAnHour()) {
      clock.step(HOUR.plus(LEEWAY));
      assertThat(anHour.session(token)).isEqualTo(ANN);
      clock.step(MILLI);
      Answer answer =
          anHour.visit(
              anHour.browser().with(Site.SESSION, token),
              (session, flash) -> assertThat(session.asMap()).isEmpty());
      assertThat(answer.setCookies()).singleElement().asString().contains("; Max-Age=0;");
      assertThat(aDay.session(token)).isEqualTo(ANN);
    }
  }

  @Test
  void nodesWhoseClocksAreFiveMinutesApart_readEachOther() {
    SteppingClock ahead = new SteppingClock();
    ahead.step(LEEWAY);
    PlayApplication playAhead = new PlayApplication(SECRET, ahead);
    try (Site siteAhead = new Site(settings(ahead).build())) {
      assertThat(site.session(playAhead.session(ANN))).isEqualTo(ANN);
      assertThat(play.session(siteAhead.session(ANN))).isEqualTo(ANN);
      clock.step(Duration.ofMillis(999)); // a second is whole, or does not count
      ahead.step(Duration.ofSeconds(1));
      assertThat(site.session(playAhead.session(ANN))).isEmpty();
      assertThat(play.session(siteAhead.session(ANN))).isEmpty();
      clock.step(MILLI);
      assertThat(site.session(playAhead.session(ANN))).isEqualTo(ANN);
      assertThat(play.session(siteAhead.session(ANN))).isEqualTo(ANN);
    }
  }

  @Test
  void nbfAlone_isJudgedAlike() {
    String payload = "{\"data\":{\"user\":\"ann\"},\"nbf\":%d,\"iat\":" + clock.seconds() + "}";
    String inTime = Forged.token(SECRET, payload.formatted(clock.seconds() + 300));
    String tooEarly = Forged.token(SECRET, payload.formatted(clock.seconds() + 301));
    assertThat(site.session(inTime)).isEqualTo(ANN);
    assertThat(play.session(inTime)).isEqualTo(ANN);
    clock.step(Duration.ofMillis(999));
    assertThat(site.session(tooEarly)).isEmpty();
    assertThat(play.session(tooEarly)).isEmpty();
  }

  @Test
  void idleTimeout_slidesWhileTheSessionIsUsed_andPlayKeepsToIt() {
    try (Site idling = new Site(settings(clock).idleTimeout(Duration.ofMinutes(10)).build())) {
      Browser browser = idling.browser();
      idling.visit(browser, (session, flash) -> session.put("user", "ann"));
      clock.step(Duration.ofSeconds(59));
      assertThat(read(idling, browser).setCookies()).isEmpty();
      clock.step(Duration.ofSeconds(1)); // a tenth of the timeout
      String before = browser.cookie(Site.SESSION);
      assertThat(read(idling, browser).setCookies()).hasSize(1);
      String after = browser.cookie(Site.SESSION);
      clock.step(Duration.ofMinutes(14));
      assertThat(play.session(before)).isEqualTo(ANN);
      clock.step(MILLI);
      assertThat(play.session(before)).isEmpty();
      clock.step(Duration.ofMinutes(1).minus(MILLI));
      assertThat(play.session(after)).isEqualTo(ANN);
      assertThat(idling.session(after)).isEqualTo(ANN);
      clock.step(MILLI);
      assertThat(play.session(after)).isEmpty();
      assertThat(idling.session(after)).isEmpty();
    }
  }

  @Test
  void idleTimeout_endsASessionThatOnlyPlayUsed() {
    try (Site idling = new Site(settings(clock).idleTimeout(Duration.ofMinutes(10)).build())) {
      String token = play.session(ANN);
      clock.step(Duration.ofMinutes(15));
      assertThat(idling.session(token)).isEqualTo(ANN);
      clock.step(MILLI);
      assertThat(idling.session(token)).isEmpty();
      assertThat(play.session(token)).isEqualTo(ANN);
    }
  }

  /** Play knows no beginning, so that each write would make a new one up. */
  @Test
  void startedAt_isWhenEitherSideLastWrote() {
    Instant written = clock.instant();
    Browser browser = site.browser().with(Site.SESSION, play.session(ANN));
    clock.step(HOUR);
    site.visit(browser, (session, flash) -> assertThat(session.startedAt()).hasValue(written));
    site.visit(browser, (session, flash) -> session.put("theme", "dark"));
    site.visit(
        browser, (session, flash) -> assertThat(session.startedAt()).hasValue(clock.instant()));
  }

  private static Answer read(Site site, Browser browser) {
    return site.visit(browser, (session, flash) -> assertThat(session.asMap()).isEqualTo(ANN));
  }
}
