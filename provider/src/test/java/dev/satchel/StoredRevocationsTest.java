package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.tests.SteppingClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredRevocationsTest {
  private final TestStore store = new TestStore();
  private final TestCookies cookies =
      TestCookies.of(
          new SteppingClock(),
          b ->
              b.absoluteTimeout(Duration.ofHours(1))
                  .subject("user")
                  .revocations(store, Outage.ACCEPT));
  private final Revocations revocations = cookies.application().revocations();

  private String cookieWithId(String id) {
    return cookieWithId(id, Map.of("user", "ann"));
  }

  private String cookieWithId(String id, Map<String, String> entries) {
    SessionState state = SessionState.opened(cookies.readSession(null));
    return sentBack(cookies.session().set(state.withEntries(entries).withId(id)));
  }

  @Test
  void revoke_revokesEachIdThatArrived_andClears() {
    Session session = cookies.request(cookieWithId("one"), cookieWithId("two")).session();
    revocations.revoke(session);
    assertThat(store.entries).containsOnlyKeys("id:one", "id:two");
    assertThat(session.isEmpty()).isTrue();
    assertThat(session.hasId()).isFalse();
  }

  @Test
  void revoke_aGuest_clearsAlone() {
    Session session =
        cookies.request(cookieWithId("guest", Map.of("a", "1")), cookieWithId("ann's")).session();
    revocations.revoke(session);
    assertThat(store.entries).containsOnlyKeys("id:ann's");
    assertThat(session.isEmpty()).isTrue();
  }

  @Test
  void revoke_throughAProxy_findsTheSessionBehind() {
    Session session = cookies.request(cookieWithId("one")).session();
    Session proxy =
        (Session)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class},
                (self, method, arguments) -> method.invoke(session, arguments));
    revocations.revoke(proxy);
    assertThat(store.entries).containsOnlyKeys("id:one");
  }

  @Test
  void revoke_whatNoRequestBrought_clears() {
    Session session = cookies.request().session();
    session.put("a", "1");
    revocations.revoke(session);
    assertThat(session.isEmpty()).isTrue();
    assertThat(store.entries).isEmpty();
  }

  @Test
  void revoke_whileTheStoreIsAway_throwsAndLeavesTheSession() {
    Session session = cookies.request(cookieWithId("one")).session();
    assertThat(session.isEmpty()).isFalse();
    store.failure = new IllegalStateException("away");
    assertThatThrownBy(() -> revocations.revoke(session)).isSameAs(store.failure);
    assertThat(session.isEmpty()).isFalse();
  }

  @Test
  void revoke_aSessionOfAnotherKind_isRefused() {
    Session other =
        (Session)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class},
                (self, method, arguments) -> self);
    assertThatThrownBy(() -> revocations.revoke(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(other.getClass().getName());
    assertThatThrownBy(() -> revocations.revoke(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void revokeAll_revokesTheSubject() {
    revocations.revokeAll("ann");
    assertThat(store.entries).containsOnlyKeys("subject:ann");
    assertThatThrownBy(() -> revocations.revokeAll(null)).isInstanceOf(NullPointerException.class);
  }
}
