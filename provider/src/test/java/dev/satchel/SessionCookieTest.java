package dev.satchel;

import static dev.satchel.TestCookies.sentBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.ArrivedSession.Current;
import dev.satchel.ArrivedSession.Expired;
import dev.satchel.ArrivedSession.NotKnown;
import dev.satchel.ArrivedSession.Refused;
import dev.satchel.ArrivedSession.Revoked;
import dev.satchel.internal.token.Claims;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {
  private static final String DELETION =
      "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970"
          + " 00:00:00 GMT";
  private static final String REFUSED = "__Host-session=e30.e30.e30";
  private static final Secret NEWER = Secret.of("the newer secret of the same application");

  private final SteppingClock clock = new SteppingClock();
  private final TestStore store = new TestStore();
  private final TestCookies cookies = with(b -> b);

  private TestCookies with(UnaryOperator<SatchelFeatureBuilder> settings) {
    return TestCookies.of(clock, settings);
  }

  private TestCookies revocable(Outage outage) {
    return with(b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(store, outage));
  }

  private static String written(TestCookies by, Map<String, String> entries, String id) {
    SessionState state = SessionState.opened(by.readSession(null)).withEntries(entries);
    return sentBack(by.session().set(state.withId(id)));
  }

  private static String written(TestCookies by, Map<String, String> entries) {
    return written(by, entries, null);
  }

  private static ArrivedSession read(TestCookies by, String... header) {
    return by.readSession(List.of(header));
  }

  /** No text is longer in JSON than a control character, and an emoji of Play has two escapes. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "\u20ac", "\ud83d\ude00", "a", "\""})
  void whatCertainlyFits_fits(String text) {
    TestCookies encrypted =
        with(
            b ->
                b.session(CookieSettings.named("__Host-session").encrypted())
                    .absoluteTimeout(Duration.ofDays(365)));
    TestCookies play = with(b -> b.play(PlayCookies.hs256()));
    for (TestCookies each : List.of(cookies, encrypted, play)) {
      int fitting = 0;
      for (int length = 1; length < 1000; length++) {
        SessionState state =
            SessionState.opened(each.readSession(null))
                .withEntries(Map.of("a", text.repeat(length), "b", text))
                .withId("A".repeat(22));
        boolean fits = !each.session().overflows(each.session().length(state));
        assertThat(!each.session().certainlyFits(state) || fits).as("length %s", length).isTrue();
        fitting += each.session().certainlyFits(state) ? 1 : 0;
      }
      assertThat(fitting).isBetween(100, 990);
    }
  }

  @Test
  void read_noCookie_isAbsent() {
    assertThat(cookies.readSession(null).isPresent()).isFalse();
    assertThat(read(cookies, "other=1").isPresent()).isFalse();
    assertThat(read(cookies, "other=1").received().receivedAt()).isEqualTo(clock.millis());
  }

  @Test
  void read_ownCookie_isCurrent() {
    ArrivedSession session = read(cookies, written(cookies, Map.of("a", "1"), "id"));
    assertThat(session).isInstanceOf(Current.class);
    assertThat(session.claims())
        .isEqualTo(new Claims(Map.of("a", "1"), null, clock.seconds(), clock.seconds(), "id"));
    assertThat(session.isSignedByOlderSecret()).isFalse();
    assertThat(session.received().outlived()).isFalse();
    assertThat(session.received().receivedAt()).isEqualTo(clock.millis());
  }

  @Test
  void read_foreignCookie_isRefusedAndLogged() {
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(read(cookies, REFUSED)).isInstanceOf(Refused.class);
      assertThat(log.warnings()).singleElement().asString().contains("__Host-session");
    }
    TestCookies other = with(b -> b.secret(NEWER));
    assertThat(read(other, written(cookies, Map.of("a", "1")))).isInstanceOf(Refused.class);
  }

  @Test
  void read_anOlderSecret_isOlder() {
    TestCookies rotated = with(b -> b.secret(NEWER).olderSecrets(TestCookies.SECRET));
    assertThat(read(rotated, written(cookies, Map.of("a", "1"))).isSignedByOlderSecret()).isTrue();
    assertThat(read(rotated, written(rotated, Map.of("a", "1"))).isSignedByOlderSecret()).isFalse();
    TestCookies next = with(b -> b.secret(NEWER).acceptedSecrets(TestCookies.SECRET));
    assertThat(read(next, written(cookies, Map.of("a", "1"))).isSignedByOlderSecret()).isFalse();
  }

  @Test
  void read_longerThanTheLimit_isRefused() {
    String value = "";
    while (cookies.session().overflowOf(Map.of("a", value)) == null) {
      value += "x";
    }
    String fits = written(cookies, Map.of("a", value.substring(1)));
    assertThat(read(cookies, fits)).isInstanceOf(Current.class);
    String tooLong = written(cookies, Map.of("a", value + "x".repeat(100)));
    assertThat(tooLong).hasSizeGreaterThan("__Host-session=".length() + 4096);
    assertThat(read(cookies, tooLong)).isInstanceOf(Refused.class);
  }

  @Test
  void read_expired_isExpired() {
    TestCookies minute = with(b -> b.absoluteTimeout(Duration.ofMinutes(1)));
    String cookie = written(minute, Map.of("a", "1"));
    clock.step(Duration.ofSeconds(59));
    assertThat(read(minute, cookie)).isInstanceOf(Current.class);
    clock.step(Duration.ofSeconds(1));
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(read(minute, cookie)).isInstanceOf(Expired.class);
      assertThat(log.warnings()).isEmpty();
      assertThat(log.all()).singleElement().asString().startsWith("FINE").contains("expired");
    }
  }

  @Test
  void read_twoCookies_warnsAndTellsThatOneOutlives() {
    String cookie = written(cookies, Map.of("a", "1"));
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(read(cookies, cookie, cookie).received().outlived()).isTrue();
      assertThat(log.warnings()).hasSize(1);
    }
    try (LogLines log = LogLines.ofThisJvm()) {
      TestCookies fresh = with(b -> b);
      assertThat(read(fresh, cookie, REFUSED).received().outlived()).isTrue();
      assertThat(read(fresh, REFUSED, REFUSED).received().outlived()).isFalse();
      assertThat(log.warnings()).as("of the refusal alone").hasSize(1);
    }
  }

  @Test
  void read_moreCookiesThanAreTried_mayLeaveOne() {
    String foreign = written(with(b -> b.secret(NEWER)), Map.of("a", "1"));
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      many.add(foreign);
    }
    assertThat(cookies.readSession(many).received().outlived()).isFalse();
    many.add(foreign);
    assertThat(cookies.readSession(many).received().outlived()).isTrue();
  }

  @Test
  void read_revoked_isDeletableUnlessAnotherMayCount() {
    TestCookies revocable = revocable(Outage.REFUSE);
    String cookie = written(revocable, Map.of("a", "1"), "id");
    assertThat(read(revocable, cookie)).isInstanceOf(Current.class);
    store.entries.put("id:id", 1L);
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(read(revocable, cookie))
          .isEqualTo(new Revoked(true, read(revocable, cookie).received()));
      assertThat(log.all()).isNotEmpty().allMatch(line -> line.startsWith("FINE"));
    }
    assertThat(((Revoked) read(revocable, cookie, REFUSED)).deletable()).isFalse();
    assertThat(((Revoked) read(revocable, cookie, cookie)).deletable()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Outage.class)
  void read_whileTheStoreIsAway(Outage outage) {
    TestCookies revocable = revocable(outage);
    String cookie = written(revocable, Map.of("a", "1"), "id");
    store.failure = new IllegalStateException("away");
    assertThat(read(revocable, cookie))
        .isInstanceOf(outage == Outage.ACCEPT ? Current.class : NotKnown.class);
  }

  @Test
  void arrivalOf_isWhatThatCookieWouldBe() {
    assertThat(cookies.session().arrivalOf(Map.of()).isPresent()).isFalse();
    ArrivedSession arrived = cookies.session().arrivalOf(Map.of("a", "1"));
    assertThat(arrived).isEqualTo(read(cookies, written(cookies, Map.of("a", "1"))));
  }

  @Test
  void set_ofASessionThatEndedMeanwhile_deletes() {
    TestCookies minute = with(b -> b.absoluteTimeout(Duration.ofMinutes(1)));
    SessionState state =
        SessionState.opened(read(minute, written(minute, Map.of("a", "1"))))
            .withEntries(Map.of("b", "2"));
    clock.step(Duration.ofSeconds(59));
    assertThat(read(minute, sentBack(minute.session().set(state))).entries())
        .isEqualTo(Map.of("b", "2"));
    clock.step(Duration.ofSeconds(1));
    assertThat(minute.session().set(state)).isEqualTo(DELETION);
  }

  @Test
  void end_andDrop_heedACookieThatOutlives() {
    String cookie = written(cookies, Map.of("a", "1"));
    ArrivedSession one = read(cookies, cookie);
    assertThat(cookies.session().end(one)).isEqualTo(DELETION);
    assertThat(cookies.session().drop(one)).isEqualTo(DELETION);
    assertThat(cookies.session().delete()).isEqualTo(DELETION);
    ArrivedSession two = read(cookies, cookie, cookie);
    assertThat(cookies.session().drop(two)).isNull();
    String end = cookies.session().end(two);
    assertThat(end).endsWith("; Max-Age=34560000");
    clock.step(Duration.ofSeconds(10));
    Claims ending = read(cookies, sentBack(cookies.session().end(two))).claims();
    assertThat(ending.data()).isEmpty();
    assertThat(ending.nbf()).as("begins with the request").isEqualTo(clock.seconds() - 10);
    assertThat(ending.iat()).isEqualTo(clock.seconds());
  }

  @Test
  void formerDeletions_areThoseOfTheSettings() {
    assertThat(cookies.session().formerDeletions()).isEmpty();
    CookieSettings cookie = CookieSettings.named("sid").withPath("/shop");
    TestCookies moved = with(b -> b.session(cookie.replacing(cookie.withPath("/"))));
    assertThat(moved.session().formerDeletions()).hasSize(1);
  }

  private Claims refreshed(TestCookies by, String... header) {
    String line = by.session().refresh(read(by, header), () -> "reserved");
    return line == null ? null : read(by, sentBack(line)).claims();
  }

  @Test
  void refresh_ofACurrentSession_isNotDue() {
    assertThat(refreshed(cookies, written(cookies, Map.of("a", "1")))).isNull();
  }

  @Test
  void refresh_movesTheIdleDeadline_andKeepsTheBeginning() {
    TestCookies idle = with(b -> b.idleTimeout(Duration.ofMinutes(10)));
    long began = clock.seconds();
    String cookie = written(idle, Map.of("a", "1"), "id");
    clock.step(Duration.ofSeconds(59));
    assertThat(refreshed(idle, cookie)).isNull();
    clock.step(Duration.ofSeconds(1));
    assertThat(refreshed(idle, cookie))
        .isEqualTo(new Claims(Map.of("a", "1"), began + 660, began, began + 60, "id"));
  }

  @Test
  void refresh_withTheWritingSecret_keepsAllTimes() {
    TestCookies before = with(b -> b.absoluteTimeout(Duration.ofMinutes(10)));
    TestCookies rotated =
        with(
            b ->
                b.absoluteTimeout(Duration.ofMinutes(10))
                    .secret(NEWER)
                    .olderSecrets(TestCookies.SECRET));
    String cookie = written(before, Map.of("a", "1"), "id");
    Claims claims = read(before, cookie).claims();
    clock.step(Duration.ofSeconds(10));
    assertThat(refreshed(rotated, cookie)).isEqualTo(claims);
    String other = written(before, Map.of("b", "2"));
    assertThat(refreshed(rotated, cookie, other).iat())
        .as("wins over both")
        .isEqualTo(clock.seconds() + 1);
  }

  private TestCookies moving(boolean encrypted, Instant until) {
    CookieSettings cookie = CookieSettings.named("__Host-session");
    return with(
        b ->
            b.session(encrypted ? cookie.encrypted() : cookie.signed())
                .acceptBothFormatsUntil(until));
  }

  private TestCookies encrypting() {
    return with(b -> b.session(CookieSettings.named("__Host-session").encrypted()));
  }

  @Test
  void signedSession_isReadAndEncryptedUntilTheEndOfTheMove() {
    String signed = written(cookies, Map.of("a", "1"), "id");
    Claims claims = read(cookies, signed).claims();
    clock.step(Duration.ofSeconds(10));
    Instant end = Instant.ofEpochSecond(clock.seconds() + 10);
    TestCookies moving = moving(true, end);
    assertThat(read(moving, signed).isSignedByOlderSecret()).isTrue();
    String line = moving.session().refresh(read(moving, signed), () -> "reserved");
    assertThat(read(encrypting(), sentBack(line)).claims()).isEqualTo(claims);
    assertThat(refreshed(moving, sentBack(line))).as("the new one").isNull();
    clock.step(Duration.ofMillis(9_999));
    assertThat(read(moving, signed)).isInstanceOf(Current.class);
    clock.step(Duration.ofMillis(1));
    assertThat(read(moving, signed)).isInstanceOf(Refused.class);
    assertThat(read(moving, sentBack(line))).isInstanceOf(Current.class);
  }

  @Test
  void encryptedSession_isReadAndLeftByAServerThatStillSigns() {
    String encrypted = written(encrypting(), Map.of("a", "1"), "id");
    Instant end = Instant.ofEpochSecond(clock.seconds() + 10);
    TestCookies moving = moving(false, end);
    assertThat(read(moving, encrypted).entries()).isEqualTo(Map.of("a", "1"));
    assertThat(refreshed(moving, encrypted)).isNull();
    SessionState changed = SessionState.opened(read(moving, encrypted)).withEntries(Map.of());
    assertThat(read(cookies, sentBack(moving.session().set(changed)))).isInstanceOf(Current.class);
    clock.step(Duration.ofSeconds(10));
    assertThat(read(moving, encrypted)).isInstanceOf(Refused.class);
  }

  @Test
  void bothFormats_haveTheKeyOfTheSameSecretNameAndAudience() {
    Instant end = Instant.ofEpochSecond(clock.seconds() + 10);
    TestCookies moving = moving(true, end);
    for (TestCookies foreign :
        List.of(
            with(b -> b.secret(NEWER)),
            with(b -> b.audience("shop")),
            with(b -> b.session(CookieSettings.named("other"))))) {
      String value = written(foreign, Map.of("a", "1")).replaceFirst("^[^=]*", "__Host-session");
      assertThat(read(moving, value)).isInstanceOf(Refused.class);
    }
    TestCookies rotated =
        with(
            b ->
                b.secret(NEWER)
                    .olderSecrets(TestCookies.SECRET)
                    .session(CookieSettings.named("__Host-session").encrypted())
                    .acceptBothFormatsUntil(end));
    assertThat(read(rotated, written(cookies, Map.of("a", "1")))).isInstanceOf(Current.class);
    String flash = cookies.setFlash(Map.of("a", "1")).replace("__Host-flash", "__Host-session");
    assertThat(read(moving, sentBack(flash)))
        .as("a value without a key")
        .isInstanceOf(Refused.class);
  }

  @Test
  void signedSession_isJudgedByTheTimeoutsOfTheMove() {
    TestCookies moving =
        with(
            b ->
                b.session(CookieSettings.named("__Host-session").encrypted())
                    .idleTimeout(Duration.ofMinutes(30))
                    .absoluteTimeout(Duration.ofHours(12))
                    .acceptBothFormatsUntil(Instant.MAX));
    String signed = written(cookies, Map.of("a", "1"));
    long began = clock.seconds();
    assertThat(read(cookies, signed).claims().exp()).isNull();
    clock.step(Duration.ofSeconds(30 * 60 - 1));
    Claims refreshed = refreshed(moving, signed);
    assertThat(refreshed.nbf()).isEqualTo(began);
    assertThat(refreshed.exp()).isEqualTo(clock.seconds() + 30 * 60);
    clock.step(Duration.ofSeconds(1));
    assertThat(read(moving, signed)).as("idle").isInstanceOf(Expired.class);
    clock.step(Duration.ofHours(12));
    String late = sentBack(cookies.session().set(SessionState.opened(read(cookies, signed))));
    assertThat(read(cookies, late).claims().iat()).isEqualTo(clock.seconds());
    assertThat(read(moving, late)).as("began too long ago").isInstanceOf(Expired.class);
  }

  @Test
  void signedSession_thatDoesNotFitEncrypted_isReadAndLeft() {
    String value = "";
    while (cookies.session().overflowOf(Map.of("a", value)) == null) {
      value += "x";
    }
    String full = written(cookies, Map.of("a", value.substring(1)));
    TestCookies moving = moving(true, Instant.MAX);
    assertThat(read(moving, full)).isInstanceOf(Current.class);
    assertThat(refreshed(moving, full)).isNull();
  }

  private TestCookies migrating() {
    return with(
        b ->
            b.absoluteTimeout(Duration.ofHours(1))
                .revocations(store, Outage.REFUSE)
                .acceptWithoutIdUntil(Instant.parse("2030-01-01T00:00:00Z")));
  }

  @Test
  void refresh_givesAnId_asASecondWrite() {
    String cookie = written(cookies, Map.of("a", "1"));
    Claims given = refreshed(migrating(), cookie);
    assertThat(given.sid()).isEqualTo("reserved");
    assertThat(given.iat()).isEqualTo(clock.seconds() + 1);
    assertThat(given.nbf()).isEqualTo(clock.seconds());
    assertThat(refreshed(migrating(), written(cookies, Map.of("a", "1"), "id"))).isNull();
  }

  @Test
  void refresh_givesAnIdTogetherWithTheLaterDeadline() {
    TestCookies idle =
        with(
            b ->
                b.absoluteTimeout(Duration.ofHours(1))
                    .idleTimeout(Duration.ofMinutes(10))
                    .revocations(store, Outage.REFUSE)
                    .acceptWithoutIdUntil(Instant.parse("2030-01-01T00:00:00Z")));
    String cookie = written(cookies, Map.of("a", "1"));
    clock.step(Duration.ofMinutes(2));
    Claims refreshed = refreshed(idle, cookie);
    assertThat(refreshed.sid()).isEqualTo("reserved");
    assertThat(refreshed.exp()).isEqualTo(clock.seconds() + 600);
  }

  @Test
  void refresh_thatDoesNotFit_isLeftOut() {
    String value = "";
    while (cookies.session().overflowOf(Map.of("a", value)) == null) {
      value += "x";
    }
    String full = written(cookies, Map.of("a", value.substring(1)));
    assertThat(refreshed(migrating(), full)).isNull();
  }

  @Test
  void isRecent_forFiveSeconds() {
    ArrivedSession arrived = cookies.readSession(null);
    clock.step(Duration.ofSeconds(5));
    assertThat(cookies.session().isRecent(arrived)).isTrue();
    clock.step(Duration.ofMillis(1));
    assertThat(cookies.session().isRecent(arrived)).isFalse();
  }

  @Test
  void length_isThatOfTheLine() {
    SessionState state =
        SessionState.opened(cookies.readSession(null)).withEntries(Map.of("a", "1\n€"));
    assertThat(cookies.session().length(state)).isEqualTo(cookies.session().set(state).length());
    assertThat(cookies.session().overflows(4096)).isFalse();
    assertThat(cookies.session().overflows(4097)).isTrue();
  }

  @Test
  void overflowOf_countsTheIdThatEachSessionGets() {
    String value = "";
    while (cookies.session().overflowOf(Map.of("a", value + "x")) == null) {
      value += "x";
    }
    assertThat(revocable(Outage.ACCEPT).session().overflowOf(Map.of("a", value)))
        .hasMessageContaining("session")
        .hasMessageContaining("4096");
  }

  @Test
  void claims_carryTheBeginning() {
    String cookie = written(cookies, Map.of("a", "1"));
    clock.step(Duration.ofSeconds(10));
    SessionState state = SessionState.opened(read(cookies, cookie)).withEntries(Map.of("b", "2"));
    assertThat(cookies.session().claims(state).nbf()).isEqualTo(clock.seconds() - 10);
    assertThat(cookies.session().claims(state).iat()).isEqualTo(clock.seconds());
    assertThat(cookies.session().claims(state.discarding()).nbf()).isEqualTo(clock.seconds());
    assertThat(cookies.session().claims(state.beginAgain("x")).nbf()).isEqualTo(clock.seconds());
    SessionState absent = SessionState.opened(cookies.readSession(null));
    assertThat(cookies.session().claims(absent.withId("x")).nbf()).isEqualTo(clock.seconds());
  }

  @Test
  void settings_areThoseOfTheApplication() {
    assertThat(cookies.session().needsId()).isFalse();
    assertThat(cookies.session().hasIds()).isTrue();
    assertThat(cookies.session().subject()).isNull();
    assertThat(revocable(Outage.ACCEPT).session().needsId()).isTrue();
    assertThat(with(b -> b.subject("user")).session().subject()).isEqualTo("user");
    assertThat(with(b -> b.play(PlayCookies.hs256())).session().hasIds()).isFalse();
  }

  @Test
  void end_ofClaims_isWhenTheyExpire() {
    Claims claims = new Claims(Map.of(), null, 100, 200, null);
    assertThat(cookies.session().end(claims)).isNull();
    assertThat(with(b -> b.absoluteTimeout(Duration.ofMinutes(1))).session().end(claims))
        .isEqualTo(160);
    assertThat(with(b -> b.idleTimeout(Duration.ofMinutes(1))).session().end(claims))
        .isEqualTo(260);
    CookieSettings lasting = CookieSettings.named("s").withMaxAge(Duration.ofMinutes(2));
    assertThat(with(b -> b.session(lasting)).session().end(claims)).isEqualTo(320);
  }

  @Test
  void read_withoutAnId_untilTheMoveIsOver() {
    String cookie = written(cookies, Map.of("a", "1"));
    assertThat(read(migrating(), cookie)).isInstanceOf(Current.class);
    assertThat(read(revocable(Outage.REFUSE), cookie)).isInstanceOf(Expired.class);
  }
}
