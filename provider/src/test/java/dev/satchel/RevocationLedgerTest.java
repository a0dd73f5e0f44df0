package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.RevocationLedger.Result;
import dev.satchel.RevocationLedger.Status;
import dev.satchel.internal.token.Claims;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.io.IOException;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevocationLedgerTest {
  private final RuntimeException away = new IllegalStateException("away");

  private final SteppingClock clock = new SteppingClock();
  private final TestStore store = new TestStore();

  private RevocationLedger ledger(Outage outage, UnaryOperator<SatchelFeatureBuilder> more) {
    return TestCookies.of(
            clock,
            b -> more.apply(b.absoluteTimeout(Duration.ofHours(1)).revocations(store, outage)))
        .application()
        .ledger();
  }

  private RevocationLedger ledger(Outage outage) {
    return ledger(outage, b -> b.subject("user"));
  }

  private Claims session(String id, String user) {
    return new Claims(
        user == null ? Map.of() : Map.of("user", user), null, clock.seconds(), clock.seconds(), id);
  }

  @Test
  void of_withoutAStore_isNone() {
    assertThat(TestCookies.of(clock, b -> b).application().ledger()).isNull();
    assertThat(
            TestCookies.of(clock, b -> b.absoluteTimeout(Duration.ofHours(1)))
                .application()
                .ledger())
        .isNull();
  }

  @Test
  void start_opensTheStoreOnce_forASessionAndTheLeeway() {
    RevocationLedger ledger = ledger(Outage.REFUSE);
    assertThat(store.opened).isEmpty();
    ledger.start();
    ledger.start();
    ledger.statusOf(session("id", null));
    assertThat(store.opened).containsExactly(Duration.ofMinutes(65));
  }

  @Test
  void start_aRefusal_staysForEveryRequest() {
    IllegalArgumentException refusal = new IllegalArgumentException("too short");
    store.failure = refusal;
    RevocationLedger ledger = ledger(Outage.REFUSE);
    assertThatThrownBy(ledger::start).isSameAs(refusal);
    store.failure = null;
    assertThatThrownBy(ledger::start).isSameAs(refusal);
    assertThat(store.opened).hasSize(1);
  }

  @Test
  void start_whileTheStoreIsAway_isLogged_andUseOpensItLater() {
    store.failure = away;
    RevocationLedger ledger = ledger(Outage.REFUSE);
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThatCode(ledger::start).doesNotThrowAnyException();
      assertThat(log.warnings()).singleElement().asString().contains("IllegalStateException");
      assertThatCode(ledger::start).doesNotThrowAnyException();
    }
    assertThat(store.opened).as("the first request alone tries").hasSize(1);
    store.failure = null;
    assertThat(ledger.statusOf(session("id", null))).isEqualTo(Status.CURRENT);
    ledger.statusOf(session("id", null));
    ledger.start();
    assertThat(store.opened).hasSize(2);
  }

  @Test
  void statusOf_anId() {
    RevocationLedger ledger = ledger(Outage.REFUSE);
    store.entries.put("id:gone", 1L);
    assertThat(ledger.statusOf(session("gone", null))).isEqualTo(Status.REVOKED);
    assertThat(ledger.statusOf(session("here", null))).isEqualTo(Status.CURRENT);
    assertThat(store.asked).containsExactly(Set.of("id:gone"), Set.of("id:here"));
  }

  @Test
  void statusOf_aSubject_upToTheSecond() {
    RevocationLedger ledger = ledger(Outage.REFUSE);
    store.entries.put("subject:ann", clock.seconds());
    assertThat(ledger.statusOf(session(null, "ann"))).isEqualTo(Status.REVOKED);
    assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.REVOKED);
    assertThat(ledger.statusOf(session("id", "bob"))).isEqualTo(Status.CURRENT);
    clock.step(Duration.ofSeconds(1));
    assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.CURRENT);
    store.entries.put("id:id", 1L);
    assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.REVOKED);
    assertThat(store.asked.get(0)).containsExactly("subject:ann");
    assertThat(store.asked.get(1)).containsExactlyInAnyOrder("id:id", "subject:ann");
  }

  @Test
  void statusOf_whatHasNeither_asksNobody() {
    store.failure = away;
    RevocationLedger ledger = ledger(Outage.REFUSE);
    assertThat(ledger.statusOf(session(null, null))).isEqualTo(Status.CURRENT);
    RevocationLedger withoutSubject = ledger(Outage.REFUSE, b -> b);
    assertThat(withoutSubject.statusOf(session(null, "ann"))).isEqualTo(Status.CURRENT);
    assertThat(store.asked).isEmpty();
  }

  @Test
  void statusOf_whileTheStoreIsAway() {
    store.failure = away;
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(ledger(Outage.ACCEPT).statusOf(session("id", null))).isEqualTo(Status.CURRENT);
      assertThat(log.warnings()).singleElement().asString().contains("accept");
    }
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(ledger(Outage.REFUSE).statusOf(session("id", null))).isEqualTo(Status.NOT_KNOWN);
      assertThat(log.warnings()).singleElement().asString().contains("refus");
    }
    assertThat(ledger(Outage.ACCEPT).refuses()).isFalse();
    assertThat(ledger(Outage.REFUSE).refuses()).isTrue();
  }

  static List<Object> noNumbers() {
    return Arrays.asList(
        null, "a secret text", "7", 7.5, true, new Object(), List.of(7L), new byte[] {7});
  }

  @ParameterizedTest
  @MethodSource("noNumbers")
  void statusOf_anEntryThatIsNoNumber_isAnOutageOfThatEntry(Object value) {
    for (String key : List.of("id:id", "subject:ann")) {
      store.entries.clear();
      store.hold(key, value);
      try (LogLines log = LogLines.ofThisJvm()) {
        RevocationLedger ledger = ledger(Outage.ACCEPT);
        assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.CURRENT);
        assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.CURRENT);
        assertThat(log.warnings())
            .containsExactly(
                "SEVERE The revocation store holds an entry that is no number ("
                    + (value == null ? "null" : value.getClass().getName())
                    + "). Sessions were accepted unchecked; requests since the last such line: 1");
      }
      try (LogLines log = LogLines.ofThisJvm()) {
        RevocationLedger ledger = ledger(Outage.REFUSE);
        assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.NOT_KNOWN);
        assertThat(ledger.statusOf(session("other", "bob"))).isEqualTo(Status.CURRENT);
        assertThat(log.warnings()).singleElement().asString().contains("Sessions were refused");
      }
    }
  }

  @Test
  void statusOf_whatOneEntrySays_countsWithoutTheOther() {
    for (Outage outage : Outage.values()) {
      store.hold("id:id", "a text");
      store.hold("subject:ann", clock.seconds());
      assertThat(ledger(outage).statusOf(session("id", "ann"))).isEqualTo(Status.REVOKED);
      store.hold("id:id", clock.seconds());
      store.hold("subject:ann", "a text");
      assertThat(ledger(outage).statusOf(session("id", "ann"))).isEqualTo(Status.REVOKED);
    }
  }

  /** A store that reads JSON gives an Integer where the number is small. */
  @Test
  void statusOf_anInteger_isANumber() {
    store.hold("subject:ann", (int) clock.seconds());
    RevocationLedger ledger = ledger(Outage.ACCEPT);
    assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.REVOKED);
    clock.step(Duration.ofSeconds(1));
    assertThat(ledger.statusOf(session("id", "ann"))).isEqualTo(Status.CURRENT);
  }

  static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("a secret text"),
        new IllegalArgumentException("a secret text"),
        new ClassCastException("a secret text"),
        new NullPointerException("a secret text"),
        new NoClassDefFoundError("a secret text"),
        new StackOverflowError("a secret text"),
        new AssertionError("a secret text"),
        new IOException("a secret text"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverTheStoreThrows_isAnOutage(Throwable failure) {
    try (LogLines log = LogLines.ofThisJvm()) {
      RevocationLedger accepting = ledger(Outage.ACCEPT);
      RevocationLedger refusing = ledger(Outage.REFUSE);
      accepting.start();
      refusing.start();
      store.failure = failure;
      assertThat(accepting.statusOf(session("id", "ann"))).isEqualTo(Status.CURRENT);
      assertThat(refusing.statusOf(session("id", "ann"))).isEqualTo(Status.NOT_KNOWN);
      assertThat(accepting.revoke(ids("a", "b"), List.of(), null)).isEqualTo(Result.FAILED);
      assertThat(log.warnings())
          .hasSize(3)
          .allMatch(line -> line.contains(failure.getClass().getName()))
          .noneMatch(line -> line.contains("secret"));
    }
  }

  @Test
  void start_anError_isAnOutage() {
    store.failure = new NoClassDefFoundError("a class of the store");
    RevocationLedger ledger = ledger(Outage.REFUSE);
    assertThatCode(ledger::start).doesNotThrowAnyException();
    assertThat(ledger.statusOf(session("id", null))).isEqualTo(Status.NOT_KNOWN);
    store.failure = null;
    assertThat(ledger.statusOf(session("id", null))).isEqualTo(Status.CURRENT);
  }

  /** A store of an application's own that gives what no store may give. */
  private RevocationLedger giving(Map<String, Long> map, Outage outage) {
    RevocationStore odd =
        new RevocationStore() {
          @Override
          public void open(Duration keep) {}

          @Override
          public Map<String, Long> get(Set<String> keys) {
            return map;
          }

          @Override
          public boolean putIfAbsent(String key, long value) {
            return true;
          }

          @Override
          public void raise(String key, long value) {}
        };
    return TestCookies.of(
            clock, b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(odd, outage))
        .application()
        .ledger();
  }

  @Test
  void statusOf_anOddMap_isAnOutage() {
    Map<String, Long> throwing =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, Long>> entrySet() {
            throw new ClassCastException("read late");
          }
        };
    for (Map<String, Long> odd : Arrays.asList(null, throwing)) {
      assertThat(giving(odd, Outage.ACCEPT).statusOf(session("id", null)))
          .isEqualTo(Status.CURRENT);
      assertThat(giving(odd, Outage.REFUSE).statusOf(session("id", null)))
          .isEqualTo(Status.NOT_KNOWN);
    }
    Map<String, Long> strangers = Map.of("id:another", 7L);
    assertThat(giving(strangers, Outage.REFUSE).statusOf(session("id", null)))
        .isEqualTo(Status.CURRENT);
  }

  private static Set<String> ids(String... ids) {
    return new LinkedHashSet<>(List.of(ids));
  }

  @Test
  void revoke_tellsTheResultOfTheFirst() {
    RevocationLedger ledger = ledger(Outage.REFUSE);
    assertThat(ledger.revoke(Set.of(), List.of(), null)).isNull();
    assertThat(ledger.revoke(ids("a"), List.of(), null)).isEqualTo(Result.REVOKED);
    assertThat(ledger.revoke(ids("a"), List.of(), null)).isEqualTo(Result.REVOKED_BEFORE);
    assertThat(ledger.revoke(ids("a", "b"), List.of(), null)).isEqualTo(Result.REVOKED_BEFORE);
    assertThat(ledger.revoke(ids("c", "a"), List.of(), null)).isEqualTo(Result.REVOKED);
    assertThat(store.entries).containsOnlyKeys("id:a", "id:b", "id:c");
    assertThat(store.entries.get("id:a")).isEqualTo(clock.seconds());
  }

  @Test
  void revoke_whileTheStoreIsAway_failsAndIsLogged() {
    RevocationLedger ledger = ledger(Outage.REFUSE);
    ledger.start();
    store.failure = away;
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(ledger.revoke(ids("a", "b"), List.of(), null)).isEqualTo(Result.FAILED);
      assertThat(log.warnings()).singleElement().asString().contains("IllegalStateException");
    }
  }

  /** A store that loses one of several writes. */
  @Test
  void revoke_oneOfTwoFails_fails() {
    RevocationStore failing =
        new RevocationStore() {
          @Override
          public void open(Duration keep) {}

          @Override
          public Map<String, Long> get(Set<String> keys) {
            return Map.of();
          }

          @Override
          public boolean putIfAbsent(String key, long value) {
            if (key.equals("id:b")) {
              throw away;
            }
            return true;
          }

          @Override
          public void raise(String key, long value) {}
        };
    RevocationLedger ledger =
        TestCookies.of(
                clock,
                b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(failing, Outage.ACCEPT))
            .application()
            .ledger();
    assertThat(ledger.revoke(ids("a", "b", "c"), List.of(), null)).isEqualTo(Result.FAILED);
    assertThat(ledger.revoke(ids("a", "c"), List.of(), null)).isEqualTo(Result.REVOKED);
  }

  @Test
  void require_writesTheIdOrThrows() {
    RevocationLedger ledger = ledger(Outage.ACCEPT);
    ledger.require("a", List.of());
    assertThat(store.entries).isEqualTo(Map.of("id:a", clock.seconds()));
    store.failure = away;
    assertThatThrownBy(() -> ledger.require("b", List.of())).isSameAs(away);
  }

  @Test
  void requireAll_raisesTheSecondOfTheSubject() {
    RevocationLedger ledger = ledger(Outage.ACCEPT);
    ledger.requireAll("ann");
    assertThat(store.entries).isEqualTo(Map.of("subject:ann", clock.seconds()));
    store.failure = away;
    assertThatThrownBy(() -> ledger.requireAll("ann")).isSameAs(away);
    assertThatThrownBy(() -> ledger(Outage.ACCEPT, b -> b).requireAll("ann"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("subject(key)");
  }

  private final InMemoryRevocations memory =
      InMemoryRevocations.create(1 << 20, clock, clock::millis);

  private RevocationLedger inMemory(UnaryOperator<SatchelFeatureBuilder> more) {
    return TestCookies.of(
            clock, b -> more.apply(b.absoluteTimeout(Duration.ofHours(1)).revocations(memory)))
        .application()
        .ledger();
  }

  private Claims began(String id, String user, long nbf) {
    return new Claims(user == null ? Map.of() : Map.of("user", user), null, nbf, nbf + 9, id);
  }

  @Test
  void inMemory_theIdsOfASubject_areReplacedByTheBeginningOfTheLast() {
    RevocationLedger ledger = inMemory(b -> b.subject("user").audience("shop"));
    for (int i = 1; i <= 65; i++) {
      List<Claims> verified = List.of(began("b", "bob", 900), began("a" + i, "ann", i));
      assertThat(ledger.revoke(ids("a" + i), verified, "carl")).isEqualTo(Result.REVOKED);
    }
    assertThat(memory.size()).isEqualTo(1);
    assertThat(memory.get(Set.of("audience:4:shop:subject:ann")).values()).containsExactly(65L);
    assertThat(ledger.statusOf(began("a1", "ann", 1))).isEqualTo(Status.REVOKED);
    assertThat(ledger.statusOf(began("other", "ann", 65))).isEqualTo(Status.REVOKED);
    assertThat(ledger.statusOf(began("other", "ann", 66))).isEqualTo(Status.CURRENT);
    assertThat(ledger.statusOf(began("other", "bob", 1))).isEqualTo(Status.CURRENT);
    assertThat(ledger.revoke(ids("a1"), List.of(began("a1", "ann", 1)), null))
        .as("a request in progress")
        .isEqualTo(Result.REVOKED_BEFORE);
  }

  @Test
  void inMemory_require_tellsTheSubjectToo() {
    RevocationLedger ledger = inMemory(b -> b.subject("user"));
    for (int i = 1; i <= 65; i++) {
      ledger.require("a" + i, List.of(began("a" + i, "ann", i)));
    }
    assertThat(memory.size()).isEqualTo(1);
    ledger.require("a65", List.of(began("a65", "ann", 65)));
    assertThat(memory.size()).isEqualTo(1);
  }

  @Test
  void inMemory_theGuestsThatSignInAsASubject_areWrittenUpTo64() {
    RevocationLedger ledger = inMemory(b -> b.subject("user"));
    for (int i = 1; i <= 70; i++) {
      List<Claims> guest = List.of(began("g" + i, null, i));
      assertThat(ledger.revoke(ids("g" + i), guest, "ann")).isEqualTo(Result.REVOKED);
    }
    assertThat(memory.size()).isEqualTo(64);
    assertThat(ledger.statusOf(began("g64", null, 64))).isEqualTo(Status.REVOKED);
    assertThat(ledger.statusOf(began("g65", null, 65))).isEqualTo(Status.CURRENT);
    assertThat(ledger.revoke(ids("g65"), List.of(began("g65", null, 65)), "bob"))
        .isEqualTo(Result.REVOKED);
    assertThat(ledger.statusOf(began("g65", null, 65))).isEqualTo(Status.REVOKED);
    assertThat(ledger.revoke(ids("g65"), List.of(began("g65", null, 65)), "bob"))
        .as("a form that was sent twice")
        .isEqualTo(Result.REVOKED_BEFORE);
  }

  /** No revocation of a subject could stand for these. */
  @Test
  void inMemory_idsWithoutASubject_allStay() {
    RevocationLedger named = inMemory(b -> b.subject("user"));
    RevocationLedger unnamed = inMemory(b -> b);
    for (int i = 1; i <= 70; i++) {
      named.revoke(ids("g" + i), List.of(began("g" + i, null, i)), null);
      unnamed.revoke(ids("a" + i), List.of(began("a" + i, "ann", i)), "ann");
    }
    assertThat(memory.size()).isEqualTo(140);
  }

  @Test
  void inMemory_full_namesTheCure() {
    InMemoryRevocations one = InMemoryRevocations.create(InMemoryRevocations.BYTES_PER_REVOCATION);
    RevocationLedger ledger =
        TestCookies.of(clock, b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(one))
            .application()
            .ledger();
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(ledger.revoke(ids("a", "b"), List.of(), null)).isEqualTo(Result.FAILED);
      assertThat(log.warnings())
          .containsExactly(
              "SEVERE Sessions that ended could not be revoked (InMemoryRevocations must drop no"
                  + " revocation that counts, but holds 1 of them and is full; give it more memory"
                  + " with create(maxBytes), name a subject, and limit how often a client can sign"
                  + " in and out). Copies of their cookies count until they expire; sessions since"
                  + " the last such line: 1");
    }
    assertThat(ledger.refuses()).isTrue();
  }

  @Test
  void theKeysOfSubjects_differWithTheAudience() {
    RevocationLedger shop = ledger(Outage.REFUSE, b -> b.subject("user").audience("shop"));
    shop.requireAll("ann");
    assertThat(store.entries).containsOnlyKeys("audience:4:shop:subject:ann");
    assertThat(shop.statusOf(session("id", "ann"))).isEqualTo(Status.REVOKED);
    assertThat(ledger(Outage.REFUSE).statusOf(session("id", "ann"))).isEqualTo(Status.CURRENT);
    for (String other : List.of("", "sho", "shop:subject", "shop:subject:", "4:shop")) {
      RevocationLedger elsewhere = ledger(Outage.REFUSE, b -> b.subject("user").audience(other));
      assertThat(elsewhere.statusOf(session("id", "ann"))).as(other).isEqualTo(Status.CURRENT);
      elsewhere.requireAll("p:subject:ann");
      elsewhere.requireAll(":ann");
      elsewhere.requireAll("audience:4:shop:subject:bob");
    }
    assertThat(shop.statusOf(session("id", "bob"))).isEqualTo(Status.CURRENT);
    assertThat(store.entries).as("no two of them meet").hasSize(16);
  }

  @Test
  void theKeysOfIds_areTheSameForAll() {
    ledger(Outage.REFUSE, b -> b.audience("shop")).require("a", List.of());
    assertThat(store.entries).containsOnlyKeys("id:a");
  }

  @Test
  void logOvertaken_isNoWarning() {
    try (LogLines log = LogLines.ofThisJvm()) {
      ledger(Outage.ACCEPT).logOvertaken();
      assertThat(log.all()).singleElement().asString().startsWith("INFO").contains("session");
    }
  }

  /** A store that was away once must not block the threads that come later. */
  @Test
  void aStoreThatWasAway_isOpenedByAnotherThread()
      throws InterruptedException, ExecutionException, TimeoutException {
    RevocationLedger ledger = ledger(Outage.ACCEPT);
    store.failure = away;
    ledger.start();
    store.failure = null;
    Status status =
        CompletableFuture.supplyAsync(() -> ledger.statusOf(session("id", null)))
            .get(10, TimeUnit.SECONDS);
    assertThat(status).isEqualTo(Status.CURRENT);
    assertThat(store.opened).hasSize(2);
  }
}
