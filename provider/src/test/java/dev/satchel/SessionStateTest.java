package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.ArrivedSession.Received;
import dev.satchel.internal.token.Claims;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionStateTest {
  private final SessionState absent =
      SessionState.opened(new ArrivedSession.Absent(Received.nothing(0)));
  private final SessionState opened = opened(Map.of("a", "1"), "id");

  private static SessionState opened(Map<String, String> entries, String id) {
    Claims claims = new Claims(entries, null, 1, 1, id);
    return SessionState.opened(
        new ArrivedSession.Current(claims, false, new Received(List.of(claims), false, 0)));
  }

  private static Changes putting(String key, String value) {
    return Changes.putting(Map.of(key, value));
  }

  @Test
  void opened_holdsWhatArrived() {
    assertThat(opened.entries()).isEqualTo(Map.of("a", "1"));
    assertThat(opened.id()).isEqualTo("id");
    assertThat(opened.differs()).isFalse();
    assertThat(opened.beginsNow()).isFalse();
    assertThat(absent.entries()).isEmpty();
    assertThat(absent.id()).isNull();
    assertThat(absent.differs()).isFalse();
  }

  @Test
  void exists_needsAnEntryOrAnId() {
    assertThat(absent.exists()).isFalse();
    assertThat(opened.exists()).isTrue();
    assertThat(absent.withId("id").exists()).isTrue();
    assertThat(absent.then(putting("a", "1")).exists()).isTrue();
  }

  @Test
  void differs_fromWhatArrived() {
    assertThat(opened.then(putting("a", "1")).differs()).isFalse();
    assertThat(opened.then(putting("a", "2")).differs()).isTrue();
    assertThat(opened.then(putting("b", "2")).then(Changes.removing(List.of("b"))).differs())
        .isFalse();
    assertThat(opened.withId("other").differs()).isTrue();
    assertThat(opened.withId(null).differs()).isTrue();
    assertThat(opened.discarding().differs()).isTrue();
    assertThat(opened.beginAgain("next").differs()).isTrue();
    assertThat(opened(Map.of(), null).discarding().discarded()).isTrue();
  }

  @Test
  void then_keepsTheChangesInTheirOrder() {
    SessionState state = opened.then(putting("b", "2")).then(Changes.removing(List.of("a")));
    assertThat(state.entries()).isEqualTo(Map.of("b", "2"));
    assertThat(state.own().entries()).containsOnlyKeys("a", "b");
    assertThat(state.then(Changes.replacingWith(Map.of("c", "3"))).entries())
        .isEqualTo(Map.of("c", "3"));
    assertThat(state.id()).isEqualTo("id");
  }

  @Test
  void then_cleared_endsTheSessionAndItsId() {
    SessionState cleared = opened.then(Changes.CLEARED);
    assertThat(cleared.discarded()).isTrue();
    assertThat(cleared.entries()).isEmpty();
    assertThat(cleared.id()).isNull();
    assertThat(cleared.formerIds()).containsExactly("id");
    SessionState after = cleared.then(putting("b", "2"));
    assertThat(after.discarded()).isTrue();
    assertThat(after.entries()).isEqualTo(Map.of("b", "2"));
    assertThat(opened.then(Changes.replacingWith(Map.of("b", "2"))).discarded()).isFalse();
  }

  @Test
  void withId_remembersTheIdsThatWent() {
    assertThat(opened.withId("id").formerIds()).isEmpty();
    assertThat(absent.withId("first").formerIds()).isEmpty();
    assertThat(opened.withId("second").withId("third").formerIds())
        .containsExactlyInAnyOrder("id", "second");
    assertThat(opened.withId(null).id()).isNull();
  }

  @Test
  void beginAgain_givesAnIdOnlyInPlaceOfOne() {
    SessionState again = opened.beginAgain("next");
    assertThat(again.id()).isEqualTo("next");
    assertThat(again.formerIds()).containsExactly("id");
    assertThat(again.beginsNow()).isTrue();
    assertThat(again.discarded()).isFalse();
    assertThat(again.entries()).isEqualTo(Map.of("a", "1"));
    SessionState without = opened(Map.of("a", "1"), null).beginAgain("next");
    assertThat(without.id()).isNull();
    assertThat(without.restarted()).isTrue();
  }

  @Test
  void discarding_keepsTheEntriesOfNow() {
    SessionState state = opened.then(putting("b", "2")).discarding();
    assertThat(state.entries()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(state.beginsNow()).isTrue();
    assertThat(state.id()).isEqualTo("id");
  }

  @Test
  void methodBegins_keepsEarlierChangesApart() {
    SessionState begun = opened.then(putting("b", "2")).methodBegins(false).then(putting("c", "3"));
    assertThat(begun.before().entries()).containsOnlyKeys("b");
    assertThat(begun.own().entries()).containsOnlyKeys("c");
    assertThat(begun.entries()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
    assertThat(begun.id()).isEqualTo("id");
    assertThat(begun.discarded()).isFalse();
  }

  @Test
  void methodBegins_withANewSession_dropsTheId() {
    SessionState begun = opened.methodBegins(true);
    assertThat(begun.id()).isNull();
    assertThat(begun.formerIds()).containsExactly("id");
    assertThat(begun.entries()).as("until the method has ended").isEqualTo(Map.of("a", "1"));
  }

  @Test
  void toString_showsNoEntryAndNoId() {
    assertThat(opened).hasToString("SessionState[1 entries]");
  }
}
