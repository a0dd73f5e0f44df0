package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static dev.satchel.TestResponses.asked;
import static dev.satchel.TestResponses.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.internal.token.Claims;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for the session's cookie, row by row, decided without a server. */
class SessionReplyTest {
  private static final String DELETION =
      "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970"
          + " 00:00:00 GMT";
  private static final String REFUSED = "__Host-session=e30.e30.e30";
  private static final String RESERVED = "the reserved id";

  private final SteppingClock clock = new SteppingClock();
  private TestCookies cookies = TestCookies.of(clock, b -> b);
  private final String arrived = sentBack(cookies.setSession(Map.of("a", "1")));

  private void use(UnaryOperator<SatchelFeatureBuilder> settings) {
    cookies = TestCookies.of(clock, settings);
  }

  /** Returns the state that the code of a request leaves. */
  private SessionState left(Consumer<Session> code, String... cookieHeader) {
    SessionScope session = cookies.request(cookieHeader).session();
    code.accept(session);
    return session.opened();
  }

  private SessionReply reply(SessionState left, ResponseRules response) {
    return reply(left, null, response);
  }

  private SessionReply reply(SessionState left, EffectiveChanges declared, ResponseRules response) {
    return SessionReply.of(
        left, declared, response, cookies.application().session(), () -> RESERVED);
  }

  private String line(Consumer<Session> code, ResponseRules response, String... cookieHeader) {
    return reply(left(code, cookieHeader), response).line();
  }

  private ArrivedSession open(String cookie) {
    return cookies.readSession(List.of(cookie));
  }

  private ArrivedSession sentBy(String line) {
    return open(sentBack(line));
  }

  private Map<String, String> entriesOf(String line) {
    return sentBy(line).entries();
  }

  private static EffectiveChanges declared(
      boolean newSession, List<String> removed, Map<String, String> added) {
    return new EffectiveChanges("Items.save", newSession, removed, added, Map.of(), false);
  }

  private static void nothing(Session session) {
    assertThat(session.asMap()).isNotNull();
  }

  @Nested
  class WhatTheCodeDid {
    @Test
    void read_sendsNothing() {
      assertThat(line(SessionReplyTest::nothing, get(200))).isNull();
      assertThat(line(SessionReplyTest::nothing, get(200), arrived)).isNull();
    }

    @Test
    void putOfTheSameValue_sendsNothing() {
      assertThat(line(s -> s.put("a", "1"), get(200), arrived)).isNull();
      assertThat(line(s -> s.put("b", "2").remove("b"), get(200), arrived)).isNull();
    }

    @Test
    void change_sendsTheWholeSession() {
      String line = line(s -> s.put("b", "2"), get(200), arrived);
      assertThat(entriesOf(line)).isEqualTo(Map.of("a", "1", "b", "2"));
      assertThat(line).endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax");
      assertThat(entriesOf(line(s -> s.put("b", "2"), get(200)))).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void emptied_deletesACookieThatArrived() {
      assertThat(line(s -> s.remove("a"), get(200), arrived)).isEqualTo(DELETION);
      assertThat(line(s -> s.put("b", "2").remove("b"), get(200))).isNull();
      assertThat(line(s -> s.put("b", "2").remove("b"), get(200), REFUSED)).isNull();
    }

    @Test
    void emptied_keepsACookieThatHoldsAnId() {
      String withId = sentBack(line(s -> s.put("a", "1").id(), get(200)));
      ArrivedSession left = sentBy(line(s -> s.remove("a"), get(200), withId));
      assertThat(left.entries()).isEmpty();
      assertThat(left.exists()).isTrue();
    }

    @Test
    void cleared_deletesAlways() {
      for (String[] header : new String[][] {{}, {arrived}, {REFUSED}}) {
        assertThat(line(Session::clear, get(200), header)).isEqualTo(DELETION);
        assertThat(line(s -> s.replaceWith(Map.of()), get(200), header)).isEqualTo(DELETION);
        assertThat(reply(left(Session::clear, header), get(200)).isDeletion(DELETION)).isTrue();
      }
      assertThat(entriesOf(line(s -> s.clear().put("b", "2"), get(200), arrived)))
          .isEqualTo(Map.of("b", "2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 304, 400, 401, 403, 404, 429, 499, 600})
    void changed_isWrittenWhateverTheStatus(int status) {
      assertThat(entriesOf(line(s -> s.put("b", "2"), get(status), arrived)))
          .isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 599})
    void serverError_rollsBackAllButTheSignOut(int status) {
      assertThat(line(s -> s.put("b", "2"), get(status), arrived)).isNull();
      assertThat(line(s -> s.remove("a"), get(status), arrived)).isNull();
      assertThat(line(Session::clear, get(status), arrived)).isEqualTo(DELETION);
      assertThat(line(s -> s.clear().put("b", "2"), get(status), arrived)).isEqualTo(DELETION);
    }

    @Test
    void isDeletion_isTrueOfTheDeletionAlone() {
      SessionReply reply = reply(left(s -> s.put("b", "2"), arrived), get(200));
      assertThat(reply.isDeletion(reply.line())).isFalse();
      assertThat(reply.isDeletion(null)).isFalse();
    }

    @Test
    void asked_twice_answersTheSame() {
      SessionReply reply = reply(left(s -> s.put("b", "2"), arrived), get(200));
      assertThat(reply.line()).isEqualTo(reply.line());
    }
  }

  @Nested
  class CookiesThatDoNotCount {
    @Test
    void refused_staysForANodeThatMayReadIt() {
      assertThat(line(SessionReplyTest::nothing, get(200), REFUSED)).isNull();
      assertThat(entriesOf(line(s -> s.put("b", "2"), get(200), REFUSED)))
          .isEqualTo(Map.of("b", "2"));
    }

    @ParameterizedTest
    @CsvSource({
      "Sec-Fetch-Mode, navigate, true",
      "Sec-Fetch-Mode, cors, false",
      "Sec-Purpose, prefetch, false",
      "Accept, image/png, true"
    })
    void expired_isDeletedByANavigation(String name, String value, boolean deleted) {
      use(b -> b.absoluteTimeout(Duration.ofMinutes(1)));
      String expiring = sentBack(cookies.setSession(Map.of("a", "1")));
      clock.step(Duration.ofMinutes(1));
      assertThat(line(SessionReplyTest::nothing, get(200), expiring)).isEqualTo(DELETION);
      assertThat(line(SessionReplyTest::nothing, asked(name, value), expiring))
          .isEqualTo(deleted ? DELETION : null);
    }

    @Test
    void expired_staysWhereTheResponseIsSlow() {
      use(b -> b.absoluteTimeout(Duration.ofMinutes(1)));
      String expiring = sentBack(cookies.setSession(Map.of("a", "1")));
      clock.step(Duration.ofMinutes(1));
      SessionReply reply = reply(left(SessionReplyTest::nothing, expiring), get(200));
      clock.step(Duration.ofSeconds(5));
      assertThat(reply.line()).isEqualTo(DELETION);
      clock.step(Duration.ofMillis(1));
      assertThat(reply.line()).isNull();
    }

    @Test
    void expiredWhileTheRequestRan_isDeleted() {
      use(b -> b.absoluteTimeout(Duration.ofMinutes(1)));
      SessionReply reply = reply(left(s -> s.put("a", "1")), get(200));
      clock.step(Duration.ofSeconds(59));
      assertThat(entriesOf(reply.line())).isEqualTo(Map.of("a", "1"));
      clock.step(Duration.ofSeconds(1));
      assertThat(reply.line()).isEqualTo(DELETION);
    }

    @Test
    void revoked_isDeletedByANavigation() {
      TestStore store = new TestStore();
      use(b -> revocable(b, store, Outage.REFUSE));
      String signedIn = sentBack(line(s -> s.put("a", "1"), get(200)));
      store.entries.put("id:" + open(signedIn).claims().sid(), 1L);
      assertThat(line(SessionReplyTest::nothing, get(200), signedIn)).isEqualTo(DELETION);
      assertThat(line(SessionReplyTest::nothing, asked("Sec-Fetch-Mode", "cors"), signedIn))
          .isNull();
      assertThat(line(SessionReplyTest::nothing, get(200), signedIn, REFUSED))
          .as("beside one that another node may read")
          .isNull();
      assertThat(entriesOf(line(s -> s.put("b", "2"), get(200), signedIn)))
          .isEqualTo(Map.of("b", "2"));
    }
  }

  private static SatchelFeatureBuilder revocable(
      SatchelFeatureBuilder builder, TestStore store, Outage outage) {
    return builder.absoluteTimeout(Duration.ofHours(1)).revocations(store, outage);
  }

  @Nested
  class TwoCookies {
    private final String older = arrived;
    private final String newer = newer();

    private String newer() {
      clock.step(Duration.ofSeconds(1));
      return sentBack(cookies.setSession(Map.of("b", "2")));
    }

    @Test
    void theOneWrittenLast_decides() {
      for (String[] both : new String[][] {{older, newer}, {newer, older}}) {
        assertThat(entriesOf(line(s -> s.put("c", "3"), get(200), both)))
            .isEqualTo(Map.of("b", "2", "c", "3"));
      }
    }

    @Test
    void aWrite_isLaterThanEachThatArrived() {
      long latest = open(newer).claims().iat();
      assertThat(sentBy(line(s -> s.put("c", "3"), get(200), older, newer)).claims().iat())
          .isEqualTo(latest + 1);
    }

    @Test
    void signOut_writesAnEmptySessionThatWins() {
      String line = line(Session::clear, get(200), older, newer);
      assertThat(entriesOf(line)).isEmpty();
      assertThat(line).endsWith("; Max-Age=34560000").isNotEqualTo(DELETION);
      assertThat(cookies.readSession(List.of(older, newer, sentBack(line))).entries()).isEmpty();
    }

    @Test
    void expired_isNotDeleted_asTheOtherWouldComeBack() {
      use(b -> b.absoluteTimeout(Duration.ofMinutes(1)));
      clock.step(Duration.ofMinutes(2));
      assertThat(line(SessionReplyTest::nothing, get(200), older, newer)).isNull();
    }
  }

  @Nested
  class WhatNobodyAskedFor {
    private String idle(ResponseRules response) {
      use(b -> b.idleTimeout(Duration.ofMinutes(10)));
      String begun = sentBack(cookies.setSession(Map.of("a", "1")));
      clock.step(Duration.ofMinutes(1));
      return line(SessionReplyTest::nothing, response, begun);
    }

    @Test
    void use_refreshesTheExpiry() {
      String line = idle(get(200));
      assertThat(entriesOf(line)).isEqualTo(Map.of("a", "1"));
      assertThat(sentBy(line).claims().exp()).isEqualTo(clock.seconds() + 600);
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 401, 403, 429, 500})
    void use_refreshesNothingWhereNoPageWasShown(int status) {
      assertThat(idle(get(status))).isNull();
    }

    @Test
    void use_refreshesOncePerTenthOfTheTimeout() {
      use(b -> b.idleTimeout(Duration.ofMinutes(10)));
      String begun = sentBack(cookies.setSession(Map.of("a", "1")));
      clock.step(Duration.ofSeconds(59));
      assertThat(line(SessionReplyTest::nothing, get(200), begun)).isNull();
    }

    @Test
    void aSlowResponse_refreshesNothing() {
      use(b -> b.idleTimeout(Duration.ofMinutes(10)));
      String begun = sentBack(cookies.setSession(Map.of("a", "1")));
      clock.step(Duration.ofMinutes(1));
      SessionReply reply = reply(left(SessionReplyTest::nothing, begun), get(200));
      clock.step(Duration.ofMillis(5001));
      assertThat(reply.line()).isNull();
    }

    @Test
    void anOlderSecret_givesWayToTheNewOne() {
      Secret old = TestCookies.SECRET;
      use(b -> b.secret(Secret.of("the newer secret of the same application")).olderSecrets(old));
      String line = line(SessionReplyTest::nothing, get(200), arrived);
      assertThat(entriesOf(line)).isEqualTo(Map.of("a", "1"));
      assertThat(sentBy(line).isSignedByOlderSecret()).isFalse();
      assertThat(line(SessionReplyTest::nothing, get(200), sentBack(line))).isNull();
    }

    @Test
    void aSessionWithoutAnId_getsTheReservedOne() {
      use(
          b ->
              revocable(b, new TestStore(), Outage.REFUSE)
                  .acceptWithoutIdUntil(Instant.parse("2030-01-01T00:00:00Z")));
      String line = line(SessionReplyTest::nothing, get(200), arrived);
      assertThat(sentBy(line).claims().sid()).isEqualTo(RESERVED);
      assertThat(line(SessionReplyTest::nothing, get(200), REFUSED)).isNull();
    }
  }

  @Nested
  class WhatAnnotationsDeclare {
    private SessionReply reply(Consumer<Session> code, EffectiveChanges declared, int status) {
      SessionScope session = cookies.request(arrived).session();
      session.opened();
      session.methodBegins(declared.newSession());
      code.accept(session);
      return SessionReplyTest.this.reply(session.opened(), declared, get(status));
    }

    private Map<String, String> left(Consumer<Session> code, EffectiveChanges declared) {
      return entriesOf(reply(code, declared, 200).line());
    }

    @Test
    void declared_liesBelowWhatTheMethodDid() {
      EffectiveChanges adding = declared(false, List.of(), Map.of("b", "declared", "c", "3"));
      assertThat(left(s -> {}, adding)).isEqualTo(Map.of("a", "1", "b", "declared", "c", "3"));
      assertThat(left(s -> s.put("b", "own").remove("c"), adding))
          .isEqualTo(Map.of("a", "1", "b", "own"));
      EffectiveChanges removing = declared(false, List.of("a"), Map.of());
      assertThat(left(s -> s.put("b", "2"), removing)).isEqualTo(Map.of("b", "2"));
      assertThat(left(s -> s.put("a", "own"), removing)).isEqualTo(Map.of("a", "own"));
    }

    @Test
    void added_standsAfterRemoved() {
      assertThat(left(s -> {}, declared(false, List.of("a"), Map.of("a", "2"))))
          .isEqualTo(Map.of("a", "2"));
    }

    @Test
    void newSession_dropsWhatArrivedAndNotWhatTheRequestPut() {
      EffectiveChanges fresh = declared(true, List.of(), Map.of("c", "3"));
      assertThat(left(s -> s.put("b", "2"), fresh)).isEqualTo(Map.of("b", "2", "c", "3"));
      assertThat(reply(s -> {}, declared(true, List.of(), Map.of()), 200).line())
          .isEqualTo(DELETION);
      assertThat(reply(s -> {}, fresh, 500).line()).isEqualTo(DELETION);
      SessionReply untold =
          SessionReplyTest.this.reply(
              SessionReplyTest.this.left(s -> s.put("b", "2"), arrived), fresh, get(200));
      assertThat(entriesOf(untold.line())).isEqualTo(Map.of("b", "2", "c", "3"));
    }

    @Test
    void serverError_dropsThem() {
      SessionReply failed = reply(s -> {}, declared(false, List.of("a"), Map.of("b", "2")), 500);
      assertThat(failed.line()).isNull();
      assertThat(failed.dropped()).isNull();
    }

    @Test
    void tooLarge_isDroppedWithAReasonThatShowsNoValue() {
      String large = "x".repeat(4000);
      SessionReply reply =
          reply(s -> s.put("b", "2"), declared(false, List.of("a"), Map.of("theKey", large)), 200);
      assertThat(entriesOf(reply.line())).as("without the additions").isEqualTo(Map.of("b", "2"));
      assertThat(reply.dropped()).contains("4096", "theKey").doesNotContain("xxx");
      assertThat(reply(s -> s.put("b", "2"), declared(false, List.of(), Map.of()), 200).dropped())
          .isNull();
    }

    @Test
    void tooLarge_neverUndoesASignOut() {
      SessionReply reply =
          reply(s -> {}, declared(true, List.of(), Map.of("c", "x".repeat(4000))), 200);
      assertThat(reply.line()).isEqualTo(DELETION);
      assertThat(reply.dropped()).isNotNull();
    }

    @Test
    void toTheLastByte_isKept() {
      String value = "";
      while (cookies.session().overflowOf(Map.of("a", "1", "c", value + "x")) == null) {
        value += "x";
      }
      SessionReply fits = reply(s -> {}, declared(false, List.of(), Map.of("c", value)), 200);
      assertThat(fits.dropped()).isNull();
      assertThat(entriesOf(fits.line())).containsEntry("c", value);
      SessionReply over = reply(s -> {}, declared(false, List.of(), Map.of("c", value + "x")), 200);
      assertThat(over.dropped()).isNotNull();
      assertThat(over.line()).isNull();
    }

    /** A session that arrived may be larger than newer settings allow. */
    @Test
    void aTooLargeSession_thatAnnotationsDoNotChange_dropsNothing() {
      SessionState large =
          cookies.request(arrived).session().opened().withEntries(Map.of("b", "x".repeat(4000)));
      SessionState put = large.then(Changes.putting(Map.of("b", "x".repeat(4000))));
      EffectiveChanges removing = declared(false, List.of("none"), Map.of());
      assertThat(SessionReplyTest.this.reply(put, removing, get(200)).dropped()).isNull();
      EffectiveChanges adding = declared(false, List.of(), Map.of("c", "3"));
      assertThat(SessionReplyTest.this.reply(put, adding, get(200)).dropped()).isNotNull();
    }

    @Test
    void whoseSessionItIs_beginsItAgain() {
      use(b -> b.subject("user"));
      clock.step(Duration.ofSeconds(10));
      EffectiveChanges signIn = declared(false, List.of(), Map.of("user", "ann"));
      assertThat(sentBy(reply(s -> {}, signIn, 200).line()).claims().nbf())
          .isEqualTo(clock.seconds());
      EffectiveChanges other = declared(false, List.of(), Map.of("b", "2"));
      assertThat(sentBy(reply(s -> {}, other, 200).line()).claims().nbf())
          .isEqualTo(clock.seconds() - 10);
    }

    @Test
    void sameSubjectPutAgain_beginsItAgain_unlessTheMethodPutItToo() {
      use(b -> b.subject("a"));
      clock.step(Duration.ofSeconds(10));
      EffectiveChanges signIn = declared(false, List.of(), Map.of("a", "1"));
      assertThat(sentBy(reply(s -> {}, signIn, 200).line()).claims().nbf())
          .isEqualTo(clock.seconds());
      assertThat(reply(s -> s.remove("a"), signIn, 200).line()).isEqualTo(DELETION);
    }
  }

  @Nested
  class Ids {
    private final TestStore store = new TestStore();
    private String withId;
    private String id;
    private String ofUser;
    private String userId;

    private void signIn() {
      use(b -> revocable(b, store, Outage.REFUSE));
      withId = sentBack(line(s -> s.put("a", "1"), get(200)));
      id = open(withId).claims().sid();
      assertThat(id).isNotNull();
    }

    private SessionReply after(Consumer<Session> code, int status) {
      return reply(left(code, withId), get(status));
    }

    @Test
    void aSessionThatGoesOn_givesUpNone() {
      signIn();
      SessionReply reply = after(s -> s.put("b", "2"), 200);
      assertThat(reply.idsToRevoke(id -> false)).isEmpty();
      assertThat(reply.endedIds()).isEmpty();
      assertThat(reply.yieldsToOther()).isTrue();
      assertThat(reply(left(s -> s.put("b", "2")), get(200)).idsToRevoke(id -> false)).isEmpty();
    }

    @Test
    void signOut_givesUpTheIdsOfAllCookies() {
      signIn();
      String other = sentBack(line(s -> s.put("b", "2"), get(200)));
      String otherId = open(other).claims().sid();
      for (int status : new int[] {200, 500}) {
        SessionReply reply = reply(left(Session::clear, withId, other), get(status));
        assertThat(reply.idsToRevoke(id -> false)).containsExactlyInAnyOrder(id, otherId);
        assertThat(reply.endedIds()).containsExactlyInAnyOrder(id, otherId);
        assertThat(reply.yieldsToOther()).isFalse();
      }
    }

    @Test
    void renewal_givesUpTheIdThatArrived() {
      signIn();
      SessionReply reply = after(Session::renewId, 200);
      assertThat(reply.idsToRevoke(id -> false)).containsExactly(id);
      assertThat(reply.endedIds()).containsExactly(id);
      assertThat(reply.yieldsToOther()).isTrue();
      assertThat(sentBy(reply.line()).claims().sid()).isNotEqualTo(id);
    }

    @Test
    void idsThatNobodyGotToSee_endToo() {
      signIn();
      String[] between = new String[1];
      SessionReply reply =
          after(
              s -> {
                between[0] = s.renewId().id();
                s.renewId();
              },
              200);
      assertThat(reply.idsToRevoke(id -> false)).containsExactly(id);
      assertThat(reply.endedIds()).containsExactlyInAnyOrder(id, between[0]);
      SessionReply ended =
          after(
              s -> {
                between[0] = s.renewId().id();
                s.clear();
              },
              200);
      assertThat(ended.endedIds()).containsExactlyInAnyOrder(id, between[0]);
    }

    @Test
    void serverError_givesUpNoneOfARenewal() {
      signIn();
      SessionReply reply = after(Session::renewId, 500);
      assertThat(reply.idsToRevoke(id -> false)).isEmpty();
      assertThat(reply.endedIds()).isEmpty();
      assertThat(reply.yieldsToOther()).isFalse();
      assertThat(reply.line()).isNull();
    }

    @Test
    void declaredSignOut_givesUpTheId() {
      signIn();
      SessionReply reply =
          reply(left(s -> {}, withId), declared(true, List.of(), Map.of()), get(200));
      assertThat(reply.idsToRevoke(id -> false)).containsExactly(id);
    }

    /** The first cookie is a guest's, and the second cookie is a user's. */
    private void guestAndUser() {
      use(b -> revocable(b, store, Outage.REFUSE).subject("user"));
      withId = sentBack(line(s -> s.put("a", "1"), get(200)));
      id = open(withId).claims().sid();
      ofUser = sentBack(line(s -> s.put("user", "ann"), get(200)));
      userId = open(ofUser).claims().sid();
    }

    private SessionReply ofBoth(Consumer<Session> code, EffectiveChanges declared) {
      return reply(left(code, withId, ofUser), declared, get(200));
    }

    @Test
    void theEndOfAGuestsSession_isNotWrittenDown() {
      guestAndUser();
      for (EffectiveChanges declared :
          new EffectiveChanges[] {null, declared(true, List.of(), Map.of())}) {
        SessionReply reply = ofBoth(Session::clear, declared);
        assertThat(reply.idsToRevoke(any -> false)).containsExactly(userId);
        assertThat(reply.idsToRevoke(any -> true)).containsExactlyInAnyOrder(id, userId);
        assertThat(reply.idsToRevoke(id::equals)).containsExactlyInAnyOrder(id, userId);
        assertThat(reply.endedIds()).containsExactlyInAnyOrder(id, userId);
      }
      SessionReply newCart = ofBoth(s -> s.clear().put("a", "2"), null);
      assertThat(newCart.idsToRevoke(any -> false)).containsExactly(userId);
    }

    @Test
    void aGuestsSessionThatBeginsAgain_isWrittenDown() {
      guestAndUser();
      for (SessionReply reply :
          List.of(
              ofBoth(s -> s.renewId().clear(), null),
              ofBoth(s -> s.clear().put("user", "bob"), null),
              ofBoth(Session::clear, declared(false, List.of(), Map.of("user", "bob"))),
              ofBoth(s -> {}, declared(true, List.of(), Map.of("user", "bob"))))) {
        assertThat(reply.idsToRevoke(any -> false)).containsExactlyInAnyOrder(id, userId);
      }
      assertThat(ofBoth(s -> s.put("user", "bob"), null).idsToRevoke(any -> false))
          .containsExactly(id);
    }

    @Test
    void theSubjectOfTheSessionThatIsLeft() {
      guestAndUser();
      assertThat(reply(left(s -> {}, ofUser), get(200)).subject()).isEqualTo("ann");
      assertThat(reply(left(s -> {}, withId), get(200)).subject()).as("a guest").isNull();
      assertThat(ofBoth(Session::clear, null).subject()).isNull();
      assertThat(ofBoth(s -> s.clear().put("user", "bob"), null).subject()).isEqualTo("bob");
      assertThat(ofBoth(s -> {}, declared(true, List.of(), Map.of("user", "bob"))).subject())
          .isEqualTo("bob");
      assertThat(ofBoth(s -> {}, null).arrivedClaims())
          .extracting(Claims::sid)
          .containsExactlyInAnyOrder(id, userId);
      signIn();
      assertThat(after(s -> s.put("user", "ann"), 200).subject()).as("none is named").isNull();
    }

    @Test
    void aDeclaredEntry_givesANewSessionTheReservedId() {
      signIn();
      SessionReply reply =
          reply(left(s -> {}), declared(false, List.of(), Map.of("b", "2")), get(200));
      assertThat(sentBy(reply.line()).claims().sid()).isEqualTo(RESERVED);
    }
  }

  @Nested
  class WhileTheStoreIsAway {
    private final TestStore store = new TestStore();
    private String withId;

    private void away() {
      use(b -> revocable(b, store, Outage.REFUSE));
      withId = sentBack(line(s -> s.put("a", "1"), get(200)));
      store.failure = new IllegalStateException("away");
    }

    @Test
    void aSession_isNeitherWrittenNorLost() {
      away();
      assertThat(line(SessionReplyTest::nothing, get(200), withId)).isNull();
    }

    @Test
    void declaredChanges_areDroppedWithAReason() {
      away();
      SessionState left = left(SessionReplyTest::nothing, withId);
      SessionReply reply = reply(left, declared(false, List.of("a"), Map.of()), get(200));
      assertThat(reply.line()).isNull();
      assertThat(reply.dropped()).contains("store");
      assertThat(reply(left, declared(false, List.of(), Map.of()), get(200)).dropped()).isNull();
    }

    @Test
    void aDeclaredSignOut_deletes() {
      away();
      SessionState left = left(SessionReplyTest::nothing, withId);
      SessionReply reply = reply(left, declared(true, List.of(), Map.of()), get(200));
      assertThat(reply.line()).isEqualTo(DELETION);
      assertThat(reply.dropped()).isNull();
    }
  }

  @Test
  void formerDeletions_areThoseOfTheCookie() {
    CookieSettings cookie = CookieSettings.named("sid").withPath("/shop");
    use(b -> b.session(cookie.replacing(cookie.withPath("/"))));
    assertThat(reply(left(s -> s.put("a", "1")), get(200)).formerDeletions())
        .singleElement()
        .asString()
        .startsWith("sid=; Path=/;")
        .contains("Max-Age=0");
  }
}
