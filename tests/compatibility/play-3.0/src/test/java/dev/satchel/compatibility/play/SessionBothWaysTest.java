package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.CookieSettings.SameSite;
import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The session of one user, on routes of Play and on routes that have moved. */
class SessionBothWaysTest {
  private static final String SECRET =
      "M9:tcYu4^xjJ[Vd]2Kg=Rq7<eHn5bTzW@pLs3`aF6;kXoB_mQy8?hDwC1>iZrNvG";
  private static final String SECURE = "play.http.session.secure = true";
  private static final SteppingClock CLOCK = new SteppingClock();
  private static final PlayApplication PLAY = new PlayApplication(SECRET, CLOCK, SECURE);

  @AutoClose private static final Site SITE = new Site(settings().build());

  private static SatchelFeatureBuilder settings() {
    return SatchelFeature.builder()
        .secret(Secret.of(SECRET))
        .play(PlayCookies.hs256())
        .clock(CLOCK);
  }

  static List<Named<Map<String, String>>> sessions() {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      many.put("key " + i, "value " + i);
    }
    Map<String, String> ascii = new LinkedHashMap<>();
    for (char c = 0; c < 0x80; c++) {
      ascii.put("k" + c, c + "v");
    }
    int[] boundaries = {
      0x80, 0xFF, 0x7FF, 0x800, 0x2028, 0x2029, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F600,
      0x10FFFF
    };
    Map<String, String> unicode = new LinkedHashMap<>();
    Arrays.stream(boundaries)
        .mapToObj(Character::toString)
        .forEach(character -> unicode.put(character, "Zoë " + character));
    return List.of(
        Named.of("one entry", Map.of("user", "ann")),
        Named.of("empty texts", Map.of("", "")),
        Named.of("many entries", many),
        Named.of("every ASCII character", ascii),
        Named.of("Unicode", unicode));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void session_isReadBothWays(Map<String, String> entries) {
    assertThat(SITE.session(PLAY.session(entries))).isEqualTo(entries);
    assertThat(PLAY.session(SITE.session(entries))).isEqualTo(entries);
  }

  @Test
  void tokenOfOurs_isThatOfPlayToTheByte() throws Exception {
    Map<String, String> entries = new LinkedHashMap<>(); // of five and more Play shuffles the order
    for (String key : new String[] {"user", "csrfToken", "a\"\\\n", "é€"}) {
      entries.put(key, key + "/" + key);
      assertThat(SITE.session(entries)).isEqualTo(PLAY.session(entries));
    }
    CookieSettings anHour = CookieSettings.named("PLAY_SESSION").withMaxAge(Duration.ofHours(1));
    try (Site site = new Site(settings().session(anHour).build())) {
      PlayApplication play = new PlayApplication(SECRET, CLOCK, "play.http.session.maxAge = 1h");
      assertThat(site.session(entries)).isEqualTo(play.session(entries));
    }
  }

  @Test
  void emptySessionOfPlay_isReadAndNotRefused() {
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(SITE.session(PLAY.session(Map.of()))).isEmpty();
      assertThat(log.all()).isEmpty();
      assertThat(SITE.session("refused")).isEmpty();
      assertThat(log.all()).contains("FINE The session cookie PLAY_SESSION was refused");
    }
  }

  @Test
  void halfASurrogatePairOfPlay_isReadAsTheReplacementCharacter() {
    String token = PLAY.session(Map.of("user", "ann", "search", "a\ud83d"));
    assertThat(PLAY.session(token)).containsEntry("search", "a\ud83d");
    assertThat(SITE.session(token)).isEqualTo(Map.of("user", "ann", "search", "a\ufffd"));
  }

  @Test
  void largestCookieOfPlayThatABrowserKeeps_isRead() {
    Map<String, String> entries = Map.of("k", "x".repeat(2960));
    String token = PLAY.session(entries);
    assertThat("PLAY_SESSION=" + token).hasSizeBetween(4093, 4096);
    assertThat(SITE.session(token)).isEqualTo(entries);
  }

  @Test
  void userGoesToAndFro_andKeepsTheEntriesOfBothSides() {
    Browser browser = SITE.browser();
    browser.with(Site.SESSION, PLAY.session(Map.of("user", "ann", "csrfToken", "1f-2-3")));
    SITE.visit(browser, (session, flash) -> session.put("theme", "dark"));
    Map<String, String> both = PLAY.session(browser.cookie(Site.SESSION));
    assertThat(both).isEqualTo(Map.of("user", "ann", "csrfToken", "1f-2-3", "theme", "dark"));
    browser.with(Site.SESSION, PLAY.session(Map.of("user", "ann", "theme", "light")));
    SITE.visit(browser, (session, flash) -> assertThat(session.get("theme")).hasValue("light"));
  }

  @Test
  void cookie_hasTheAttributesOfPlays() throws Exception {
    assertThat(line(SITE)).endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(Site.attributes(line(SITE)))
        .isEqualTo(Site.attributes(PLAY.sessionLine(Map.of("a", "b"))));

    PlayApplication play =
        new PlayApplication(
            SECRET,
            CLOCK,
            SECURE,
            "play.http.session.cookieName = sid",
            "play.http.session.path = /app",
            "play.http.session.domain = example.org",
            "play.http.session.httpOnly = false",
            "play.http.session.sameSite = strict",
            "play.http.session.maxAge = 14 days");
    CookieSettings same =
        CookieSettings.named("sid")
            .withPath("/app")
            .withDomain("example.org")
            .withHttpOnly(false)
            .withSameSite(SameSite.STRICT)
            .withMaxAge(Duration.ofDays(14));
    try (Site site = new Site(settings().session(same).build())) {
      assertThat(line(site)).startsWith("sid=");
      assertThat(Site.attributes(line(site)))
          .isEqualTo(Site.attributes(play.sessionLine(Map.of("a", "b"))));
    }
  }

  @Test
  void clearedSession_isDeletedAsPlayDeletesIt() {
    Browser browser = SITE.browser().with(Site.SESSION, PLAY.session(Map.of("user", "ann")));
    Answer answer = SITE.visit(browser, (session, flash) -> session.clear());
    assertThat(answer.setCookies())
        .containsExactly(
            "PLAY_SESSION=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan"
                + " 1970 00:00:00 GMT");
    assertThat(Site.attributes(answer.setCookies().get(0)))
        .containsAll(Site.attributes(PLAY.deletionLine()))
        .contains("max-age=0");
  }

  private static String line(Site site) {
    Answer answer = site.visit(site.browser(), (session, flash) -> session.put("a", "b"));
    assertThat(answer.setCookies()).hasSize(1);
    return answer.setCookies().get(0);
  }
}
