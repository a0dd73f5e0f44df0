package dev.satchel.contract;

import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.InMemoryRevocations;
import dev.satchel.Outage;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that end wherever their cookies are, on two nodes that share a store. */
interface RevocationContract extends RuntimeUnderTest {

  private RunningServer node(MemoryStore store, Outage outage) {
    return serving(settings(store, outage));
  }

  private SatchelFeatureBuilder settings(MemoryStore store, Outage outage) {
    return SatchelFeature.builder()
        .subject(RevocationResource.USER)
        .absoluteTimeout(Duration.ofHours(1))
        .revocations(reachable(store), outage);
  }

  /** Whoever holds a copy of the cookie, at any node. */
  private static Browser thief(RunningServer node, Browser victim) {
    return new Browser(node.uri()).with(SESSION, victim.cookie(SESSION));
  }

  private static Browser signedIn(RunningServer node) {
    Browser browser = new Browser(node.uri());
    browser.get("/do?s=put:connected:ann");
    assertThat(reads(browser)).isEqualTo("{connected=ann}");
    return browser;
  }

  private static String reads(Browser browser) {
    return browser.get("/do?s=map", "Sec-Fetch-Mode", "cors").body().strip();
  }

  private void later(long seconds) {
    clock().step(Duration.ofSeconds(seconds));
  }

  @Test
  default void everySession_hasAnIdFromItsFirstWrite() {
    try (RunningServer node = node(new MemoryStore(), Outage.REFUSE)) {
      Browser browser = new Browser(node.uri());
      assertThat(browser.get("/do?s=map").setCookies()).as("no session").isEmpty();
      assertThat(browser.get("/do?s=put:a:1&s=hasid").body()).isEqualTo("true\n");
      assertThat(Tokens.payload(browser.cookie(SESSION)))
          .matches(".*,\"sid\":\"[A-Za-z0-9_-]{22}\"}");
      Browser declared = new Browser(node.uri());
      declared.post("/declared/adding");
      assertThat(Tokens.payload(declared.cookie(SESSION))).contains("sid");
      Browser fresh = new Browser(node.uri());
      fresh.post("/declared/new/adding");
      assertThat(Tokens.payload(fresh.cookie(SESSION))).contains("sid");
    }
  }

  /** The same entries as before, but another session. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/declared/new?s=put:connected:ann",
        "/declared/new?s=replace:connected:ann",
        "/do?s=clear&s=put:connected:ann",
        "/do?s=put:connected:ann",
        "/do?s=renew",
        "/revocation/login"
      })
  default void whoSignsInAgain_staysSignedIn(String again) {
    Instant end = clock().instant().plusSeconds(100);
    try (RunningServer strict = node(new MemoryStore(), Outage.REFUSE);
        RunningServer migrating =
            serving(settings(new MemoryStore(), Outage.REFUSE).acceptWithoutIdUntil(end))) {
      Browser browser = signedIn(strict);
      browser.post(again);
      assertThat(reads(browser)).isEqualTo("{connected=ann}");
      Browser withoutId = new Browser(migrating.uri()).with(SESSION, withoutId());
      withoutId.post(again);
      later(100);
      assertThat(reads(withoutId)).as("it has an id now").isEqualTo("{connected=ann}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/do?s=clear",
        "/do?s=replace",
        "/do?s=clear&s=put:connected:bob",
        "/do?s=clear&status=500",
        "/do?s=renew",
        "/declared/new",
        "/declared/new?throw=mapped&status=303",
        "/revocation/one",
        "/revocation/one?status=500",
        "/revocation/all?of=ann",
        "/revocation/logout",
        "/revocation/login",
        "/do?s=put:connected:ann",
        "/do?s=put:connected:bob",
        "/do?s=remove:connected"
      })
  default void aCookieOfBefore_replayedByAThief_fails(String end) {
    MemoryStore store = new MemoryStore();
    try (RunningServer one = node(store, Outage.REFUSE);
        RunningServer two = node(store, Outage.REFUSE)) {
      Browser victim = signedIn(one);
      Browser here = thief(one, victim);
      Browser there = thief(two, victim);
      assertThat(reads(there)).isEqualTo("{connected=ann}");
      victim.post(end);
      assertThat(reads(here)).isEqualTo("{}");
      assertThat(reads(there)).isEqualTo("{}");
      there.get("/do?s=put:a:1", "Sec-Fetch-Mode", "cors");
      assertThat(reads(there)).as("a session of its own").isEqualTo("{a=1}");
    }
  }

  private static Browser guest(RunningServer node) {
    Browser browser = new Browser(node.uri());
    browser.get("/do?s=put:cart:pen");
    return browser;
  }

  /** Anybody can begin and end any number of them, and the store keeps each entry for long. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/do?s=clear",
        "/do?s=replace",
        "/do?s=clear&s=put:cart:ink",
        "/do?s=clear&status=500",
        "/declared/new",
        "/revocation/one"
      })
  default void theEndOfAGuestsSession_isNotWrittenDown(String end) {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      Browser guest = guest(node);
      assertThat(guest.cookie(SESSION)).isNotNull();
      guest.post(end);
      assertThat(reads(guest)).isNotEqualTo("{cart=pen}");
      assertThat(store.size()).isZero();
      Browser user = signedIn(node);
      user.post(end);
      assertThat(store.size()).as("of a user").isEqualTo(1);
    }
  }

  /** A stranger may have planted the guest's session in the browser of the user. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/do?s=renew",
        "/do?s=renew&s=clear",
        "/do?s=put:connected:ann",
        "/do?s=clear&s=put:connected:ann",
        "/do?s=replace:connected:ann",
        "/declared/new?s=put:connected:ann",
        "/revocation/login"
      })
  default void aGuestsSessionThatIsRenewedOrSignsIn_isWrittenDown(String change) {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      Browser guest = guest(node);
      Browser stranger = thief(node, guest);
      guest.post(change);
      assertThat(store.size()).isEqualTo(1);
      assertThat(reads(stranger)).isEqualTo("{}");
    }
  }

  @Test
  default void theEndOfAGuestsSession_isWrittenDown_whereNobodyKnowsOfItsData() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node =
        serving(settings(store, Outage.REFUSE), new IdContract.FailingListener())) {
      guest(node).post("/do?s=clear");
      assertThat(store.size()).isEqualTo(1);
    }
  }

  /** Nothing tells a guest from a user then. */
  @Test
  default void withoutASubject_eachSessionThatEnds_isWrittenDown() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node =
        serving(
            SatchelFeature.builder()
                .absoluteTimeout(Duration.ofHours(1))
                .revocations(reachable(store), Outage.REFUSE))) {
      guest(node).post("/do?s=clear");
      guest(node).post("/revocation/one");
      assertThat(store.size()).isEqualTo(2);
    }
  }

  @Test
  default void whatIsTakenBack_revokesNothing() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      Browser browser = signedIn(node);
      for (String failing : new String[] {"renew", "put:connected:bob", "remove:connected"}) {
        browser.get("/do?status=500&s=" + failing);
        assertThat(reads(browser)).as(failing).isEqualTo("{connected=ann}");
      }
    }
  }

  @Test
  default void aRevokedCookie_isDeletedForPagesAlone() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      Browser victim = signedIn(node);
      Browser thief = thief(node, victim);
      victim.get("/do?s=clear");
      assertThat(thief.get("/do?s=map", "Sec-Fetch-Mode", "cors").setCookies()).isEmpty();
      assertThat(thief.get("/do").setCookies()).as("untouched").isEmpty();
      Browser twice =
          new Browser(node.uri())
              .with(SESSION, thief.cookie(SESSION) + "; " + SESSION + "=" + "another");
      assertThat(twice.get("/do?s=map").setCookies())
          .as("the other may count where a newer secret is known")
          .isEmpty();
      Answer page = thief.get("/do?s=map");
      assertThat(page.setCookies()).containsExactly(ExpiryContract.ONLY_SESSION_DELETED);
      assertThat(page.body()).isEqualTo("{}\n");
    }
  }

  /** A browser holds two after a change of Path, say, and one of them may come back alone. */
  @ParameterizedTest
  @ValueSource(strings = {"/do?s=clear", "/do?s=clear&s=put:connected:bob", "/revocation/one"})
  default void aSignOut_endsTheSessionsOfAllCookiesThatArrived(String end) {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      Browser former = signedIn(node);
      Browser other = signedIn(node);
      later(1);
      Browser latest = signedIn(node);
      Browser victim =
          new Browser(node.uri())
              .with(
                  SESSION,
                  String.join(
                      "; " + SESSION + "=",
                      former.cookie(SESSION),
                      latest.cookie(SESSION),
                      other.cookie(SESSION)));
      victim.post(end);
      for (Browser copy : List.of(former, latest, other)) {
        assertThat(reads(thief(node, copy))).isEqualTo("{}");
      }
    }
  }

  /** The one that was written last speaks for the user. */
  @Test
  default void aRevokedSessionThatWasWrittenLast_isNotReplacedByAFormerOne() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      Browser former = signedIn(node);
      later(1);
      Browser latest = signedIn(node);
      Browser copy = thief(node, latest);
      latest.get("/do?s=clear");
      store.asked();
      Browser both =
          new Browser(node.uri())
              .with(SESSION, former.cookie(SESSION) + "; " + SESSION + "=" + copy.cookie(SESSION));
      Answer page = both.get("/do?s=map");
      assertThat(page.body()).isEqualTo("{}\n");
      assertThat(page.setCookies()).as("a deletion would leave the former one").isEmpty();
      assertThat(store.asked()).isEqualTo(1);
    }
  }

  @Test
  default void theStore_isAskedOncePerRequestThatOpensTheSession() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      Browser browser = signedIn(node);
      store.asked();
      browser.get("/do");
      assertThat(store.asked()).as("untouched").isZero();
      for (String touching :
          List.of("/do?s=map&s=id", "/do?s=put:a:1&s=put:b:2&s=map", "/do?s=remove:a&status=404")) {
        browser.get(touching);
        assertThat(store.asked()).as(touching).isEqualTo(1);
      }
      browser.post("/declared/adding");
      assertThat(store.asked()).as("declared").isEqualTo(1);
    }
  }

  @Test
  default void revokeAll_endsWhatBeganUpToNow() {
    MemoryStore store = new MemoryStore();
    try (RunningServer one = node(store, Outage.REFUSE);
        RunningServer two = node(store, Outage.REFUSE)) {
      Browser laptop = signedIn(one);
      Browser bob = new Browser(one.uri());
      bob.get("/do?s=put:connected:bob");
      later(10);
      Browser phone = signedIn(two);
      laptop.get("/do?s=put:a:1"); // its token is written now, but it began before
      later(10);
      assertThat(new Browser(two.uri()).post("/revocation/all?of=ann").status()).isEqualTo(200);
      laptop.get("/do?s=put:a:2", "Sec-Fetch-Mode", "cors");
      later(1);
      assertThat(reads(laptop)).isEqualTo("{a=2}");
      assertThat(reads(phone)).isEqualTo("{}");
      assertThat(reads(bob)).isEqualTo("{connected=bob}");
      assertThat(reads(signedIn(two))).isEqualTo("{connected=ann}");
    }
  }

  /** Each application has its own users, and an administrator in one may be anybody in another. */
  @Test
  default void revokeAll_leavesTheUsersOfOtherAudiences() {
    MemoryStore store = new MemoryStore();
    try (RunningServer shop = serving(settings(store, Outage.REFUSE).audience("shop"));
        RunningServer forum = serving(settings(store, Outage.REFUSE).audience("forum"));
        RunningServer other = node(store, Outage.REFUSE)) {
      Browser inShop = signedIn(shop);
      Browser inForum = signedIn(forum);
      Browser inOther = signedIn(other);
      new Browser(forum.uri()).post("/revocation/all?of=ann");
      assertThat(reads(inForum)).isEqualTo("{}");
      assertThat(reads(inShop)).isEqualTo("{connected=ann}");
      assertThat(reads(inOther)).isEqualTo("{connected=ann}");
      new Browser(other.uri()).post("/revocation/all?of=ann");
      assertThat(reads(inOther)).isEqualTo("{}");
      assertThat(reads(inShop)).isEqualTo("{connected=ann}");
    }
  }

  /** Sends the held request, does the other thing while it is in flight, and lets it go on. */
  private static Answer held(Browser browser, String script, Runnable meanwhile) {
    try (Gate gate = new Gate()) {
      CompletableFuture<Answer> held =
          CompletableFuture.supplyAsync(
              () -> browser.post("/revocation/held?" + script + "&" + gate.query()));
      gate.awaitRequest();
      meanwhile.run();
      gate.open();
      return held.join();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/do?s=clear", "/revocation/one", "/revocation/all?of=ann"})
  default void aRequestInFlightDuringTheSignOut_bringsNothingBack(String signOut) {
    MemoryStore store = new MemoryStore();
    try (RunningServer one = node(store, Outage.REFUSE);
        RunningServer two = node(store, Outage.REFUSE)) {
      for (String script : new String[] {"s=put:a:1", "s=renew", "s=put:connected:ann", "s=id"}) {
        Browser victim = signedIn(one);
        Browser thief = thief(two, victim);
        String stolen = thief.cookie(SESSION);
        held(
            thief,
            script,
            () -> {
              victim.post(signOut);
              later(1); // what is in flight is written after
            });
        assertThat(reads(thief)).as(script).isEqualTo("{}");
        assertThat(reads(new Browser(one.uri()).with(SESSION, stolen))).isEqualTo("{}");
      }
    }
  }

  /** A form that was sent twice. */
  @Test
  default void twoRenewalsAtOnce_leaveOneSession() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE);
        LogLines log = log()) {
      Browser browser = signedIn(node);
      Browser second = thief(node, browser);
      Answer overtaken = held(second, "s=renew", () -> browser.get("/do?s=renew"));
      assertThat(overtaken.setCookies()).as("the first one's cookie stays").isEmpty();
      assertThat(reads(browser)).isEqualTo("{connected=ann}");
      assertThat(log.all())
          .anyMatch(line -> line.contains("because another request ended or renewed"));
    }
  }

  @Test
  default void accepting_anOutageGoesUnnoticed() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.ACCEPT);
        LogLines log = log()) {
      Browser browser = signedIn(node);
      store.isAway(true);
      assertThat(reads(browser)).isEqualTo("{connected=ann}");
      browser.get("/do?s=put:a:1");
      assertThat(reads(browser)).isEqualTo("{a=1, connected=ann}");
      Browser thief = thief(node, browser);
      assertThat(browser.get("/do?s=clear").status()).isEqualTo(200);
      assertThat(browser.cookie(SESSION)).isNull();
      assertThat(thief.post("/revocation/one").status()).as("told").isEqualTo(500);
      store.isAway(false);
      assertThat(reads(thief)).as("not revoked").isEqualTo("{a=1, connected=ann}");
      assertThat(log.warnings())
          .anyMatch(line -> line.contains("The revocation store did not answer"))
          .anyMatch(line -> line.contains("could not be revoked"))
          .noneMatch(line -> line.contains("ann"));
    }
  }

  /** The outage of one request is no outage of the next one, which has the same Response. */
  @Test
  default void aResponseKeptInAConstant_isNotUnavailableForEver() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node =
        serving(
            SatchelFeature.builder()
                .absoluteTimeout(Duration.ofHours(1))
                .revocations(reachable(store), Outage.REFUSE),
            new CookieLinesContract.SharedResponse())) {
      Browser user = new Browser(node.uri());
      assertThat(user.get("/shared/empty-out?user=ann").status()).isEqualTo(200);
      Browser other = user.copiedTo(node.uri());
      store.isAway(true);
      assertThat(user.get("/shared/empty-out?ends=true").status()).isEqualTo(503);
      store.isAway(false);
      Answer next = new Browser(node.uri()).get("/shared/empty-out");
      assertThat(next.status()).isEqualTo(200);
      assertThat(next.setCookies()).isEmpty();
      assertThat(next.header("Cache-Control")).contains("max-age=60");
      assertThat(other.get("/shared/empty-out?ends=true").status()).isEqualTo(200);
    }
  }

  @Test
  default void refusing_anOutageSignsNobodyOutForGood() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE);
        LogLines log = log()) {
      Browser browser = signedIn(node);
      store.isAway(true);
      Answer page = browser.get("/do?s=map&s=hasid&s=started&s=expires");
      assertThat(page.body()).isEqualTo("{}\nfalse\nnever\nnever\n");
      assertThat(page.setCookies()).isEmpty();
      for (String change :
          new String[] {"put:a:1", "remove:connected", "id", "renew", "replace:a:1"}) {
        Answer refused = browser.get("/do?s=" + change);
        assertThat(refused.status()).as(change).isEqualTo(503);
        assertThat(refused.setCookies()).as(change).isEmpty();
      }
      Answer declared = browser.post("/declared/adding");
      assertThat(declared.status()).isEqualTo(200);
      assertThat(declared.setCookie(SESSION)).isEmpty();
      assertThat(log.warnings())
          .anyMatch(line -> line.contains("Annotated.adding declare was dropped"));
      Browser stranger = new Browser(node.uri());
      assertThat(stranger.get("/do?s=put:a:1").setCookies()).as("begins").hasSize(1);
      store.isAway(false);
      assertThat(reads(browser)).isEqualTo("{connected=ann}");
    }
  }

  @Test
  default void refusing_aSignOutThatFailsSaysSo() {
    MemoryStore store = new MemoryStore();
    try (RunningServer node = node(store, Outage.REFUSE)) {
      for (String end :
          new String[] {"/do?s=clear&s=map", "/do?s=clear&s=put:a:1", "/declared/new"}) {
        Browser browser = signedIn(node);
        Browser thief = thief(node, browser);
        store.isAway(true);
        Answer failed = browser.post(end);
        assertThat(failed.status()).as(end).isEqualTo(503);
        assertThat(failed.body()).as(end).doesNotStartWith("{}"); // a server's page, if anything
        assertThat(browser.cookie(SESSION)).as(end).isNull();
        store.isAway(false);
        assertThat(reads(thief)).as("as the answer says").isEqualTo("{connected=ann}");
      }
    }
  }

  /** What another writer of the cluster left there ends no session, and fails no request. */
  @Test
  default void aTextInTheStore_isAnOutageOfItsSessionsAlone() {
    MemoryStore first = new MemoryStore();
    MemoryStore second = new MemoryStore();
    try (RunningServer accepting = node(first, Outage.ACCEPT);
        RunningServer refusing = node(second, Outage.REFUSE)) {
      assertOutageOfTheTextAlone(accepting, first, true);
      assertOutageOfTheTextAlone(refusing, second, false);
    }
  }

  private void assertOutageOfTheTextAlone(RunningServer node, MemoryStore store, boolean accepts) {
    try (LogLines log = log()) {
      Browser ann = signedIn(node);
      Browser bob = new Browser(node.uri());
      bob.get("/do?s=put:connected:bob");
      Browser copy = thief(node, ann);
      ann.post("/revocation/all?of=ann");
      ann.get("/do?s=clear");
      assertThat(reads(copy)).isEqualTo("{}");
      store.holdText();
      Answer page = copy.get("/do?s=map");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).isEqualTo(accepts ? "{connected=ann}\n" : "{}\n");
      assertThat(page.setCookies()).as("the cookie stays").isEmpty();
      assertThat(copy.get("/do?s=put:a:1").status()).isEqualTo(accepts ? 200 : 503);
      assertThat(reads(bob)).isEqualTo("{connected=bob}");
      assertThat(log.warnings())
          .filteredOn(line -> line.contains("holds an entry that is no number"))
          .singleElement()
          .asString()
          .contains("java.lang.String")
          .doesNotContain("a text");
    }
  }

  private SatchelFeatureBuilder inMemory(int revocations) {
    long bytes = (long) revocations * InMemoryRevocations.BYTES_PER_REVOCATION;
    return SatchelFeature.builder()
        .subject(RevocationResource.USER)
        .absoluteTimeout(Duration.ofHours(1))
        .revocations(InMemoryRevocations.create(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/do?s=clear",
        "/do?s=renew",
        "/do?s=put:connected:bob",
        "/do?s=remove:connected",
        "/declared/new",
        "/revocation/one",
        "/revocation/all?of=ann"
      })
  default void inMemory_aCookieOfBefore_fails(String end) {
    try (RunningServer node = serving(inMemory(100))) {
      Browser victim = signedIn(node);
      Browser copy = thief(node, victim);
      assertThat(reads(copy)).isEqualTo("{connected=ann}");
      assertThat(victim.post(end).status()).isLessThan(400);
      assertThat(reads(copy)).isEqualTo("{}");
    }
  }

  /** The store has no room for all of them. */
  @Test
  default void inMemory_aUserWhoSignsOut70Times_leavesRoomForOthers() {
    try (RunningServer node = serving(inMemory(65))) {
      Browser before = signedIn(node);
      Browser bob = new Browser(node.uri());
      bob.get("/do?s=put:connected:bob");
      List<Browser> copies = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        later(1);
        Browser ann = signedIn(node);
        copies.add(thief(node, ann));
        assertThat(ann.post("/do?s=clear").status()).isEqualTo(200);
      }
      later(1);
      Browser after = signedIn(node);
      assertThat(copies).allSatisfy(copy -> assertThat(reads(copy)).isEqualTo("{}"));
      assertThat(reads(before)).as("began before those").isEqualTo("{}");
      assertThat(reads(after)).as("began later").isEqualTo("{connected=ann}");
      assertThat(reads(bob)).isEqualTo("{connected=bob}");
      Browser bobs = thief(node, bob);
      assertThat(bob.post("/do?s=clear").status()).isEqualTo(200);
      assertThat(reads(bobs)).isEqualTo("{}");
    }
  }

  /** What signs in is the session of a guest, which holds no subject. */
  @Test
  default void inMemory_aGuestWhoSignsIn100Times_leavesRoomForOthers() {
    try (RunningServer node = serving(inMemory(64 + 65))) {
      Browser ann = guest(node);
      for (int i = 0; i < 100; i++) {
        later(1);
        assertThat(ann.post("/do?s=put:connected:ann").status()).isEqualTo(200);
        assertThat(reads(ann)).isEqualTo("{cart=pen, connected=ann}");
        assertThat(ann.post("/do?s=remove:connected").status()).isEqualTo(200);
        assertThat(reads(ann)).isEqualTo("{cart=pen}");
      }
      Browser bob = new Browser(node.uri());
      bob.get("/do?s=put:connected:bob");
      assertThat(bob.post("/do?s=clear").status()).isEqualTo(200);
    }
  }

  @Test
  default void inMemory_full_aSignOutSaysSoAndDeletesTheCookie() {
    try (RunningServer node = serving(inMemory(1));
        LogLines log = log()) {
      assertThat(signedIn(node).post("/do?s=clear").status()).as("the only one").isEqualTo(200);
      for (String end :
          new String[] {"/do?s=clear&s=map", "/do?s=clear&s=put:connected:bob", "/declared/new"}) {
        Browser browser = signedIn(node);
        Browser copy = thief(node, browser);
        Answer failed = browser.post(end);
        assertThat(failed.status()).as(end).isEqualTo(503);
        assertThat(failed.body()).as(end).doesNotStartWith("{}");
        assertThat(browser.cookie(SESSION)).as(end).isNull();
        assertThat(reads(copy)).as("as the answer says").isEqualTo("{connected=ann}");
      }
      for (String change :
          new String[] {
            "/do?s=renew", "/do?s=put:connected:bob", "/do?s=remove:connected", "/revocation/login"
          }) {
        Browser browser = signedIn(node);
        Answer failed = browser.post(change);
        assertThat(failed.status()).as(change).isEqualTo(503);
        assertThat(failed.setCookies()).as(change).isEmpty();
        assertThat(reads(browser)).as(change).isEqualTo("{connected=ann}");
      }
      assertThat(log.warnings())
          .filteredOn(line -> line.contains("could not be revoked"))
          .singleElement()
          .asString()
          .contains("is full; give it more memory with create(maxBytes)")
          .doesNotContain("ann");
    }
  }

  private String withoutId() {
    long now = clock().seconds();
    String claims =
        "{\"data\":{\"connected\":\"ann\"},\"exp\":"
            + (now + 3600)
            + ",\"nbf\":"
            + now
            + ",\"iat\":"
            + now
            + "}";
    return Tokens.signed(claims.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  default void aSessionWithoutAnId_readsAsEmpty() {
    try (RunningServer node = node(new MemoryStore(), Outage.REFUSE)) {
      Browser browser = new Browser(node.uri()).with(SESSION, withoutId());
      assertThat(reads(browser)).isEqualTo("{}");
      assertThat(browser.get("/do?s=map").setCookies()).hasSize(1);
      assertThat(browser.cookie(SESSION)).isNull();
    }
  }

  @Test
  default void aSessionWithoutAnId_isAcceptedForTheMigration() {
    MemoryStore store = new MemoryStore();
    Instant end = clock().instant().plusSeconds(100);
    try (RunningServer node = serving(settings(store, Outage.REFUSE).acceptWithoutIdUntil(end))) {
      String token = withoutId();
      Browser used = new Browser(node.uri()).with(SESSION, token);
      Browser unused = new Browser(node.uri()).with(SESSION, token);
      Browser signedOut = new Browser(node.uri()).with(SESSION, token);
      later(99);
      assertThat(reads(used)).isEqualTo("{connected=ann}");
      assertThat(Tokens.payload(used.cookie(SESSION))).contains("sid");
      assertThat(used.get("/do?s=map").setCookies()).as("once").isEmpty();
      assertThat(signedOut.get("/do?s=clear").status()).isEqualTo(200);
      later(1);
      assertThat(reads(used)).isEqualTo("{connected=ann}");
      assertThat(reads(unused)).isEqualTo("{}");
      new Browser(node.uri()).post("/revocation/all?of=ann");
      assertThat(reads(used)).isEqualTo("{}");
    }
  }

  @Test
  default void withoutASetting_revocationsFail() {
    try (RunningServer node = serving(SatchelFeature.builder())) {
      Browser browser = new Browser(node.uri());
      assertThat(browser.post("/revocation/one").status()).isEqualTo(500);
      assertThat(browser.get("/do?s=put:a:1").status()).isEqualTo(200);
    }
  }
}
