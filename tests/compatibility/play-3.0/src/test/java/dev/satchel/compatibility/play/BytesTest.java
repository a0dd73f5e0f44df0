package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.CookieSettings;
import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.ScopeOverflowException;
import dev.satchel.Secret;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both sides write the same bytes, so a session that fits on one side fits on the other side. Play
 * shuffles the order of five or more entries.
 */
@ParameterizedClass
@ValueSource(strings = {"HS256", "HS384", "HS512"})
class BytesTest {
  private static final String SECRET =
      "Sixty-four bytes are enough for every algorithm of these three!!";
  private static final int MOST_IN_ORDER = 4;
  private static final Duration HOUR = Duration.ofHours(1);

  private final SteppingClock clock = new SteppingClock();
  private final Random random = new Random(20261130);
  private final PlayApplication play;
  private final Site site;

  BytesTest(String algorithm) {
    play =
        new PlayApplication(
            SECRET,
            clock,
            "play.http.session.jwt.signatureAlgorithm = " + algorithm,
            "play.http.flash.jwt.signatureAlgorithm = " + algorithm,
            "play.http.flash.jwt.expiresAfter = 1h");
    PlayCookies cookies =
        switch (algorithm) {
          case "HS256" -> PlayCookies.hs256();
          case "HS384" -> PlayCookies.hs384();
          default -> PlayCookies.hs512();
        };
    site =
        new Site(
            SatchelFeature.builder()
                .secret(Secret.of(SECRET))
                .play(cookies.withFlash())
                .flash(CookieSettings.named(Site.FLASH).withMaxAge(HOUR))
                .clock(clock)
                .build());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void everyCharacterThatJsonMayEscape_isWrittenAsPlayWritesIt() {
    List<String> texts =
        IntStream.concat(
                IntStream.rangeClosed(0, 0xA0),
                IntStream.of(
                    0xAD, 0x7FF, 0x800, 0x2028, 0x2029, 0x20AC, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD,
                    0xFFFF, 0x10000, 0x1D11E, 0x1F600, 0xFFFFF, 0x10FFFF))
            .mapToObj(Character::toString)
            .toList();
    for (int i = 0; i < texts.size(); i += MOST_IN_ORDER) {
      Map<String, String> entries = new LinkedHashMap<>();
      for (String text : texts.subList(i, Math.min(i + MOST_IN_ORDER, texts.size()))) {
        entries.put("k" + text + "k", text + "v" + text);
      }
      assertWrittenAlike(entries);
    }
  }

  @Test
  void anyText_isWrittenAsPlayWritesIt() {
    for (int i = 0; i < 300; i++) {
      Map<String, String> entries = new LinkedHashMap<>();
      for (int n = 1 + random.nextInt(MOST_IN_ORDER); n > 0; n--) {
        entries.put(text(), text());
      }
      assertWrittenAlike(entries);
    }
  }

  private void assertWrittenAlike(Map<String, String> entries) {
    assertThat(site.session(entries)).as("%s", entries).isEqualTo(play.session(entries));
    assertThat(site.flash(entries)).as("%s", entries).isEqualTo(play.flash(entries));
  }

  /**
   * A session with one more character than fits would also make Play's line too long for a browser.
   */
  @Test
  void whatFitsHere_fitsThere() {
    for (String text : new String[] {"x", "\u001f", "é", "€", "😀", "\""}) {
      int most = 0;
      for (int n = 2000; n > 0; n /= 2) {
        for (; lineOfPlay(text.repeat(most + n)) <= 4096; most += n) {}
      }
      String fits = text.repeat(most);
      assertThat(site.session(Map.of("k", fits))).isEqualTo(play.session(Map.of("k", fits)));
      site.visit(
          site.browser(),
          (session, flash) ->
              assertThatThrownBy(() -> session.put("k", fits + text))
                  .isInstanceOf(ScopeOverflowException.class)
                  .hasMessageContaining("would have " + lineOfPlay(fits + text)));
    }
  }

  @Test
  void whatTakesUpASession_isCountedAsPlayWritesIt() {
    site.visit(
        site.browser(),
        (session, flash) ->
            assertThatThrownBy(() -> session.put("k", "😀".repeat(500)))
                .isInstanceOf(ScopeOverflowException.class)
                .hasMessageContaining("; its largest entries: k (6006 bytes);"));
  }

  private int lineOfPlay(String value) {
    return (Site.SESSION + "=" + play.session(Map.of("k", value))).length()
        + "; Path=/; Secure; HttpOnly; SameSite=Lax".length();
  }

  @Test
  void whatAFlashOverflowsBy_isCountedAsPlayWritesIt() {
    String value = "😀".repeat(200);
    int needed =
        (Site.FLASH + "=" + play.flash(Map.of("k", value))).length()
            + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600".length();
    site.visit(
        site.browser(),
        (session, flash) ->
            assertThatThrownBy(() -> flash.put("k", value))
                .isInstanceOf(ScopeOverflowException.class)
                .hasMessageContaining(
                    "would have " + needed + "; its largest entries: k (2406 bytes);"));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.appendCodePoint(
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> "\"\\/<&;.".charAt(random.nextInt(7));
            case 2 -> 0x7F + random.nextInt(0x781);
            case 3 -> 0x800 + random.nextInt(0xD000);
            case 4 -> 0x10000 + random.nextInt(0x100000);
            default -> 0x20 + random.nextInt(0x60);
          });
    }
    return text.toString();
  }
}
