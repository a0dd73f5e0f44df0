package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.ArrivedSession.Absent;
import dev.satchel.ArrivedSession.Current;
import dev.satchel.ArrivedSession.Expired;
import dev.satchel.ArrivedSession.NotKnown;
import dev.satchel.ArrivedSession.Received;
import dev.satchel.ArrivedSession.Refused;
import dev.satchel.ArrivedSession.Revoked;
import dev.satchel.internal.token.Claims;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivedSessionTest {
  private static final Claims CLAIMS = new Claims(Map.of("a", "1"), null, 5, 6, "id");
  private static final Claims OTHER = new Claims(Map.of("b", "2"), null, 5, 5, "other");
  private static final Claims WITHOUT_ID = new Claims(Map.of("c", "3"), null, 5, 4, null);
  private static final Received RECEIVED =
      new Received(List.of(CLAIMS, OTHER, WITHOUT_ID), false, 1999);

  private static final ArrivedSession CURRENT = new Current(CLAIMS, false, RECEIVED);
  private static final List<ArrivedSession> NOT_COUNTING =
      List.of(
          new Expired(RECEIVED),
          new Refused(RECEIVED),
          new Revoked(true, RECEIVED),
          new NotKnown(RECEIVED),
          new Absent(Received.nothing(1999)));

  @Test
  void aCurrentSession_hasItsClaims() {
    assertThat(CURRENT.claims()).isEqualTo(CLAIMS);
    assertThat(CURRENT.entries()).isEqualTo(Map.of("a", "1"));
    assertThat(CURRENT.exists()).isTrue();
    assertThat(CURRENT.isOver()).isFalse();
  }

  @Test
  void aSessionThatDoesNotCount_readsAsEmpty() {
    for (ArrivedSession session : NOT_COUNTING) {
      assertThat(session.entries()).as("%s", session).isEmpty();
      assertThat(session.claims().sid()).isNull();
      assertThat(session.exists()).isFalse();
      assertThat(session.isSignedByOlderSecret()).isFalse();
    }
  }

  @Test
  void exists_isTrueOfAnIdAlone() {
    Claims idAlone = new Claims(Map.of(), null, 1, 1, "id");
    Claims empty = new Claims(Map.of(), null, 1, 1, null);
    assertThat(new Current(idAlone, false, RECEIVED).exists()).isTrue();
    assertThat(new Current(WITHOUT_ID, false, RECEIVED).exists()).isTrue();
    assertThat(new Current(empty, false, RECEIVED).exists()).isFalse();
  }

  @Test
  void isPresent_isTrueOfEveryCookie() {
    assertThat(CURRENT.isPresent()).isTrue();
    for (ArrivedSession session : NOT_COUNTING) {
      assertThat(session.isPresent()).isEqualTo(!(session instanceof Absent));
    }
  }

  @Test
  void isOver_isTrueOfWhatNeverCountsAgain() {
    for (ArrivedSession session : NOT_COUNTING) {
      boolean over = session instanceof Expired || session instanceof Revoked;
      assertThat(session.isOver()).as("%s", session).isEqualTo(over);
    }
    assertThat(new Revoked(false, RECEIVED).isOver()).isFalse();
  }

  @Test
  void isOlder_isTrueOfAnOlderSecret() {
    assertThat(CURRENT.isSignedByOlderSecret()).isFalse();
    assertThat(new Current(CLAIMS, true, RECEIVED).isSignedByOlderSecret()).isTrue();
  }

  @Test
  void ids_areThoseOfAllCookies() {
    assertThat(CURRENT.ids()).containsExactly("id", "other");
    assertThat(new Expired(RECEIVED).ids()).containsExactly("id", "other");
    assertThat(new Absent(Received.nothing(0)).ids()).isEmpty();
  }

  @Test
  void second_isRoundedDown() {
    assertThat(CURRENT.second()).isEqualTo(1);
    assertThat(new Absent(Received.nothing(-1)).second()).isEqualTo(-1);
  }

  @Test
  void toString_showsNoClaim() {
    assertThat(RECEIVED).hasToString("Received[3 cookies]");
    assertThat(CURRENT.toString()).doesNotContain("a=1").doesNotContain("other");
  }
}
