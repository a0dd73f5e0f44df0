package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.TestResource;
import dev.satchel.internal.token.Claims;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The session of a request; {@link SessionTest} has what every session does. */
class SessionScopeTest {
  private final SteppingClock clock = new SteppingClock();
  private TestCookies cookies = with(b -> b);
  private TestView view = new TestView(clock);

  private TestCookies with(UnaryOperator<SatchelFeatureBuilder> settings) {
    return TestCookies.of(clock, settings);
  }

  private String cookie(String id) {
    SessionState state = SessionState.opened(cookies.readSession(null));
    return sentBack(cookies.session().set(state.withEntries(Map.of("a", "1")).withId(id)));
  }

  private SessionScope scope(String... header) {
    view = new TestView(clock, header);
    return new SessionScope(cookies.application().session(), view);
  }

  @Test
  void theFirstTouch_opensItOnce() {
    SessionScope scope = scope(cookie(null));
    assertThat(scope.state()).isNull();
    assertThat(view.heard).isEmpty();
    assertThat(scope.get("a")).contains("1");
    assertThat(scope.get("b")).isEmpty();
    assertThat(scope.state()).isNotNull();
    assertThat(view.heard).containsExactly("opened");
  }

  @Test
  void eachChange_isToldToTheRequest() {
    SessionScope scope = scope();
    scope.put("a", "1");
    scope.id();
    assertThat(view.heard).containsExactly("opened", "changed session", "changed session");
    scope.id();
    assertThat(view.heard).as("the same id again").hasSize(3);
  }

  @Test
  void aChangeThatDoesNotFit_isNotTold() {
    SessionScope scope = scope();
    assertThatThrownBy(() -> scope.put("a", "x".repeat(4000)))
        .isInstanceOf(ScopeOverflowException.class);
    assertThat(view.heard).containsExactly("opened");
  }

  @Test
  void startedAt_isTheBeginning() {
    assertThat(scope().startedAt()).isEmpty();
    String cookie = cookie(null);
    clock.step(Duration.ofSeconds(10));
    SessionScope scope = scope(cookie);
    assertThat(scope.startedAt()).contains(clock.instant().minusSeconds(10));
    assertThat(scope.put("b", "2").startedAt()).contains(clock.instant().minusSeconds(10));
    assertThat(scope.renewId().startedAt()).contains(clock.instant());
    assertThat(scope.clear().startedAt()).isEmpty();
    assertThat(scope.put("c", "3").startedAt()).contains(clock.instant());
  }

  @Test
  void expiresAt_isWhenItWouldEndAsItStands() {
    assertThat(scope(cookie(null)).expiresAt()).as("no timeout").isEmpty();
    cookies = with(b -> b.idleTimeout(Duration.ofMinutes(1)));
    assertThat(scope().expiresAt()).as("no session").isEmpty();
    String cookie = cookie(null);
    clock.step(Duration.ofSeconds(10));
    SessionScope scope = scope(cookie);
    assertThat(scope.expiresAt()).contains(clock.instant().plusSeconds(50));
    assertThat(scope.put("b", "2").expiresAt()).contains(clock.instant().plusSeconds(60));
  }

  @Test
  void id_isGivenByTheFirstWhoAsks() {
    SessionScope scope = scope(cookie(null));
    assertThat(scope.hasId()).isFalse();
    String id = scope.id();
    assertThat(scope.hasId()).isTrue();
    assertThat(scope.id()).isEqualTo(id).hasSize(22);
    assertThat(scope(cookie("its own")).id()).isEqualTo("its own");
  }

  @Test
  void renewId_givesAnotherId() {
    SessionScope scope = scope(cookie("its own"));
    assertThat(scope.renewId().id()).isNotEqualTo("its own").hasSize(22);
    assertThat(scope.asMap()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void whileTheStoreIsAway_nothingChanges() {
    TestStore store = new TestStore();
    cookies = with(b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(store, Outage.REFUSE));
    String cookie = cookie("id");
    store.failure = new IllegalStateException("away");
    SessionScope scope = scope(cookie);
    assertThat(scope.isEmpty()).isTrue();
    assertThatThrownBy(scope::id).isInstanceOf(ServiceUnavailableException.class);
    assertThatThrownBy(() -> scope.put("a", "2")).isInstanceOf(ServiceUnavailableException.class);
    assertThatThrownBy(scope::renewId).isInstanceOf(ServiceUnavailableException.class);
    assertThat(scope.state().differs()).isFalse();
    assertThat(scope.clear().put("a", "2").get("a")).contains("2");
  }

  @Test
  void revoke_tellsTheRequestOnlyOfIdsThatArrived() {
    List<String> revoked = new ArrayList<>();
    SessionScope scope = scope(cookie("id"));
    scope.revoke(
        (id, verified) -> {
          revoked.add(id);
          assertThat(verified).extracting(Claims::sid).containsExactly(id);
        });
    assertThat(revoked).containsExactly("id");
    assertThat(scope.isEmpty()).isTrue();
    assertThat(view.heard).contains("revoked");
    scope(cookie(null)).revoke((id, verified) -> revoked.add(id));
    assertThat(revoked).hasSize(1);
    assertThat(view.heard).doesNotContain("revoked").contains("changed session");
  }

  static class Items {
    @WithNewSession
    public void signIn() {}

    @KeepFlash
    public void list() {}
  }

  @Test
  void opened_byAMethodThatBegan_heedsItsAnnotations() {
    SessionScope signIn = scope(cookie("id"));
    view.begun = declared("signIn");
    assertThat(signIn.opened().id()).isNull();
    SessionScope list = scope(cookie("id"));
    view.begun = declared("list");
    assertThat(list.opened().id()).isEqualTo("id");
  }

  private static DeclaredChanges declared(String method) {
    return new DeclaredChanges(
        Items.class, TestResource.of(Items.class, method).getResourceMethod());
  }

  @Test
  void methodBegins_doesNotOpenIt() {
    SessionScope scope = scope(cookie("id"));
    scope.methodBegins(true);
    assertThat(scope.state()).isNull();
    assertThat(scope.isEmpty()).isFalse();
    scope.methodBegins(true);
    assertThat(scope.opened().id()).isNull();
  }

  @Test
  void withoutContainer_nobodyListens() {
    SessionScope scope = SessionScope.withoutContainer(Map.of("a", "1"));
    scope.revoke((id, verified) -> {});
    assertThat(scope.isEmpty()).isTrue();
    assertThat(SessionScope.withoutContainer(Map.of()).startedAt()).isEmpty();
    assertThat(SessionScope.withoutContainer(Map.of("a", "1")).startedAt()).isPresent();
  }

  /** Another thread gives the session its id between the question and the answer. */
  @Test
  void id_thatAnotherThreadGaveFirst_isTheId() {
    List<SessionScope> scopes = new ArrayList<>();
    List<String> given = new ArrayList<>();
    InstantSource racing =
        () -> {
          if (!scopes.isEmpty()) {
            SessionScope scope = scopes.remove(0);
            given.add(scope.id());
          }
          return clock.instant();
        };
    SessionScope scope =
        new SessionScope(
            TestCookies.of(racing, b -> b).application().session(), new TestView(clock));
    // The clock is asked only for a session that may not fit.
    scope.put("large", "x".repeat(1000));
    scopes.add(scope);
    String id = scope.id();
    assertThat(given).containsExactly(id);
    assertThat(scope.id()).isEqualTo(id);
  }
}
