package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static dev.satchel.TestResponses.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.TestResource;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status.Family;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

/** Both scopes of a request whose method takes requests from everywhere. */
class HiddenScopesTest {
  private static final String FLASH = "__Host-flash=note=hello";

  private final SteppingClock clock = new SteppingClock();
  private final TestCookies cookies =
      TestCookies.of(
          clock,
          b ->
              b.subject("user")
                  .idleTimeout(Duration.ofMinutes(10))
                  .absoluteTimeout(Duration.ofHours(1))
                  .revocations(new TestStore(), Outage.REFUSE));
  private final RequestScopes signIn = cookies.request();
  private final String id = signIn.session().put("user", "ann").id();
  private final String ann = sentBack(signIn.sessionReply(null, get(200)).line());

  /** The annotated methods of the tests. */
  static class Methods {
    @CrossOrigin
    @WithNewSession
    public void signOut() {}

    @CrossOrigin(mayWrite = true)
    @AddingToSession(key = "added", value = "1")
    @Flashing(key = "flashed", value = "1")
    public void callback() {}
  }

  private RequestScopes hidden(boolean mayWrite) {
    RequestScopes scopes = cookies.request(ann, FLASH);
    scopes.hide(mayWrite);
    return scopes;
  }

  private static EffectiveChanges declared(String method) {
    try {
      return new DeclaredChanges(Methods.class, Methods.class.getMethod(method))
          .applied(Family.SUCCESSFUL, Ending.RESULT);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFeature_hidesThemFromMethodsWithTheAnnotation() throws Exception {
    SatchelFeature feature = SatchelFeature.signedWith(Secret.random());
    TestContext context = new TestContext();
    feature.configure(context);
    HidingGate gate = context.registered(HidingGate.class).get(0);
    TestContext open = new TestContext();
    gate.configure(TestResource.of(Object.class, "toString"), open);
    assertThat(open.registered()).isEmpty();
    TestContext hiding = new TestContext();
    gate.configure(TestResource.of(Methods.class, "signOut"), hiding);
    ContainerRequest request = TestRequests.get("http://example.org/");
    context.registered(ScopesFilter.class).get(0).filter(request);
    hiding.registered(ContainerRequestFilter.class).get(0).filter(request);
    Session session = Session.of(request);
    assertThatThrownBy(() -> session.put("a", "1")).hasMessageContaining("@CrossOrigin");
  }

  @Test
  void both_readAsEmpty_andTheCookiesStay() {
    for (boolean mayWrite : new boolean[] {false, true}) {
      RequestScopes scopes = hidden(mayWrite);
      assertThat(scopes.isTouched()).isFalse();
      assertThat(scopes.sessionReply(null, get(200))).isNull();
      assertThat(scopes.flashReply(null, get(200))).isNull();
      assertThat(scopes.session().asMap()).isEmpty();
      assertThat(scopes.session().hasId()).isFalse();
      assertThat(scopes.session().startedAt()).isEmpty();
      assertThat(scopes.session().expiresAt()).isEmpty();
      assertThat(scopes.flash().asMap()).isEmpty();
      assertThat(scopes.isTouched()).isTrue();
      assertThat(scopes.isSessionShown()).isFalse();
      SessionReply session = scopes.sessionReply(null, get(200));
      assertThat(session.line()).isNull();
      assertThat(session.endedIds()).isEmpty();
      assertThat(session.idsToRevoke(any -> true)).isEmpty();
      assertThat(scopes.flashReply(null, get(200)).line()).isNull();
    }
  }

  @Test
  void theSession_isNotRefreshed() {
    clock.step(Duration.ofMinutes(5));
    RequestScopes scopes = hidden(false);
    assertThat(scopes.session().isEmpty()).isTrue();
    assertThat(scopes.sessionReply(null, get(200)).line()).isNull();
    RequestScopes shown = cookies.request(ann);
    assertThat(shown.session().isEmpty()).isFalse();
    assertThat(shown.sessionReply(null, get(200)).line()).as("a refresh").isNotNull();
  }

  @Test
  void eachWriteButClear_throwsAndChangesNothing() {
    RequestScopes scopes = hidden(false);
    for (Runnable write :
        List.<Runnable>of(
            () -> scopes.session().put("a", "1"),
            () -> scopes.session().remove("user"),
            () -> scopes.session().replaceWith(Map.of("a", "1")),
            () -> scopes.session().renewId(),
            () -> scopes.session().id())) {
      assertThatThrownBy(write::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "A method with @CrossOrigin must not change the session, because every site can call"
                  + " it, but its code did; call clear() to end the session, or write"
                  + " @CrossOrigin(mayWrite = true) if the method verifies a proof of its own");
    }
    for (Runnable write :
        List.<Runnable>of(
            () -> scopes.flash().put("a", "1"),
            () -> scopes.flash().keep(),
            () -> scopes.flash().discard())) {
      assertThatThrownBy(write::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must not change the flash");
    }
    scopes.flash().now("a", "1");
    assertThat(scopes.flash().get("a")).contains("1");
    assertThat(scopes.sessionReply(null, get(200)).line()).isNull();
    assertThat(scopes.flashReply(null, get(200)).line()).isNull();
  }

  @Test
  void clear_endsAndRevokesTheSessionThatArrived() {
    for (boolean mayWrite : new boolean[] {false, true}) {
      RequestScopes scopes = hidden(mayWrite);
      scopes.session().clear();
      SessionReply reply = scopes.sessionReply(null, get(500));
      assertThat(reply.line()).contains("Max-Age=0");
      assertThat(reply.idsToRevoke(any -> false)).containsExactly(id);
      assertThat(reply.endedIds()).containsExactly(id);
    }
  }

  @Test
  void withNewSession_endsAndRevokesTheSessionThatArrived() {
    RequestScopes scopes = hidden(false);
    SessionReply reply = scopes.sessionReply(declared("signOut"), get(200));
    assertThat(reply.line()).contains("Max-Age=0");
    assertThat(reply.idsToRevoke(any -> false)).containsExactly(id);
  }

  @Test
  void revoke_endsTheSessionThatArrived() {
    RequestScopes scopes = hidden(false);
    cookies.application().revocations().revoke(scopes.session());
    assertThat(scopes.sessionReply(null, get(200)).line()).contains("Max-Age=0");
    RequestScopes copy = cookies.request(ann);
    assertThat(copy.session().isEmpty()).as("revoked").isTrue();
  }

  @Test
  void aMethodThatMayWrite_beginsAnotherSession() {
    clock.step(Duration.ofMinutes(5));
    RequestScopes scopes = hidden(true);
    scopes.session().put("user", "bob");
    scopes.flash().put("a", "1");
    SessionReply reply = scopes.sessionReply(null, get(200));
    ArrivedSession written = cookies.readSession(List.of(sentBack(reply.line())));
    assertThat(written.entries()).isEqualTo(Map.of("user", "bob"));
    assertThat(written.claims().nbf()).isEqualTo(clock.seconds());
    assertThat(written.claims().sid()).isNotEqualTo(id);
    assertThat(reply.idsToRevoke(any -> false)).containsExactly(id);
    assertThat(reply.endedIds()).contains(id);
    assertThat(scopes.flashReply(null, get(200)).line()).startsWith("__Host-flash=a=1;");
    SessionReply failed = scopes.sessionReply(null, get(500));
    assertThat(failed.line()).isNull();
    assertThat(failed.idsToRevoke(any -> true)).isEmpty();
  }

  @Test
  void whatAMethodThatMayWriteDeclares_beginsAnotherSession() {
    RequestScopes scopes = hidden(true);
    SessionReply reply = scopes.sessionReply(declared("callback"), get(200));
    assertThat(cookies.readSession(List.of(sentBack(reply.line()))).entries())
        .isEqualTo(Map.of("added", "1"));
    assertThat(reply.idsToRevoke(any -> false)).containsExactly(id);
    assertThat(scopes.flashReply(declared("callback"), get(200)).line())
        .startsWith("__Host-flash=flashed=1;");
  }

  @Test
  void whatWasDoneBefore_isWritten_unlessTheMethodDidMore() {
    RequestScopes scopes = cookies.request(ann, FLASH);
    scopes.session().put("visits", "1");
    scopes.flash().put("a", "1");
    scopes.hide(false);
    assertThat(scopes.session().asMap()).isEmpty();
    assertThat(scopes.flash().asMap()).isEmpty();
    String line = scopes.sessionReply(null, get(200)).line();
    assertThat(cookies.readSession(List.of(sentBack(line))).entries())
        .isEqualTo(Map.of("user", "ann", "visits", "1"));
    assertThat(scopes.flashReply(null, get(200)).line()).startsWith("__Host-flash=a=1;");
    scopes.session().clear();
    assertThat(scopes.sessionReply(null, get(200)).line()).contains("Max-Age=0");
  }

  @Test
  void whatAMethodDeclares_neverChangesWhatAFilterRead() {
    RequestScopes scopes = cookies.request(ann, FLASH);
    assertThat(scopes.session().get("user")).contains("ann");
    assertThat(scopes.flash().get("note")).contains("hello");
    scopes.flash().put("a", "1");
    scopes.hide(true);
    SessionReply reply = scopes.sessionReply(declared("callback"), get(200));
    assertThat(cookies.readSession(List.of(sentBack(reply.line()))).entries())
        .isEqualTo(Map.of("added", "1"));
    assertThat(reply.idsToRevoke(any -> false)).containsExactly(id);
    assertThat(scopes.flashReply(declared("callback"), get(200)).line())
        .startsWith("__Host-flash=flashed=1;");
    scopes.flash().put("b", "2");
    assertThat(scopes.flashReply(null, get(200)).line()).startsWith("__Host-flash=b=2;");
  }

  @Test
  void discard_dropsWhatAFilterPut() {
    RequestScopes scopes = cookies.request(ann);
    scopes.flash().put("a", "1");
    scopes.hide(true);
    scopes.flash().discard();
    assertThat(scopes.flashReply(null, get(200)).line()).isNull();
  }

  @Test
  void hiddenOnceMore_keepsWhatWasDoneBefore() {
    RequestScopes scopes = cookies.request(ann);
    scopes.session().put("visits", "1");
    scopes.hide(true);
    assertThat(scopes.session().isEmpty()).isTrue();
    scopes.hide(false);
    assertThat(scopes.sessionReply(null, get(200)).line()).isNotNull();
    assertThatThrownBy(() -> scopes.session().put("a", "1"))
        .isInstanceOf(IllegalStateException.class);
  }

  /** A thread that a filter before matching started may use a scope at any time. */
  @Test
  void anotherThread_showsNothingOnceTheSessionIsHidden() throws Exception {
    for (int i = 0; i < 2000; i++) {
      RequestScopes scopes = cookies.request(ann);
      SessionScope session = scopes.session();
      Thread other = new Thread(() -> session.get("user"));
      other.start();
      scopes.hide(false);
      assertThat(session.asMap()).isEmpty();
      other.join();
      assertThat(session.asMap()).isEmpty();
    }
  }

  @Test
  void withoutCookies_thereIsNothingToHide() {
    RequestScopes scopes = cookies.request();
    scopes.hide(false);
    scopes.session().clear();
    assertThat(scopes.sessionReply(null, get(200)).line()).contains("Max-Age=0");
    assertThat(scopes.flashReply(null, get(200))).isNull();
  }
}
