package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Session session = Session.of(Map.of("a", "1"));

  @Test
  void reads() {
    assertThat(session.get("a")).contains("1");
    assertThat(session.get("b")).isEqualTo(Optional.empty());
    assertThat(session.contains("a")).isTrue();
    assertThat(session.contains("b")).isFalse();
    assertThat(session.isEmpty()).isFalse();
    assertThat(session.asMap()).isEqualTo(Map.of("a", "1"));
    assertThat(session.current()).isSameAs(session);
  }

  @Test
  void writes() {
    assertThat(
            session.put("b", "2").putAll(Map.of("c", "3", "d", "4")).remove("a", "d", "x").asMap())
        .isEqualTo(Map.of("b", "2", "c", "3"));
    assertThat(session.replaceWith(Map.of("e", "5")).asMap()).isEqualTo(Map.of("e", "5"));
    assertThat(session.clear().isEmpty()).isTrue();
    assertThat(session.put("f", "").asMap()).isEqualTo(Map.of("f", ""));
    assertThat(session.replaceWith(Map.of()).isEmpty()).isTrue();
    assertThat(session.remove().isEmpty()).isTrue();
  }

  @Test
  void asMap_isASnapshotThatNobodyCanChange() {
    Map<String, String> before = session.asMap();
    session.put("b", "2");
    assertThat(before).isEqualTo(Map.of("a", "1"));
    for (Map<String, String> map : List.of(before, session.asMap(), Session.of(Map.of()).asMap())) {
      assertThatThrownBy(() -> map.put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void givenMaps_areCopied() {
    Map<String, String> mutable = new HashMap<>(Map.of("k", "1"));
    Session copied = Session.of(mutable);
    session.putAll(mutable);
    mutable.put("k", "2");
    assertThat(copied.get("k")).contains("1");
    assertThat(session.get("k")).contains("1");
  }

  @Test
  void nulls_areNamed() {
    Map<String, String> nullKey = Collections.singletonMap(null, "v");
    Map<String, String> nullValue = Collections.singletonMap("k", null);
    assertNull(() -> session.get(null), "key");
    assertNull(() -> session.contains(null), "key");
    assertNull(() -> session.put(null, "v"), "The key of an entry is null; give the entry a key");
    assertNull(
        () -> session.put("k", null),
        "The value of the entry 'k' is null; a form field that did not arrive is null: remove the"
            + " entry, or put a default");
    assertNull(
        () -> session.putAll(null), "The map of entries is null; give an empty map for none");
    assertNull(() -> session.putAll(nullKey), "The key of an entry is null; give the entry a key");
    assertNull(
        () -> session.putAll(nullValue),
        "The value of the entry 'k' is null; a form field that did not arrive is null: remove the"
            + " entry, or put a default");
    assertNull(
        () -> session.replaceWith(null), "The map of entries is null; give an empty map for none");
    assertNull(
        () -> session.replaceWith(Collections.singletonMap("k\n" + "x".repeat(40), null)),
        "The value of the entry 'k\\u{a}"
            + "x".repeat(30)
            + "...' is null; a form field that did not arrive is null: remove the entry, or put a"
            + " default");
    assertNull(() -> session.remove("a", null), "One of the keys is null; leave it out");
    assertNull(
        () -> session.remove((String[]) null),
        "The array of keys is null; give no keys, or an empty array");
    assertNull(
        () -> Session.of((Map<String, String>) null),
        "The map of entries is null; give an empty map for none");
    assertNull(() -> Session.of(nullKey), "The key of an entry is null; give the entry a key");
    assertThat(session.asMap()).isEqualTo(Map.of("a", "1"));
  }

  private static void assertNull(ThrowingCallable call, String name) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }

  @Test
  void unpairedSurrogates_areRefused() {
    for (String text : new String[] {"\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00"}) {
      assertThatThrownBy(() -> session.put("k", text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The value of an entry must be well-formed Unicode, but has an unpaired surrogate;"
                  + " encode binary data, for example in Base64");
      assertThatThrownBy(() -> session.put(text, "v"))
          .hasMessageStartingWith("The key of an entry");
      assertThatThrownBy(() -> session.putAll(Map.of("ok", "1", "k", text)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> session.replaceWith(Map.of(text, "v")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(session.put("k", "😀").asMap()).isEqualTo(Map.of("a", "1", "k", "😀"));
  }

  @Test
  void overflow_leavesItAsItWas_andNeverNamesAValue() {
    Map<String, String> large = new LinkedHashMap<>();
    large.put("first\n\u202e" + "k".repeat(40), "v".repeat(1500));
    large.put("second", "v".repeat(1400));
    large.put("third", "v".repeat(100));
    large.put("fourth", "v");
    for (ThrowingCallable call :
        new ThrowingCallable[] {() -> session.putAll(large), () -> session.replaceWith(large)}) {
      assertThatThrownBy(call)
          .isInstanceOf(ScopeOverflowException.class)
          .hasMessageMatching(
              "The Set-Cookie line of the session may have 4096 bytes, but would have [0-9]+; its"
                  + " largest entries: first\\\\u\\{a}\\\\u\\{202e}k{25}\\.\\.\\. \\([0-9]+"
                  + " bytes\\), second \\([0-9]+ bytes\\), third \\([0-9]+ bytes\\); keep large"
                  + " data on the server and put its id here");
      assertThat(session.asMap()).isEqualTo(Map.of("a", "1"));
    }
    assertThatThrownBy(() -> Session.of(large)).isInstanceOf(ScopeOverflowException.class);
  }

  @Test
  void keysInMessages_areCutBetweenCharacters() {
    assertThatThrownBy(() -> session.put("😀".repeat(31) + "\ud834\udd73😀", "v".repeat(3000)))
        .hasMessageContaining(" " + "😀".repeat(31) + "\\u{1d173}... (");
  }

  @Test
  void whatShrinks_neverThrows() {
    Session full = Session.of(Map.of("k", "v".repeat(2800)));
    assertThatThrownBy(() -> full.put("more", "v".repeat(200)))
        .isInstanceOf(ScopeOverflowException.class);
    assertThat(full.put("k", "v".repeat(2700)).remove("none").contains("k")).isTrue();
    assertThat(full.remove("k").isEmpty()).isTrue();
  }

  @Test
  void eachCall_isAtomic() {
    Session shared = Session.of(Map.of());
    IntStream.range(0, 200).parallel().forEach(i -> shared.put("key" + i, "v"));
    assertThat(shared.asMap()).hasSize(200);
    IntStream.range(0, 200).parallel().forEach(i -> shared.remove("key" + i));
    assertThat(shared.isEmpty()).isTrue();
  }

  @Test
  void texts_doNotShowValues() {
    assertThat(Session.of(Map.of("key", "hunter2")).toString()).doesNotContain("hunter2");
    assertThat(Flash.of(Map.of("key", "hunter2")).toString()).doesNotContain("hunter2");
    assertThat(Changes.putting(Map.of("key", "hunter2")).toString())
        .isEqualTo("Changes[1 entries]");
  }

  @Test
  void id_isMadeOnce() {
    assertThat(session.hasId()).isFalse();
    String id = session.id();
    assertThat(session.hasId()).isTrue();
    assertThat(session.id()).isEqualTo(id).matches("[A-Za-z0-9_-]{22}");
    assertThat(session.renewId().id()).isNotEqualTo(id);
    assertThat(session.asMap()).isEqualTo(Map.of("a", "1"));
    assertThat(session.clear().hasId()).isFalse();
  }

  /** The rest fits to the byte, the id does not. */
  @Test
  void id_thatDoesNotFit_isRefused() {
    int size = 2800;
    while (fits(size + 1)) {
      size++;
    }
    Session full = Session.of(Map.of("a", "x".repeat(size)));
    assertThatThrownBy(full::id).isInstanceOf(ScopeOverflowException.class);
    assertThat(full.hasId()).isFalse();
    assertThat(full.put("a", "x".repeat(size - 40)).id()).hasSize(22);
    assertThat(full.renewId().id()).hasSize(22);
  }

  private static boolean fits(int size) {
    try {
      Session.of(Map.of("a", "x".repeat(size)));
      return true;
    } catch (ScopeOverflowException e) {
      return false;
    }
  }

  @Test
  void id_withPlayCookies_isRefused() {
    TestCookies cookies =
        new TestCookies(
            SatchelFeature.builder().secret(Secret.random()).play(PlayCookies.hs256()).build());
    Session play = cookies.request().session();
    assertThatThrownBy(play::id)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PlayCookies");
    assertThat(play.hasId()).isFalse();
    assertThat(play.put("a", "1").renewId().asMap()).isEqualTo(Map.of("a", "1"));
  }
}
