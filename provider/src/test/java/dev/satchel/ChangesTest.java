package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Map<String, String> BEFORE = Map.of("a", "1", "b", "2");

  private static Changes putting(String key, String value) {
    return Changes.putting(Map.of(key, value));
  }

  @Test
  void none_leavesAll() {
    assertThat(Changes.NONE.on(BEFORE)).isSameAs(BEFORE);
    assertThat(Changes.NONE.drops()).isFalse();
    assertThat(Changes.NONE.ends()).isFalse();
  }

  @Test
  void putting_addsAndReplaces() {
    assertThat(Changes.putting(Map.of("b", "new", "c", "3")).on(BEFORE))
        .isEqualTo(Map.of("a", "1", "b", "new", "c", "3"));
  }

  @Test
  void removing_removes() {
    assertThat(Changes.removing(List.of("a", "x")).on(BEFORE)).isEqualTo(Map.of("b", "2"));
  }

  @Test
  void replacingWith_dropsWithoutAnEnd() {
    Changes replacing = Changes.replacingWith(Map.of("c", "3"));
    assertThat(replacing.on(BEFORE)).isEqualTo(Map.of("c", "3"));
    assertThat(replacing.ends()).isFalse();
    assertThat(replacing.drops()).isTrue();
  }

  @Test
  void cleared_dropsAndEnds() {
    assertThat(Changes.CLEARED.on(BEFORE)).isEmpty();
    assertThat(Changes.CLEARED.ends()).isTrue();
  }

  @Test
  void then_theLaterChangeCounts() {
    assertThat(putting("a", "x").then(putting("a", "y")).on(BEFORE)).containsEntry("a", "y");
    assertThat(putting("c", "3").then(Changes.removing(List.of("c", "a"))).on(BEFORE))
        .isEqualTo(Map.of("b", "2"));
    assertThat(Changes.removing(List.of("a")).then(putting("a", "again")).on(BEFORE))
        .isEqualTo(Map.of("a", "again", "b", "2"));
  }

  @Test
  void then_aDropForgetsWhatWasBefore() {
    Changes changes = putting("c", "3").then(Changes.CLEARED).then(putting("d", "4"));
    assertThat(changes.on(BEFORE)).isEqualTo(Map.of("d", "4"));
    assertThat(changes.drops()).isTrue();
    assertThat(changes.ends()).isTrue();
    assertThat(Changes.CLEARED.then(Changes.replacingWith(Map.of("d", "4"))).ends()).isTrue();
    assertThat(putting("c", "3").then(Changes.replacingWith(Map.of())).ends()).isFalse();
    assertThat(putting("c", "3").then(putting("d", "4")).ends()).isFalse();
    assertThat(putting("c", "3").then(putting("d", "4")).drops()).isFalse();
  }

  @Test
  void then_anEndWithoutADrop_stays() {
    Changes ending = new Changes(false, true, Map.of());
    assertThat(putting("c", "3").then(ending).ends()).isTrue();
    assertThat(ending.then(putting("c", "3")).ends()).isTrue();
  }

  @Test
  void results_areUnmodifiableCopies() {
    Map<String, String> given = new HashMap<>(Map.of("c", "3"));
    Changes putting = Changes.putting(given);
    Changes replacing = Changes.replacingWith(given);
    given.put("d", "4");
    assertThat(putting.on(Map.of())).containsOnlyKeys("c");
    assertThat(replacing.on(Map.of())).containsOnlyKeys("c");
    assertThatThrownBy(() -> putting.on(BEFORE).put("e", "5"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void toString_namesNoEntry() {
    assertThat(putting("a", "1")).hasToString("Changes[1 entries]");
  }
}
