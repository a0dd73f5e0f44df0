package dev.satchel.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveChangesTest {
  private static final Map<String, String> ENTRY = Map.of("a", "1");

  private static EffectiveChanges changes(
      boolean newSession,
      List<String> removed,
      Map<String, String> added,
      Map<String, String> flashed,
      boolean keepsFlash) {
    return new EffectiveChanges("Items.save", newSession, removed, added, flashed, keepsFlash);
  }

  @Test
  void changesSession_byEachOfThree() {
    assertThat(changes(true, List.of(), Map.of(), Map.of(), false).changesSession()).isTrue();
    assertThat(changes(false, List.of("a"), Map.of(), Map.of(), false).changesSession()).isTrue();
    assertThat(changes(false, List.of(), ENTRY, Map.of(), false).changesSession()).isTrue();
    assertThat(changes(false, List.of(), Map.of(), ENTRY, true).changesSession()).isFalse();
  }

  @Test
  void changesFlash_byEachOfTwo() {
    assertThat(changes(false, List.of(), Map.of(), ENTRY, false).changesFlash()).isTrue();
    assertThat(changes(false, List.of(), Map.of(), Map.of(), true).changesFlash()).isTrue();
    assertThat(changes(true, List.of("a"), ENTRY, Map.of(), false).changesFlash()).isFalse();
  }

  @Test
  void toString_showsNoEntry() {
    assertThat(changes(true, List.of("a"), ENTRY, ENTRY, true))
        .hasToString("EffectiveChanges[Items.save]");
  }
}
