package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlashCookieTest {
  private static final String DELETION =
      "__Host-flash=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970"
          + " 00:00:00 GMT";

  private final SteppingClock clock = new SteppingClock();
  private final FlashCookie form = TestCookies.of(clock, b -> b).flash();
  private final FlashCookie signed =
      TestCookies.of(clock, b -> b.flash(CookieSettings.named("__Host-flash").signed())).flash();

  private static String written(FlashCookie by, Map<String, String> entries) {
    return sentBack(by.set(entries, ArrivedFlash.of(Map.of(), false)));
  }

  @Test
  void arrivedIn_isTrueOfAnyCookieOfTheName() {
    assertThat(form.arrivedIn(null)).isFalse();
    assertThat(form.arrivedIn(List.of("other=1"))).isFalse();
    assertThat(form.arrivedIn(List.of("other=1; __Host-flash=%"))).isTrue();
  }

  @Test
  void read_ownCookie() {
    for (FlashCookie cookie : List.of(form, signed)) {
      ArrivedFlash flash = cookie.read(List.of(written(cookie, Map.of("a", "1"))));
      assertThat(flash.entries()).isEqualTo(Map.of("a", "1"));
      assertThat(flash.present()).isTrue();
      assertThat(flash.outlived()).isFalse();
      assertThat(cookie.read(null).present()).isFalse();
      assertThat(cookie.read(null).entries()).isEmpty();
    }
  }

  @Test
  void read_malformed_isLogged() {
    for (FlashCookie cookie : List.of(form, signed)) {
      try (LogLines log = LogLines.ofThisJvm()) {
        ArrivedFlash flash = cookie.read(List.of("__Host-flash=%"));
        assertThat(flash.entries()).isEmpty();
        assertThat(flash.present()).isTrue();
        assertThat(log.warnings()).singleElement().asString().contains("__Host-flash");
      }
    }
  }

  @Test
  void read_longerThanASetLineCanBe_isRefused() {
    int room = CookieRules.FLASH_BYTES - form.length(Map.of("a", ""));
    String fits = "__Host-flash=a=" + "x".repeat(room);
    assertThat(form.read(List.of(fits)).entries()).hasSize(1);
    assertThat(form.read(List.of(fits + "x")).entries()).isEmpty();
  }

  @Test
  void read_twoCookies_warns() {
    String one = written(form, Map.of("a", "1"));
    try (LogLines log = LogLines.ofThisJvm()) {
      ArrivedFlash flash = form.read(List.of(one, one));
      assertThat(flash.entries()).isEmpty();
      assertThat(flash.outlived()).isTrue();
      assertThat(log.warnings()).as("of two, and of the refusal").hasSize(2);
    }
    String token = written(signed, Map.of("a", "1"));
    ArrivedFlash flash = signed.read(List.of(token, token));
    assertThat(flash.entries()).isEqualTo(Map.of("a", "1"));
    assertThat(flash.outlived()).isTrue();
    assertThat(flash.verified()).hasSize(2);
    assertThat(signed.read(List.of(token, "__Host-flash=%")).outlived()).isFalse();
  }

  @Test
  void unread_opensOnlyWhereADeletionDependsOnIt() {
    String one = written(form, Map.of("a", "1"));
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(form.unread(null).present()).isFalse();
      ArrivedFlash unopened = form.unread(List.of(one));
      assertThat(unopened.present()).isTrue();
      assertThat(unopened.entries()).isEmpty();
      assertThat(form.unread(List.of("__Host-flash=%")).present()).isTrue();
      assertThat(log.all()).isEmpty();
    }
    assertThat(form.unread(List.of(one, one)).outlived()).isTrue();
  }

  @Test
  void set_winsOverWhatArrived() {
    String token = written(signed, Map.of("a", "1"));
    ArrivedFlash two = signed.read(List.of(token, token));
    String line = signed.set(Map.of("b", "2"), two);
    assertThat(signed.read(List.of(token, sentBack(line), token)).entries())
        .isEqualTo(Map.of("b", "2"));
  }

  @Test
  void end_deletes_orWinsByAnEmptyOne() {
    String one = written(form, Map.of("a", "1"));
    assertThat(form.end(form.read(List.of(one)))).isEqualTo(DELETION);
    assertThat(form.end(form.read(List.of(one, one)))).isEqualTo(DELETION);
    assertThat(form.delete()).isEqualTo(DELETION);
    String token = written(signed, Map.of("a", "1"));
    assertThat(signed.end(signed.read(List.of(token)))).isEqualTo(DELETION);
    String end = signed.end(signed.read(List.of(token, token)));
    assertThat(end).endsWith("; Max-Age=34560000");
    assertThat(signed.read(List.of(token, sentBack(end))).entries()).isEmpty();
    assertThat(signed.end(signed.read(List.of(token, sentBack(end))))).isNull();
  }

  @Test
  void length_isThatOfTheLine() {
    for (FlashCookie cookie : List.of(form, signed)) {
      Map<String, String> entries = Map.of("a b", "1&2€");
      assertThat(cookie.length(entries))
          .isEqualTo(cookie.set(entries, ArrivedFlash.of(Map.of(), false)).length());
      assertThat(cookie.overflows(2048)).isFalse();
      assertThat(cookie.overflows(2049)).isTrue();
    }
  }

  @Test
  void overflowOf_namesTheLargestKey() {
    Map<String, String> large = Map.of("theKey", "x".repeat(3000), "b", "y");
    for (FlashCookie cookie : List.of(form, signed)) {
      assertThat(cookie.overflowOf(Map.of("a", "1"))).isNull();
      assertThat(cookie.overflowOf(large))
          .hasMessageContaining("flash")
          .hasMessageContaining("2048")
          .hasMessageContaining("theKey");
    }
  }

  @Test
  void formerDeletions_areThoseOfTheSettings() {
    assertThat(form.formerDeletions()).isEmpty();
    CookieSettings cookie = CookieSettings.named("f").withPath("/shop");
    assertThat(
            TestCookies.of(clock, b -> b.flash(cookie.replacing(cookie.withPath("/"))))
                .flash()
                .formerDeletions())
        .hasSize(1);
  }

  @Test
  void arrivedFlash_showsNoEntry() {
    assertThat(ArrivedFlash.of(Map.of("a", "1"), true)).hasToString("ArrivedFlash[1 entries]");
  }
}
