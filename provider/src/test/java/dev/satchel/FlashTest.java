package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FlashTest {
  private final Flash flash = Flash.of(Map.of("a", "1", "b", "2"));

  @Test
  void readsWhatArrived_andNeverWhatIsQueued() {
    flash.put("c", "3").success("s").error("e").info("i").warning("w").putAll(Map.of("d", "4"));
    assertThat(flash.asMap()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(flash.get("c")).isEmpty();
    assertThat(flash.contains("success")).isFalse();
    assertThat(flash.next())
        .isEqualTo(
            Map.of("c", "3", "success", "s", "error", "e", "info", "i", "warning", "w", "d", "4"));
    assertThat(Flash.of(Map.of()).put("c", "3").isEmpty()).isTrue();
    assertThat(flash.current()).isSameAs(flash);
  }

  @Test
  void now_isForThisRequestOnly() {
    assertThat(flash.now("a", "now").get("a")).contains("now");
    assertThat(flash.keep().next()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void keep_carriesWhatArrived() {
    assertThat(flash.keep("b", "unknown").next()).isEqualTo(Map.of("b", "2"));
    assertThat(flash.put("a", "new").keep().next()).isEqualTo(Map.of("a", "new", "b", "2"));
    assertThat(flash.discard().next()).isEmpty();
    assertThat(flash.keep("a").next()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void nullsAndSurrogates_areRefused() {
    assertNull(() -> flash.get(null), "key");
    assertNull(() -> flash.contains(null), "key");
    assertNull(() -> flash.put(null, "v"), "The key of an entry is null; give the entry a key");
    assertNull(() -> flash.put("k", null), noValueOf("k"));
    assertNull(() -> flash.success(null), noValueOf("success"));
    assertNull(() -> flash.now("k", null), noValueOf("k"));
    assertNull(() -> flash.now(null, "v"), "The key of an entry is null; give the entry a key");
    assertNull(() -> flash.keep("a", null), "One of the keys is null; leave it out");
    assertNull(
        () -> flash.keep((String[]) null),
        "The array of keys is null; give no keys, or an empty array");
    assertNull(() -> flash.putAll(null), "The map of entries is null; give an empty map for none");
    assertNull(() -> flash.putAll(Collections.singletonMap("k", null)), noValueOf("k"));
    assertNull(
        () -> Flash.of((Map<String, String>) null),
        "The map of entries is null; give an empty map for none");
    assertThatThrownBy(() -> flash.error("\ud83d")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> flash.now("\ud83d", "")).isInstanceOf(IllegalArgumentException.class);
    assertThat(flash.next()).isEmpty();
  }

  private static String noValueOf(String key) {
    return "The value of the entry '"
        + key
        + "' is null; a form field that did not arrive is null: remove the entry, or put a default";
  }

  private static void assertNull(ThrowingCallable call, String name) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }

  @Test
  void overflow_leavesItAsItWas() {
    Flash full = Flash.of(Map.of("k", "v".repeat(1900))).put("more", "v".repeat(500));
    assertThatThrownBy(full::keep)
        .isInstanceOf(ScopeOverflowException.class)
        .hasMessageStartingWith(
            "The Set-Cookie line of the flash may have 2048 bytes, but would have 2");
    assertThat(full.next()).containsOnlyKeys("more");
    assertThatThrownBy(() -> full.put("huge", "€".repeat(250)))
        .isInstanceOf(ScopeOverflowException.class); // 9 bytes each
    assertThat(full.put("more", "v").keep("none").next()).isEqualTo(Map.of("more", "v"));
    assertThatThrownBy(() -> Flash.of(Map.of("k", "v".repeat(2048))))
        .isInstanceOf(ScopeOverflowException.class);
  }

  @Test
  void snapshots_cannotBeChanged() {
    for (Map<String, String> map : List.of(flash.asMap(), flash.next(), flash.keep().next())) {
      assertThatThrownBy(() -> map.put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void eachCall_isAtomic() {
    Map<String, String> received = new LinkedHashMap<>();
    IntStream.range(0, 60).forEach(i -> received.put("r" + i, "v"));
    Flash shared = Flash.of(received);
    IntStream.range(0, 60)
        .parallel()
        .forEach(i -> shared.put("p" + i, "v").keep("r" + i).now("n" + i, "v").contains("r" + i));
    assertThat(shared.next()).hasSize(120);
    assertThat(shared.asMap()).hasSize(120);
  }
}
