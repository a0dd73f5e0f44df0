package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlashStateTest {
  private final FlashState opened =
      FlashState.opened(ArrivedFlash.of(Map.of("a", "1", "b", "2"), true));

  @Test
  void opened_showsWhatArrived_andCarriesNothing() {
    assertThat(opened.visible()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(opened.next()).isEmpty();
    assertThat(opened.read()).isFalse();
    assertThat(opened.isDiscarded()).isFalse();
  }

  @Test
  void asRead_andKeeping_countAsRead() {
    assertThat(opened.asRead().read()).isTrue();
    assertThat(opened.asRead().visible()).isEqualTo(opened.visible());
    assertThat(opened.keeping(Set.of("a")).read()).isTrue();
    assertThat(opened.queued(Map.of("c", "3")).read()).isFalse();
    assertThat(opened.discarded().read()).isFalse();
    assertThat(opened.asRead().discarded().read()).isTrue();
    assertThat(opened.asRead().queued(Map.of()).showing(Map.of()).methodBegins().read()).isTrue();
  }

  @Test
  void showing_isNeverSent() {
    FlashState showing = opened.showing(Map.of("c", "now"));
    assertThat(showing.visible()).isEqualTo(Map.of("c", "now"));
    assertThat(showing.next()).isEmpty();
    assertThat(showing.keeping(Set.of("a", "c")).next()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void queued_beatsKept() {
    FlashState state = opened.keeping(Set.of("a", "b")).queued(Map.of("a", "new"));
    assertThat(state.next()).isEqualTo(Map.of("a", "new", "b", "2"));
    assertThat(state.visible()).isEqualTo(opened.visible());
    assertThatThrownBy(() -> state.next().put("c", "3"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void discarded_dropsQueuedAndKept() {
    FlashState state = opened.keeping(Set.of("a")).queued(Map.of("c", "3")).discarded();
    assertThat(state.next()).isEmpty();
    assertThat(state.isDiscarded()).isTrue();
    assertThat(state.queued(Map.of("d", "4")).next()).isEqualTo(Map.of("d", "4"));
    assertThat(state.methodBegins().isDiscarded()).isTrue();
    assertThat(state.methodBegins().queued(Map.of("d", "4")).isDiscarded()).isTrue();
  }

  @Test
  void declared_liesBetweenWhatWasBeforeTheMethodAndItsOwn() {
    FlashState begun =
        opened.queued(Map.of("x", "before", "y", "before", "z", "before")).methodBegins();
    FlashState own = begun.queued(Map.of("z", "own"));
    Map<String, String> declared = Map.of("y", "declared", "z", "declared");
    assertThat(own.next(declared, false))
        .isEqualTo(Map.of("x", "before", "y", "declared", "z", "own"));
    assertThat(begun.discarded().next(declared, false)).isEmpty();
  }

  @Test
  void keepingAll_keepsUnlessTheMethodDiscarded() {
    assertThat(opened.next(Map.of(), true)).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(opened.discarded().next(Map.of(), true)).isEmpty();
    assertThat(opened.discarded().methodBegins().next(Map.of(), true))
        .as("discarded before the method")
        .isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(opened.next(Map.of("a", "declared"), true))
        .isEqualTo(Map.of("a", "declared", "b", "2"));
  }

  @Test
  void toString_showsNoEntry() {
    assertThat(opened).hasToString("FlashState[2 entries]");
  }
}
