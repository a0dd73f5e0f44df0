package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.TestResource;
import dev.satchel.internal.runtime.RequestListener;
import dev.satchel.internal.runtime.TestAdapter;
import dev.satchel.internal.session.SessionEndListeners;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Test;

/** What the filter pair leaves in a response, without a server; the contract has the rest. */
class ScopesFilterTest {
  private static final String FLASH = "__Host-flash=a=1";
  private static final String PAST = "Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

  private final SteppingClock clock = new SteppingClock();
  private final TestStore store = new TestStore();
  private final List<RequestListener> listeners = new ArrayList<>();
  private TestCookies cookies = TestCookies.of(clock, b -> b);
  private ScopesFilter filter = filter();
  private ContainerRequest request = TestRequests.get("http://localhost/");

  private ScopesFilter filter() {
    return on(TestAdapter.plain());
  }

  private ScopesFilter on(TestAdapter runtime) {
    return new ScopesFilter(cookies.application(), runtime, listeners);
  }

  private void revocable(Outage outage) {
    cookies =
        TestCookies.of(
            clock, b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(store, outage));
    filter = filter();
  }

  static class Items {
    @AddingToSession(key = "b", value = "2")
    @Flashing(key = "c", value = "3")
    public void save() {}

    @WithNewSession
    public void signOut() {}
  }

  private static DeclaredChanges declared(String method) {
    return new DeclaredChanges(
        Items.class, TestResource.of(Items.class, method).getResourceMethod());
  }

  private void arrives(String... header) {
    request = TestRequests.get("http://localhost/");
    for (String line : header) {
      request.header("Cookie", line);
    }
    filter.filter(request);
  }

  private Session session() {
    return Session.of(request);
  }

  private Flash flash() {
    return Flash.of(request);
  }

  private ContainerResponse answer(int status) {
    ContainerResponse response = TestRequests.answer(request, status);
    filter.filter(request, response);
    return response;
  }

  private static List<String> lines(ContainerResponse response) {
    return response.getHeaders().getOrDefault("Set-Cookie", List.of()).stream()
        .map(Object::toString)
        .toList();
  }

  private String sessionCookie(String id) {
    SessionState state = SessionState.opened(cookies.readSession(null));
    return sentBack(cookies.session().set(state.withEntries(Map.of("a", "1")).withId(id)));
  }

  @Test
  void untouched_leavesTheResponse() {
    arrives(sessionCookie(null));
    assertThat(answer(200).getHeaders()).isEmpty();
  }

  @Test
  void theRequest_opensTheStore_andTellsTheListeners() {
    List<Object> heard = new ArrayList<>();
    listeners.add(heard::add);
    revocable(Outage.ACCEPT);
    arrives();
    assertThat(store.opened).hasSize(1);
    assertThat(heard).containsExactly(request);
  }

  @Test
  void aWrite_isNotStoredByCaches() {
    arrives();
    session().put("a", "1");
    ContainerResponse response = answer(200);
    assertThat(lines(response)).singleElement().asString().startsWith("__Host-session=ey");
    assertThat(response.getHeaders().get("Cache-Control")).singleElement().hasToString("no-store");
    assertThat(response.getHeaders().get("Vary")).singleElement().hasToString("Cookie");
  }

  @Test
  void aFlash_isWritten() {
    arrives();
    flash().put("a", "1");
    ContainerResponse response = answer(200);
    assertThat(lines(response)).singleElement().asString().startsWith("__Host-flash=a=1;");
    assertThat(response.getHeaders().get("Cache-Control")).singleElement().hasToString("no-store");
  }

  @Test
  void aRead_isPrivateAndVaries() {
    arrives(sessionCookie(null));
    assertThat(session().isEmpty()).isFalse();
    ContainerResponse response = answer(200);
    assertThat(lines(response)).isEmpty();
    assertThat(response.getHeaders().getFirst("Cache-Control")).hasToString("private, no-cache");
    assertThat(response.getHeaders().getFirst("Vary")).hasToString("Cookie");
  }

  @Test
  void aReadWithoutACookie_onlyVaries() {
    arrives();
    assertThat(session().isEmpty()).isTrue();
    assertThat(answer(200).getHeaders()).containsOnlyKeys("Vary");
  }

  @Test
  void aFlashThatArrived_isDeleted() {
    arrives(FLASH);
    ContainerResponse response = answer(200);
    assertThat(lines(response)).singleElement().asString().startsWith("__Host-flash=;");
    assertThat(response.getHeaders()).containsKeys("Cache-Control", "Vary");
    arrives(FLASH);
    assertThat(answer(500).getHeaders()).isEmpty();
  }

  @Test
  void deletions_standLast_theSessionsVeryLast() {
    arrives(sessionCookie(null), FLASH);
    session().put("b", "2");
    assertThat(lines(answer(200)))
        .satisfiesExactly(
            session -> assertThat(session).startsWith("__Host-session=ey"),
            flash -> assertThat(flash).startsWith("__Host-flash=;"));
    arrives(sessionCookie(null), FLASH);
    session().clear();
    assertThat(lines(answer(200)))
        .satisfiesExactly(
            flash -> assertThat(flash).startsWith("__Host-flash=;"),
            session -> assertThat(session).startsWith("__Host-session=;"));
    arrives(sessionCookie(null));
    session().put("b", "2");
    flash().put("c", "3");
    assertThat(lines(answer(200)))
        .satisfiesExactly(
            flash -> assertThat(flash).startsWith("__Host-flash=c=3"),
            session -> assertThat(session).startsWith("__Host-session=ey"));
    arrives(FLASH);
    flash().put("c", "3");
    session().clear();
    assertThat(lines(answer(200)).get(1)).startsWith("__Host-session=;").endsWith(PAST);
  }

  @Test
  void formerCookies_areDeletedBeforeALine() {
    CookieSettings session = CookieSettings.named("s").withPath("/shop");
    CookieSettings flash = CookieSettings.named("f").withPath("/shop");
    cookies =
        TestCookies.of(
            clock,
            b ->
                b.session(session.replacing(session.withPath("/")))
                    .flash(flash.replacing(flash.withPath("/"))));
    filter = filter();
    arrives();
    session().put("a", "1");
    assertThat(lines(answer(200)))
        .satisfiesExactly(
            former -> assertThat(former).startsWith("s=; Path=/;").endsWith(PAST),
            line -> assertThat(line).startsWith("s=ey").contains("Path=/shop"));
    arrives();
    flash().put("a", "1");
    assertThat(lines(answer(200)))
        .satisfiesExactly(
            former -> assertThat(former).startsWith("f=; Path=/;").endsWith(PAST),
            line -> assertThat(line).startsWith("f=a=1; Path=/shop"));
    arrives();
    assertThat(session().isEmpty() && flash().isEmpty()).isTrue();
    assertThat(lines(answer(200))).isEmpty();
  }

  @Test
  void linesThatTheRuntimeKeepsOutside_areKeptUnlessTheyAreOurs() {
    filter =
        on(
            TestAdapter.with(
                "Set-Cookie", "theirs=1", "__Host-session=old; Path=/", "__Host-flash=old"));
    arrives();
    session().put("a", "1");
    assertThat(lines(answer(200)))
        .satisfiesExactly(
            theirs -> assertThat(theirs).isEqualTo("theirs=1"),
            ours -> assertThat(ours).startsWith("__Host-session=ey"));
    arrives(sessionCookie(null));
    assertThat(session().isEmpty()).isFalse();
    assertThat(lines(answer(200))).as("nothing is written").isEmpty();
  }

  @Test
  void varyThatTheRuntimeKeepsOutside_isMerged() {
    filter = on(TestAdapter.with("Vary", "Accept"));
    arrives();
    assertThat(session().isEmpty()).isTrue();
    assertThat(answer(200).getHeaders().getFirst("Vary")).hasToString("Accept, Cookie");
  }

  @Test
  void cachingHeadersThatTheRuntimeKeepsOutside_areNeverWeakened() {
    TestAdapter outside = TestAdapter.with("Cache-Control", "no-store").and("Expires", "1");
    filter = on(outside);
    arrives(sessionCookie(null));
    assertThat(session().isEmpty()).isFalse();
    assertThat(answer(200).getHeaders().getFirst("Cache-Control")).hasToString("no-store");
    assertThat(outside.headers().get("Expires")).containsExactly("0");
  }

  @Test
  void untouched_leavesWhatStandsOutside() {
    TestAdapter outside = TestAdapter.with("Vary", "Origin").and("Expires", "1");
    filter = on(outside);
    arrives(sessionCookie(null));
    assertThat(answer(200).getHeaders()).isEmpty();
    assertThat(outside.headers().get("Expires")).containsExactly("1");
  }

  /** A servlet container shows a page for a request that failed. */
  @Test
  void anErrorPageThatAnswers200_leavesTheRequestRolledBack() {
    arrives(FLASH);
    request.setProperty("jakarta.servlet.error.status_code", 500);
    session().put("a", "1");
    flash().put("b", "2");
    assertThat(lines(answer(200))).isEmpty();
    arrives(sessionCookie(null));
    request.setProperty("jakarta.servlet.error.status_code", 500);
    session().clear();
    assertThat(lines(answer(200))).singleElement().asString().endsWith(PAST);
    arrives();
    request.setProperty("jakarta.servlet.error.status_code", 404);
    session().put("a", "1");
    assertThat(lines(answer(200))).as("a 404 does not roll back").hasSize(1);
  }

  @Test
  void aResponseThatNobodySees_changesOnlyWhatCodeChanged() {
    filter = on(TestAdapter.handingOn());
    arrives(FLASH);
    assertThat(answer(404).getHeaders()).as("nothing was touched").isEmpty();
    arrives(FLASH);
    assertThat(flash().isEmpty()).isFalse();
    assertThat(answer(404).getHeaders()).as("the flash was read").containsOnlyKeys("Vary");
    arrives(FLASH);
    session().put("a", "1");
    assertThat(lines(answer(404))).singleElement().asString().startsWith("__Host-session=ey");
  }

  @Test
  void theFilterTwice_leavesTheSameHeaders() {
    arrives(FLASH);
    session().put("a", "1");
    ContainerResponse response = answer(200);
    String before = response.getHeaders().toString();
    filter.filter(request, response);
    assertThat(response.getHeaders()).hasToString(before);
  }

  @Test
  void aResponseOfOtherRequests_losesTheirValues_andIsLoggedOnce() {
    arrives();
    session().put("a", "1");
    ContainerResponse response = TestRequests.answer(request, 200);
    response.getHeaders().putSingle("Cache-Control", "max-age=60");
    response.getHeaders().putSingle("Expires", "tomorrow");
    filter.filter(request, response);
    String ofTheFirst = lines(response).get(0);
    arrives();
    session().put("a", "2");
    try (LogLines log = LogLines.ofThisJvm()) {
      filter.filter(request, response);
      assertThat(lines(response)).hasSize(1).doesNotContain(ofTheFirst);
      arrives();
      filter.filter(request, response);
      assertThat(log.all())
          .singleElement()
          .asString()
          .startsWith("SEVERE A Response answered more than one request.")
          .contains("Build a Response for each request");
    }
    assertThat(response.getHeaders())
        .containsOnly(
            Map.entry("Cache-Control", List.of("max-age=60")),
            Map.entry("Expires", List.of("tomorrow")));
  }

  @Test
  void aChangeAfterTheFilter_isWarnedOf() {
    arrives();
    answer(200);
    try (LogLines log = LogLines.ofThisJvm()) {
      session().put("a", "1");
      assertThat(log.warnings()).hasSize(1);
    }
  }

  @Test
  void aSecureCookieOverPlainHttp_isWarnedOf() {
    request = TestRequests.get("http://example.org/");
    filter.filter(request);
    session().put("a", "1");
    try (LogLines log = LogLines.ofThisJvm()) {
      answer(200);
      assertThat(log.warnings()).singleElement().asString().contains("__Host-session");
    }
  }

  @Test
  void aSecureFlashOverPlainHttp_isWarnedOf() {
    request = TestRequests.get("http://example.org/");
    filter.filter(request);
    flash().put("a", "1");
    try (LogLines log = LogLines.ofThisJvm()) {
      answer(200);
      assertThat(log.warnings()).singleElement().asString().contains("__Host-flash");
    }
  }

  @Test
  void declaredChanges_applyOnceTheMethodBegan() {
    arrives();
    filter.begins(request, declared("save"));
    filter.ended(request, Ending.RESULT);
    assertThat(lines(answer(200))).hasSize(2);
    arrives();
    filter.begins(request, declared("save"));
    filter.ended(request, Ending.EXCEPTION);
    assertThat(lines(answer(200))).isEmpty();
    arrives();
    filter.begins(request, declared("save"));
    assertThat(lines(answer(200)))
        .as("the runtime does not tell how it ended")
        .singleElement()
        .asString()
        .startsWith("__Host-flash=c=3");
    arrives();
    filter.begins(request, declared("save"));
    filter.ended(request, Ending.RESULT);
    assertThat(lines(answer(404))).isEmpty();
  }

  /** Puts longer and longer values, until the next one would not fit. */
  private static void fill(Consumer<String> put) {
    String value = "x".repeat(1000);
    try {
      while (true) {
        put.accept(value);
        value += "x";
      }
    } catch (ScopeOverflowException e) {
      assertThat(value).hasSizeGreaterThan(1000);
    }
  }

  @Test
  void whatASessionHasNoRoomFor_isLogged() {
    arrives();
    filter.begins(request, declared("save"));
    filter.ended(request, Ending.RESULT);
    fill(value -> session().put("x", value));
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(lines(answer(200)).get(0)).startsWith("__Host-flash=c=3");
      assertThat(log.warnings()).singleElement().asString().startsWith("SEVERE").contains("save");
    }
  }

  @Test
  void whatAFlashHasNoRoomFor_isLogged() {
    arrives();
    filter.begins(request, declared("save"));
    filter.ended(request, Ending.RESULT);
    fill(value -> flash().put("x", value));
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(lines(answer(200)).get(0)).startsWith("__Host-flash=x=x");
      assertThat(log.warnings()).singleElement().asString().startsWith("SEVERE").contains("save");
    }
  }

  @Test
  void idsThatEnd_areRevokedAndTold() {
    revocable(Outage.REFUSE);
    arrives(sessionCookie("id"));
    List<Set<String>> heard = new ArrayList<>();
    SessionEndListeners.add(
        request,
        ids -> {
          throw new IllegalStateException("a listener that fails");
        });
    SessionEndListeners.add(request, heard::add);
    session().clear();
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(lines(answer(200))).singleElement().asString().endsWith(PAST);
      assertThat(log.warnings()).singleElement().asString().contains("IllegalStateException");
    }
    assertThat(store.entries).containsOnlyKeys("id:id");
    assertThat(heard).containsExactly(Set.of("id"));
  }

  @Test
  void aSessionThatGoesOn_isToldToNobody() {
    arrives(sessionCookie("id"));
    List<Set<String>> heard = new ArrayList<>();
    SessionEndListeners.add(request, heard::add);
    session().put("b", "2");
    answer(200);
    assertThat(heard).isEmpty();
  }

  @Test
  void whatCannotBeRevoked_isAnsweredBy503() {
    revocable(Outage.REFUSE);
    arrives(sessionCookie("id"), FLASH);
    session().renewId();
    flash().put("c", "3");
    store.failure = new IllegalStateException("away");
    ContainerResponse response = TestRequests.answer(request, 200);
    response.setEntity("signed in");
    response.getHeaders().putSingle("Content-Length", "9");
    filter.filter(request, response);
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.hasEntity()).isFalse();
    assertThat(response.getHeaders()).doesNotContainKey("Content-Length");
    assertThat(lines(response)).as("both scopes are rolled back").isEmpty();
  }

  @Test
  void aSignOutThatCannotBeRevoked_isAnsweredBy503_andDeletes() {
    revocable(Outage.REFUSE);
    arrives(sessionCookie("id"));
    filter.begins(request, declared("signOut"));
    filter.ended(request, Ending.RESULT);
    assertThat(session().isEmpty()).isFalse();
    store.failure = new IllegalStateException("away");
    ContainerResponse response = answer(200);
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(lines(response)).singleElement().asString().endsWith(PAST);
  }

  @Test
  void withTheOutageAccepted_theResponseStays() {
    revocable(Outage.ACCEPT);
    arrives(sessionCookie("id"));
    session().clear();
    store.failure = new IllegalStateException("away");
    ContainerResponse response = answer(200);
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(lines(response)).singleElement().asString().endsWith(PAST);
  }

  @Test
  void withoutTheRequestFilter_theResponseFilterDoesNotFail() {
    request.header("Cookie", FLASH);
    assertThatCode(() -> answer(200)).doesNotThrowAnyException();
  }
}
