package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.ArrivedSession.Received;
import dev.satchel.internal.token.Claims;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
  private static final String FRESH = "a fresh id";
  private static final Received NOTHING = Received.nothing(0);

  private final SessionRules plain = rules(b -> b);
  private final SessionRules ofSubject = rules(b -> b.subject("user"));
  private final SessionRules revocable =
      rules(
          b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(new TestStore(), Outage.REFUSE));

  private static SessionRules rules(UnaryOperator<SatchelFeatureBuilder> settings) {
    return TestCookies.of(new SteppingClock(), settings).application().session();
  }

  private static SessionState absent() {
    return SessionState.opened(new ArrivedSession.Absent(NOTHING));
  }

  private static SessionState arrived(Map<String, String> entries, String id) {
    Claims claims = new Claims(entries, null, 1, 1, id);
    return SessionState.opened(
        new ArrivedSession.Current(claims, false, new Received(List.of(claims), false, 0)));
  }

  private static SessionState changed(SessionRules rules, SessionState from, Changes change) {
    return rules.changed(from, change, () -> FRESH);
  }

  @Test
  void changed_appliesTheChange() {
    SessionState to = changed(plain, arrived(Map.of("a", "1"), null), putting("b", "2"));
    assertThat(to.entries()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(to.id()).isNull();
    assertThat(to.restarted()).isFalse();
  }

  private static Changes putting(String key, String value) {
    return Changes.putting(Map.of(key, value));
  }

  @Test
  void changed_givesTheIdThatEachSessionNeeds() {
    assertThat(changed(revocable, absent(), putting("a", "1")).id()).isEqualTo(FRESH);
    assertThat(changed(revocable, arrived(Map.of(), "its own"), putting("a", "1")).id())
        .isEqualTo("its own");
    assertThat(changed(revocable, absent(), Changes.removing(List.of("a"))).id())
        .as("no session, no id")
        .isNull();
    assertThat(changed(revocable, arrived(Map.of("a", "1"), null), putting("a", "1")).id())
        .as("no change, no id")
        .isNull();
  }

  @Test
  void changed_clearing_dropsTheId() {
    SessionState to = changed(revocable, arrived(Map.of("a", "1"), "id"), Changes.CLEARED);
    assertThat(to.id()).isNull();
    assertThat(to.discarded()).isTrue();
    assertThat(to.formerIds()).containsExactly("id");
  }

  @Test
  void changed_anotherSubject_beginsTheSessionAgain() {
    SessionState ann = arrived(Map.of("user", "ann", "a", "1"), "id");
    for (Changes change :
        List.of(
            putting("user", "bob"),
            putting("user", "ann"),
            Changes.removing(List.of("user")),
            Changes.replacingWith(Map.of("user", "bob")),
            Changes.replacingWith(Map.of("b", "2")))) {
      SessionState to = changed(ofSubject, ann, change);
      assertThat(to.restarted()).as("%s", change.entries()).isTrue();
      assertThat(to.id()).isEqualTo(FRESH);
      assertThat(to.formerIds()).containsExactly("id");
    }
  }

  @Test
  void changed_theSameSubject_goesOn() {
    SessionState ann = arrived(Map.of("user", "ann"), "id");
    for (Changes change :
        List.of(
            putting("a", "1"),
            Changes.removing(List.of("a")),
            Changes.replacingWith(Map.of("user", "ann", "b", "2")))) {
      SessionState to = changed(ofSubject, ann, change);
      assertThat(to.restarted()).as("%s", change.entries()).isFalse();
      assertThat(to.id()).isEqualTo("id");
    }
    assertThat(changed(plain, ann, putting("user", "bob")).restarted()).isFalse();
  }

  @Test
  void changed_aSubjectWithoutAnId_needsNone() {
    SessionState to = changed(ofSubject, arrived(Map.of("a", "1"), null), putting("user", "ann"));
    assertThat(to.restarted()).isTrue();
    assertThat(to.id()).isNull();
  }

  @Test
  void putsSubject_isTrueOfAValueForItsKey() {
    assertThat(ofSubject.putsSubject(Map.of("user", "ann"))).isTrue();
    assertThat(ofSubject.putsSubject(Changes.removing(List.of("user")).entries())).isFalse();
    assertThat(ofSubject.putsSubject(Map.of("a", "1"))).isFalse();
    assertThat(plain.putsSubject(Map.of("user", "ann"))).isFalse();
  }

  @Test
  void renewed_beginsAgainWithTheSameEntries() {
    SessionState to = plain.renewed(arrived(Map.of("a", "1"), "id"), () -> FRESH);
    assertThat(to.entries()).isEqualTo(Map.of("a", "1"));
    assertThat(to.id()).isEqualTo(FRESH);
    assertThat(to.restarted()).isTrue();
    assertThat(plain.renewed(arrived(Map.of("a", "1"), null), () -> FRESH).id()).isNull();
    assertThat(revocable.renewed(arrived(Map.of("a", "1"), null), () -> FRESH).id())
        .isEqualTo(FRESH);
  }

  @Test
  void renewed_withoutASession_changesNothing() {
    SessionState absent = absent();
    assertThat(plain.renewed(absent, () -> FRESH)).isSameAs(absent);
    assertThat(revocable.renewed(absent, () -> FRESH)).isSameAs(absent);
  }

  @Test
  void whileTheStoreIsAway_aSessionCanOnlyEnd() {
    SessionState notKnown = SessionState.opened(new ArrivedSession.NotKnown(NOTHING));
    assertThatThrownBy(() -> changed(revocable, notKnown, putting("a", "1")))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThatThrownBy(() -> revocable.renewed(notKnown, () -> FRESH))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThatThrownBy(() -> revocable.requireKnown(notKnown))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("revo");
    SessionState cleared = changed(revocable, notKnown, Changes.CLEARED);
    assertThat(changed(revocable, cleared, putting("a", "1")).entries())
        .isEqualTo(Map.of("a", "1"));
    assertThatCode(() -> revocable.requireKnown(absent())).doesNotThrowAnyException();
  }

  /** Entries whose line has exactly the given number of bytes more than are allowed. */
  private static SessionState overBy(int bytes) {
    SessionRules rules = rules(b -> b);
    String value = "";
    while (!rules.cookie().overflows(rules.cookie().length(arrived(Map.of("a", value), null)))) {
      value += "x";
    }
    return arrived(Map.of("a", value.substring(1) + "x".repeat(bytes)), null);
  }

  @Test
  void requireFits_refusesWhatGrowsBeyondTheLimit() {
    SessionState full = overBy(0);
    assertThatCode(() -> plain.requireFits(full, absent())).doesNotThrowAnyException();
    assertThatThrownBy(() -> plain.requireFits(overBy(4), full))
        .isInstanceOf(ScopeOverflowException.class)
        .hasMessageContaining("4096");
  }

  @Test
  void requireFits_takesWhatShrinks() {
    assertThatCode(() -> plain.requireFits(overBy(4), overBy(400))).doesNotThrowAnyException();
    SessionState other = overBy(4).withEntries(Map.of("b", overBy(4).entries().get("a")));
    assertThatThrownBy(() -> plain.requireFits(other, overBy(4)))
        .as("another key of the same size")
        .isInstanceOf(ScopeOverflowException.class);
  }

  @Test
  void requireFits_withTheSameEntries_refusesAnIdAlone() {
    SessionState over = overBy(4);
    assertThatCode(() -> plain.requireFits(over, over)).doesNotThrowAnyException();
    assertThatThrownBy(() -> plain.requireFits(over.withId(FRESH), over))
        .isInstanceOf(ScopeOverflowException.class);
    assertThatCode(() -> plain.requireFits(over.withId("another id"), over.withId(FRESH)))
        .doesNotThrowAnyException();
    assertThatCode(() -> plain.requireFits(over, over.withId(FRESH))).doesNotThrowAnyException();
  }

  @Test
  void requireFits_doesNotCountTheIdThatComesWithAChange() {
    SessionState over = overBy(400);
    SessionState smaller = overBy(396).withId(FRESH);
    assertThatCode(() -> plain.requireFits(smaller, over)).doesNotThrowAnyException();
  }
}
