package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.token.Claims;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FlashFormatTest {
  private final SteppingClock clock = new SteppingClock();
  private final FlashFormat form = format(b -> b);
  private final FlashFormat signed = format(b -> b.flash(CookieSettings.named("f").signed()));
  private final FlashFormat encrypted = format(b -> b.flash(CookieSettings.named("f").encrypted()));

  private FlashFormat format(UnaryOperator<SatchelFeatureBuilder> settings) {
    return FlashFormat.of(TestCookies.of(clock, settings).application().settings());
  }

  private static Map<String, String> read(FlashFormat format, String... values) {
    return format.read(List.of(values), 2000).entries();
  }

  @Test
  void of_isAFormUnlessTheCookieIsProtected() {
    assertThat(form).isInstanceOf(FlashFormat.Form.class);
    assertThat(signed).isInstanceOf(FlashFormat.Token.class);
    assertThat(encrypted).isInstanceOf(FlashFormat.Token.class);
    assertThat(format(b -> b.play(PlayCookies.hs256()))).isInstanceOf(FlashFormat.Form.class);
    assertThat(format(b -> b.play(PlayCookies.hs256().withFlash())))
        .isInstanceOf(FlashFormat.Token.class);
  }

  @Test
  void form_isReadable() {
    assertThat(form.write(Map.of("a", "1 2"), List.of())).isEqualTo("a=1+2");
    assertThat(signed.write(Map.of("a", "1 2"), List.of())).startsWith("eyJhbGciOiJIUzI1NiJ9.");
  }

  @Test
  void eachFormat_readsItsOwnValuesOnly() {
    List<FlashFormat> all = List.of(form, signed, encrypted);
    for (FlashFormat writing : all) {
      String value = writing.write(Map.of("a", "1"), List.of());
      for (FlashFormat reading : all) {
        assertThat(read(reading, value)).isEqualTo(reading == writing ? Map.of("a", "1") : null);
      }
    }
  }

  @Test
  void length_isThatOfTheValue() {
    Map<String, String> entries = Map.of("a b", "1&\n€");
    for (FlashFormat format : List.of(form, signed, encrypted)) {
      assertThat(format.length(entries)).isEqualTo(format.write(entries, List.of()).length());
      assertThat(format.length("a", "12")).isGreaterThan(format.length("a", "1"));
    }
    assertThat(form.length("a", "1 2")).isEqualTo(5);
    assertThat(signed.length("a", "1")).isEqualTo("\"a\":\"1\"".length());
  }

  @Test
  void read_longValues_doNotCount() {
    for (FlashFormat format : List.of(form, signed, encrypted)) {
      String value = format.write(Map.of("a", "1"), List.of());
      assertThat(format.read(List.of(value), value.length()).entries()).isEqualTo(Map.of("a", "1"));
      assertThat(format.read(List.of(value), value.length() - 1).entries()).isNull();
    }
  }

  @Test
  void read_twoForms_trustsNeither() {
    FlashFormat.Received received = form.read(List.of("a=1", "a=1"), 2000);
    assertThat(received.entries()).isNull();
    assertThat(received.arrived()).isEqualTo(2);
    assertThat(received.verified()).isEmpty();
    assertThat(form.tellsNewest()).isFalse();
  }

  @Test
  void read_twoTokens_theOneWrittenLastCounts() {
    String one = signed.write(Map.of("a", "1"), List.of());
    List<Claims> arrived = signed.read(List.of(one), 2000).verified();
    clock.step(Duration.ofSeconds(1));
    String other = signed.write(Map.of("b", "2"), arrived);
    FlashFormat.Received received = signed.read(List.of(one, other, "a.b.c"), 2000);
    assertThat(received.entries()).isEqualTo(Map.of("b", "2"));
    assertThat(received.arrived()).isEqualTo(2);
    assertThat(received.verified()).hasSize(2);
    assertThat(signed.tellsNewest()).isTrue();
  }

  @Test
  void write_isLaterThanTheTokensThatArrived() {
    String one = signed.write(Map.of("a", "1"), List.of());
    List<Claims> two = signed.read(List.of(one, one), 2000).verified();
    String next = signed.write(Map.of("b", "2"), two);
    assertThat(signed.read(List.of(next), 2000).verified().get(0))
        .isEqualTo(
            new Claims(Map.of("b", "2"), null, clock.seconds() + 1, clock.seconds() + 1, null));
  }

  @Test
  void maxAge_endsAToken() {
    FlashFormat lasting =
        format(b -> b.flash(CookieSettings.named("f").signed().withMaxAge(Duration.ofMinutes(1))));
    String value = lasting.write(Map.of("a", "1"), List.of());
    assertThat(lasting.read(List.of(value), 2000).verified().get(0).exp())
        .isEqualTo(clock.seconds() + 60);
    clock.step(Duration.ofMinutes(1));
    assertThat(read(lasting, value)).isNull();
  }

  @Test
  void play_isReadAsLongAsABrowserKeepsIt() {
    FlashFormat play = format(b -> b.play(PlayCookies.hs256().withFlash()));
    String large = play.write(Map.of("a", "x".repeat(2500)), List.of());
    assertThat(read(play, large)).containsOnlyKeys("a");
  }

  @Test
  void received_showsNoEntry() {
    assertThat(form.read(List.of("a=1"), 2000)).hasToString("Received[1 values]");
  }
}
