package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static dev.satchel.TestResponses.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.runtime.RequestProperties;
import dev.satchel.internal.runtime.TestAdapter;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestScopesTest {
  private static final String FLASH = "__Host-flash=a=1";

  private final SteppingClock clock = new SteppingClock();
  private final TestStore store = new TestStore();
  private final TestCookies cookies = TestCookies.of(clock, b -> b);

  private TestCookies revocable(Outage outage) {
    return TestCookies.of(
        clock, b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(store, outage));
  }

  static class Items {
    @AddingToSession(key = "b", value = "2")
    @Flashing(key = "c", value = "3")
    public void save() {}

    @WithNewSession
    public void signIn() {}

    @KeepFlash
    public void keep() {}
  }

  private static DeclaredChanges declared(String method) {
    try {
      return new DeclaredChanges(Items.class, Items.class.getMethod(method));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static EffectiveChanges applied(String method) {
    return declared(method)
        .applied(jakarta.ws.rs.core.Response.Status.Family.SUCCESSFUL, Ending.RESULT);
  }

  private static String session(TestCookies by, String id) {
    SessionState state = SessionState.opened(by.readSession(null));
    return sentBack(by.session().set(state.withEntries(Map.of("a", "1")).withId(id)));
  }

  @Nested
  class InTheRequest {
    private final ContainerRequest request = TestRequests.get("http://example.org/");

    private RequestScopes of(TestCookies by) {
      return RequestScopes.of(RequestProperties.of(request), by.application());
    }

    @Test
    void of_placesTheScopesOnce() {
      RequestScopes scopes = of(cookies);
      assertThat(of(cookies)).isSameAs(scopes);
      assertThat(of(TestCookies.of(clock, b -> b))).as("the same settings").isSameAs(scopes);
      assertThat(RequestState.of(request)).isSameAs(scopes);
      assertThat(Session.of(request)).isSameAs(scopes.session());
      assertThat(Flash.of(request)).isSameAs(scopes.flash());
      assertThat(Revocations.of(request)).isSameAs(cookies.application().revocations());
    }

    @Test
    void of_anotherApplication_replacesThem() {
      RequestScopes scopes = of(cookies);
      assertThat(of(revocable(Outage.ACCEPT))).isNotSameAs(scopes);
    }

    /** A runtime whose requests share one map of properties. */
    private RequestProperties shared(ContainerRequest other) {
      return new RequestProperties.OfContext(request, other.getHeaders());
    }

    @Test
    void scopesOfAnotherExchange_areReplacedWhenTheRequestArrives() {
      ContainerRequest first = TestRequests.get("http://example.org/");
      RequestScopes ofTheFirst = RequestScopes.arriving(shared(first), cookies.application());
      try (LogLines log = LogLines.ofThisJvm()) {
        RequestScopes own = RequestScopes.arriving(shared(request), cookies.application());
        assertThat(own).isNotSameAs(ofTheFirst);
        assertThat(RequestScopes.of(shared(request), cookies.application())).isSameAs(own);
        assertThat(RequestState.of(request)).isSameAs(own);
        assertThat(log.all()).allMatch(line -> line.startsWith("SEVERE A request arrived"));
      }
    }

    @Test
    void scopesThatAnotherExchangeReplaced_areRefused() {
      ContainerRequest other = TestRequests.get("http://example.org/");
      RequestScopes.arriving(shared(request), cookies.application());
      RequestScopes.arriving(shared(other), cookies.application());
      assertThatThrownBy(() -> RequestScopes.of(shared(request), cookies.application()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another request")
          .hasMessageContaining("Use another adapter");
      assertThatThrownBy(() -> Session.of(request))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another request");
    }

    @Test
    void aForward_bringsTheScopesOfTheExchange() {
      ContainerRequest forwarded = TestRequests.get("http://example.org/");
      RequestScopes scopes = RequestScopes.arriving(shared(request), cookies.application());
      request.setProperty("jakarta.servlet.forward.request_uri", "/");
      assertThat(RequestScopes.arriving(shared(forwarded), cookies.application())).isSameAs(scopes);
      request.removeProperty("jakarta.servlet.forward.request_uri");
      assertThat(RequestScopes.of(shared(forwarded), cookies.application())).isSameAs(scopes);
      assertThat(RequestScopes.of(shared(request), cookies.application())).isSameAs(scopes);
      assertThat(RequestState.of(request)).isSameAs(scopes);
    }

    @Test
    void requestState_withoutTheFilter_namesTheCure() {
      assertThatThrownBy(() -> RequestState.of(request))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("SatchelFeature");
    }

    @Test
    void get_hasNoOtherTypes() {
      assertThatThrownBy(() -> of(cookies).get(String.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("java.lang.String");
    }
  }

  @Nested
  class Replies {
    @Test
    void untouched_hasNothingToDoWithTheSession() {
      RequestScopes scopes = cookies.request(session(cookies, null));
      assertThat(scopes.sessionReply(null, get(200))).isNull();
      assertThat(scopes.session()).isNotNull();
      assertThat(scopes.sessionReply(null, get(200))).as("injected, not used").isNull();
      assertThat(scopes.sessionReply(applied("keep"), get(200))).isNull();
      scopes.session().isEmpty();
      assertThat(scopes.sessionReply(null, get(200))).isNotNull();
    }

    @Test
    void declaredChanges_openTheScopes() {
      RequestScopes scopes = cookies.request(session(cookies, null), FLASH);
      SessionReply session = scopes.sessionReply(applied("save"), get(200));
      assertThat(cookies.readSession(List.of(sentBack(session.line()))).entries())
          .isEqualTo(Map.of("a", "1", "b", "2"));
      FlashReply flash = scopes.flashReply(applied("save"), get(200));
      assertThat(flash.line()).startsWith("__Host-flash=c=3;");
      assertThat(cookies.request(FLASH).flashReply(applied("keep"), get(200)).line())
          .startsWith("__Host-flash=a=1;");
    }

    @Test
    void flash_thatNobodyUsed_isDecidedOnIfItArrived() {
      assertThat(cookies.request().flashReply(null, get(200))).isNull();
      RequestScopes scopes = cookies.request(FLASH);
      assertThat(scopes.flashReply(null, get(200)).line()).contains("Max-Age=0");
      assertThat(scopes.isTouched()).isFalse();
      assertThat(scopes.flash()).isNotNull();
      assertThat(scopes.flashReply(null, get(200)).line()).contains("Max-Age=0");
      assertThat(scopes.flashReply(applied("signIn"), get(200)).line()).contains("Max-Age=0");
      assertThat(scopes.isTouched()).as("injected, not used").isFalse();
    }

    @Test
    void flash_thatFailed_isNotOpenedForAnnotations() {
      RequestScopes scopes = cookies.request(FLASH);
      assertThat(scopes.flashReply(applied("save"), get(500)).line()).isNull();
      assertThat(scopes.isTouched()).isFalse();
    }

    @Test
    void flash_usedWithoutACookie_isDecidedOn() {
      RequestScopes scopes = cookies.request();
      scopes.flash().put("d", "4");
      assertThat(scopes.flashReply(null, get(200)).line()).startsWith("__Host-flash=d=4;");
    }

    @Test
    void repliesOfOneRequest_giveOneId() {
      TestCookies revocable =
          TestCookies.of(
              clock,
              b ->
                  b.absoluteTimeout(Duration.ofHours(1))
                      .revocations(store, Outage.ACCEPT)
                      .acceptWithoutIdUntil(clock.instant().plusSeconds(60)));
      String withoutId = session(cookies, null);
      RequestScopes scopes = revocable.request(withoutId);
      scopes.session().isEmpty();
      String first = scopes.sessionReply(null, get(200)).line();
      assertThat(first).isNotNull();
      assertThat(scopes.sessionReply(null, get(200)).line()).isEqualTo(first);
      RequestScopes other = revocable.request(withoutId);
      other.session().isEmpty();
      assertThat(other.sessionReply(null, get(200)).line()).isNotEqualTo(first);
    }
  }

  @Nested
  class ConcernsTheResponse {
    @Test
    void untouched_concernsNothing() {
      assertThat(cookies.request().concernsResponse()).isFalse();
      assertThat(cookies.request(session(cookies, null)).concernsResponse()).isFalse();
    }

    @Test
    void use_concernsIt() {
      RequestScopes session = cookies.request();
      session.session();
      assertThat(session.concernsResponse()).isTrue();
      RequestScopes flash = cookies.request();
      flash.flash();
      assertThat(flash.concernsResponse()).isTrue();
      RequestScopes method = cookies.request();
      method.methodBegins(declared("save"));
      assertThat(method.concernsResponse()).isTrue();
      assertThat(cookies.request(FLASH).concernsResponse()).isTrue();
    }

    @Test
    void isTouched_isTrueOnceAScopeWasOpened() {
      RequestScopes scopes = cookies.request();
      assertThat(scopes.isTouched()).isFalse();
      scopes.session().isEmpty();
      assertThat(scopes.isTouched()).isTrue();
      RequestScopes flash = cookies.request();
      flash.session();
      flash.flash().put("a", "1");
      assertThat(flash.isTouched()).isTrue();
    }

    @Test
    void isSessionShown_isTrueOfASessionThatArrived() {
      RequestScopes scopes = cookies.request(session(cookies, null));
      assertThat(scopes.isSessionShown()).isFalse();
      scopes.session();
      assertThat(scopes.isSessionShown()).isFalse();
      scopes.session().clear();
      assertThat(scopes.isSessionShown()).isTrue();
      RequestScopes none = cookies.request();
      none.session().put("a", "1");
      assertThat(none.isSessionShown()).isFalse();
    }
  }

  @Nested
  class AnnotatedMethods {
    @Test
    void methodBegins_marksOpenScopes() {
      RequestScopes scopes = cookies.request(session(cookies, "id"), FLASH);
      scopes.session().put("before", "1");
      scopes.flash().put("before", "1");
      DeclaredChanges signIn = declared("signIn");
      scopes.methodBegins(signIn);
      assertThat(scopes.begun()).isSameAs(signIn);
      assertThat(scopes.session().opened().own()).isEqualTo(Changes.NONE);
      assertThat(scopes.session().opened().id()).isNull();
      assertThat(scopes.flash().opened().own()).isEqualTo(Changes.NONE);
    }

    @Test
    void methodBegins_withoutANewSession_keepsTheId() {
      RequestScopes scopes = cookies.request(session(cookies, "id"));
      scopes.session().isEmpty();
      scopes.methodBegins(declared("save"));
      assertThat(scopes.session().id()).isEqualTo("id");
    }

    @Test
    void methodBegins_doesNotOpenClosedScopes() {
      RequestScopes scopes = cookies.request(session(cookies, "id"));
      scopes.session();
      scopes.methodBegins(declared("signIn"));
      assertThat(scopes.isTouched()).isFalse();
      assertThat(scopes.session().opened().id()).as("opened by the method").isNull();
    }

    @Test
    void methodEnded_isRemembered() {
      RequestScopes scopes = cookies.request();
      assertThat(scopes.ending()).isNull();
      scopes.methodEnded(Ending.EXCEPTION);
      assertThat(scopes.ending()).isEqualTo(Ending.EXCEPTION);
    }
  }

  @Nested
  class Revoking {
    private SessionReply signOut(RequestScopes scopes) {
      scopes.session().clear();
      return scopes.sessionReply(null, get(200));
    }

    @Test
    void revoke_writesOncePerRequest() {
      TestCookies by = revocable(Outage.REFUSE);
      RequestScopes scopes = by.request(session(by, "id"));
      SessionReply reply = signOut(scopes);
      assertThat(scopes.revoke(reply, id -> false)).isTrue();
      assertThat(store.entries).containsOnlyKeys("id:id");
      store.entries.clear();
      assertThat(scopes.revoke(reply, id -> false)).isTrue();
      assertThat(store.entries).isEmpty();
      assertThat(scopes.sessionLine(reply)).isEqualTo(reply.line());
    }

    @Test
    void revoke_withoutAStore_isDone() {
      RequestScopes scopes = cookies.request(session(cookies, "id"));
      SessionReply reply = signOut(scopes);
      assertThat(scopes.revoke(reply, id -> false)).isTrue();
      assertThat(scopes.sessionLine(reply)).contains("Max-Age=0");
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void revoke_whileTheStoreIsAway(Outage outage) {
      TestCookies by = revocable(outage);
      RequestScopes scopes = by.request(session(by, "id"));
      SessionReply reply = signOut(scopes);
      store.failure = new IllegalStateException("away");
      assertThat(scopes.revoke(reply, id -> false)).isEqualTo(outage == Outage.ACCEPT);
      assertThat(scopes.sessionLine(reply)).contains("Max-Age=0");
      store.failure = null;
      assertThat(scopes.revoke(reply, id -> false)).as("tried again").isTrue();
      assertThat(store.entries).containsOnlyKeys("id:id");
    }

    @Test
    void aSessionThatAnotherRequestEnded_isNotWritten() {
      TestCookies by = revocable(Outage.REFUSE);
      RequestScopes scopes = by.request(session(by, "id"));
      scopes.session().renewId();
      store.entries.put("id:id", 1L);
      SessionReply reply = scopes.sessionReply(null, get(200));
      assertThat(scopes.revoke(reply, id -> false)).isTrue();
      try (LogLines log = LogLines.ofThisJvm()) {
        assertThat(scopes.sessionLine(reply)).isNull();
        assertThat(log.all()).singleElement().asString().startsWith("INFO");
      }
      assertThat(reply.line()).isNotNull();
    }

    @Test
    void aSignOutAfterAnother_isWritten() {
      TestCookies by = revocable(Outage.REFUSE);
      RequestScopes scopes = by.request(session(by, "id"));
      SessionReply reply = signOut(scopes);
      store.entries.put("id:id", 1L);
      assertThat(scopes.revoke(reply, id -> false)).isTrue();
      assertThat(scopes.sessionLine(reply)).contains("Max-Age=0");
    }

    @Test
    void whatTheApplicationRevoked_isNotRevokedAgain() {
      TestCookies by = revocable(Outage.REFUSE);
      RequestScopes scopes = by.request(session(by, "id"));
      by.application().revocations().revoke(scopes.session());
      store.entries.clear();
      assertThat(scopes.revoke(scopes.sessionReply(null, get(200)), id -> false)).isTrue();
      assertThat(store.entries).isEmpty();
    }

    @Test
    void revokedByTheApplicationWithoutACookie_leavesTheResponseToRevoke() {
      TestCookies by = revocable(Outage.REFUSE);
      RequestScopes scopes = by.request();
      by.application().revocations().revoke(scopes.session());
      SessionReply reply = scopes.sessionReply(null, get(200));
      assertThat(reply.idsToRevoke(id -> false)).isEqualTo(Set.of());
      assertThat(scopes.revoke(reply, id -> false)).isTrue();
    }
  }

  @Nested
  class AfterTheResponseBegan {
    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

    private RequestScopes begun(String... header) {
      RequestScopes scopes = cookies.request(header);
      scopes.responseBegins(headers, TestAdapter.plain());
      return scopes;
    }

    @Test
    void aChange_isWarnedOf() {
      RequestScopes scopes = begun();
      try (LogLines log = LogLines.ofThisJvm()) {
        scopes.session().put("a", "1");
        assertThat(log.warnings()).singleElement().asString().contains("session");
      }
    }

    @Test
    void aChangeBefore_isNot() {
      RequestScopes scopes = cookies.request();
      try (LogLines log = LogLines.ofThisJvm()) {
        scopes.session().put("a", "1");
        scopes.flash().put("a", "1");
        assertThat(log.all()).isEmpty();
      }
    }

    @Test
    void aChangeOfTheFlash_isWarnedOf() {
      RequestScopes scopes = begun();
      try (LogLines log = LogLines.ofThisJvm()) {
        scopes.flash().put("a", "1");
        assertThat(log.warnings()).singleElement().asString().contains("flash");
      }
    }

    @Test
    void reading_isSaidInTheHeaders() {
      begun(session(cookies, null)).session().isEmpty();
      assertThat(headers.getFirst("Cache-Control")).hasToString("private, no-cache");
      assertThat(headers.getFirst("Vary")).hasToString("Cookie");
    }

    @Test
    void readingTheFlash_showsNoSession() {
      begun(session(cookies, null)).flash().isEmpty();
      assertThat(headers).containsOnlyKeys("Vary");
    }
  }

  @Test
  void aRequest_knowsWhenItCame() {
    RequestScopes scopes = cookies.request("other=1");
    clock.step(Duration.ofSeconds(1));
    assertThat(scopes.arrivedAt()).isEqualTo(clock.millis() - 1000);
    assertThat(scopes.cookieHeader()).containsExactly("other=1");
    assertThat(cookies.request().cookieHeader()).isNull();
  }
}
