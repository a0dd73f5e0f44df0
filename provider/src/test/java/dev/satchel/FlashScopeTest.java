package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.tests.SteppingClock;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flash of a request; {@link FlashTest} has what every flash does. */
class FlashScopeTest {
  private final SteppingClock clock = new SteppingClock();
  private final TestCookies cookies = TestCookies.of(clock, b -> b);
  private TestView view = new TestView(clock);

  private FlashScope scope() {
    view = new TestView(clock, "__Host-flash=a=1&b=2");
    return new FlashScope(cookies.flash(), view);
  }

  @Test
  void theFirstTouch_opensItOnce() {
    FlashScope scope = scope();
    assertThat(scope.state()).isNull();
    assertThat(scope.get("a")).contains("1");
    assertThat(scope.contains("b")).isTrue();
    assertThat(scope.contains("c")).isFalse();
    assertThat(scope.isEmpty()).isFalse();
    assertThat(view.heard).containsExactly("opened");
  }

  private boolean isRead(Consumer<Flash> code) {
    FlashScope scope = scope();
    code.accept(scope);
    return scope.opened().read();
  }

  @Test
  void whatAsks_countsAsRead() {
    assertThat(isRead(f -> assertThat(f.get("x")).isEmpty())).isTrue();
    assertThat(isRead(f -> assertThat(f.contains("x")).isFalse())).isTrue();
    assertThat(isRead(f -> assertThat(f.asMap()).hasSize(2))).isTrue();
    assertThat(isRead(f -> assertThat(f.isEmpty()).isFalse())).isTrue();
    assertThat(isRead(f -> f.keep())).isTrue();
    assertThat(isRead(f -> f.keep("a"))).isTrue();
    assertThat(isRead(f -> f.put("c", "3"))).isFalse();
    assertThat(isRead(f -> f.now("c", "3"))).isFalse();
    assertThat(isRead(f -> f.discard())).isFalse();
    assertThat(isRead(f -> assertThat(f.next()).isEmpty())).isFalse();
  }

  @Test
  void eachChangeForTheNextRequest_isToldToTheRequest() {
    FlashScope scope = scope();
    scope.put("c", "3").keep("a").discard();
    assertThat(view.heard)
        .containsExactly("opened", "changed flash", "changed flash", "changed flash");
    scope.now("d", "4");
    assertThat(view.heard).as("of this request only").hasSize(4);
  }

  @Test
  void keep_addsToWhatIsKept() {
    assertThat(scope().keep("a").keep("b").next()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void aChangeThatDoesNotFit_isNotTold() {
    FlashScope scope = scope();
    assertThatThrownBy(() -> scope.put("c", "x".repeat(2048)))
        .isInstanceOf(ScopeOverflowException.class);
    assertThat(view.heard).containsExactly("opened");
    assertThat(scope.next()).isEmpty();
  }

  /** The table of docs/troubleshooting.md has these numbers. */
  @ParameterizedTest
  @CsvSource({
    "x,  1987, 1390, 1350",
    "é,   331,  695,  675",
    "你,  220,  463,  450",
    "😀,  165,  347,  337",
    "👨‍👩‍👧,   36,   77,   75"
  })
  void roomOfOneMessage_dependsOnItsLetters(
      String letter, int unsigned, int signed, int encrypted) {
    CookieSettings named = CookieSettings.named("__Host-flash");
    assertThat(mostOf(letter, named)).isEqualTo(unsigned);
    assertThat(mostOf(letter, named.signed())).isEqualTo(signed);
    assertThat(mostOf(letter, named.encrypted())).isEqualTo(encrypted);
  }

  /** Returns how often the letter fits the flash as a message of success. */
  private int mostOf(String letter, CookieSettings settings) {
    FlashCookie flash = TestCookies.of(clock, b -> b.flash(settings)).flash();
    int fits = 0;
    while (flash.length(Map.of("success", letter.repeat(fits + 1))) <= CookieRules.FLASH_BYTES) {
      fits++;
    }
    return fits;
  }

  @Test
  void aFlashToTheLastByte_fits() {
    int room = CookieRules.FLASH_BYTES - cookies.flash().length(Map.of("c", ""));
    assertThat(scope().put("c", "x".repeat(room)).next()).hasSize(1);
    assertThatThrownBy(() -> scope().put("c", "x".repeat(room + 1)))
        .isInstanceOf(ScopeOverflowException.class);
  }

  @Test
  void methodBegins_doesNotOpenIt() {
    FlashScope scope = scope();
    scope.methodBegins();
    assertThat(scope.state()).isNull();
    scope.put("c", "3");
    scope.methodBegins();
    assertThat(scope.state().own()).isEqualTo(Changes.NONE);
    assertThat(scope.next()).isEqualTo(Map.of("c", "3"));
  }

  @Test
  void withoutContainer_knowsWhetherAnythingArrived() {
    assertThat(FlashScope.withoutContainer(Map.of()).opened().arrived().present()).isFalse();
    assertThat(FlashScope.withoutContainer(Map.of("a", "1")).opened().arrived().present()).isTrue();
  }
}
