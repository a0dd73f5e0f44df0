package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {
  @Test
  void require_copiesTheEntriesInTheirOrder() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("z", "1");
    given.put("a", "2");
    Map<String, String> copy = Entries.require(given);
    given.clear();
    assertThat(copy).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
    assertThatThrownBy(() -> copy.put("b", "3")).isInstanceOf(UnsupportedOperationException.class);
    assertThat(Entries.require("a", "1")).isEqualTo(Map.of("a", "1"));
    assertThat(Entries.requireKeys("a", "b")).containsExactly("a", "b");
    assertThat(Entries.requireKeys()).isEmpty();
  }

  @Test
  void require_refusesNull() {
    assertThatThrownBy(() -> Entries.require(null, "1")).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Entries.require("a\n", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("'a\\u{a}'");
    assertThatThrownBy(() -> Entries.require(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Entries.require(Collections.singletonMap("a", null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Entries.requireKeys((String[]) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("array");
    assertThatThrownBy(() -> Entries.requireKeys("a", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db"})
  void require_refusesHalvesOfCharacters(String half) {
    assertThatThrownBy(() -> Entries.require(half, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key");
    assertThatThrownBy(() -> Entries.require("a", half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value");
    assertThatThrownBy(() -> Entries.require(Map.of("a", half)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void show_escapesWhatALogWouldNotShow() {
    assertThat(Entries.show("a b")).isEqualTo("a b");
    assertThat(Entries.show("a\nb\u0000\u007f")).isEqualTo("a\\u{a}b\\u{0}\\u{7f}");
    assertThat(Entries.show("\u202e\u2028\u2029\ud83d"))
        .isEqualTo("\\u{202e}\\u{2028}\\u{2029}\\u{d83d}");
    assertThat(Entries.show("😀é")).isEqualTo("😀é");
  }

  @ParameterizedTest
  @CsvSource({"31, false", "32, false", "33, true", "100, true"})
  void show_cutsAt32Characters(int length, boolean cut) {
    assertThat(Entries.show("x".repeat(length)))
        .isEqualTo(cut ? "x".repeat(32) + "..." : "x".repeat(length));
    assertThat(Entries.show("😀".repeat(length)))
        .isEqualTo(cut ? "😀".repeat(32) + "..." : "😀".repeat(length));
  }

  @Test
  void overflow_namesTheThreeLargestEntries() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String value : List.of("xx", "xxxx", "x", "xxxxx")) {
      entries.put("key" + value.length(), value);
    }
    String message =
        Entries.overflow("session", 10, 20, entries, (key, value) -> value.length()).getMessage();
    assertThat(message)
        .contains("session", "10", "20")
        .containsSubsequence("key5", "5 bytes", ", key4", "4 bytes", ", key2", "2 bytes")
        .doesNotContain("key1", "xxx");
    assertThat(Entries.overflow("s", 1, 2, Map.of("a", "b"), (key, value) -> 7).getMessage())
        .contains("7 bytes")
        .doesNotContain(", a");
  }
}
