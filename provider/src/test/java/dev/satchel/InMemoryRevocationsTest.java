package dev.satchel;

import static dev.satchel.InMemoryRevocations.BYTES_PER_REVOCATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryRevocationsTest {
  private static final int MAX_IDS = 64;
  private static final Duration KEEP = Duration.ofHours(1);

  private final SteppingClock clock = new SteppingClock();
  private InMemoryRevocations store = opened(1000);

  private InMemoryRevocations opened(int size) {
    InMemoryRevocations made =
        InMemoryRevocations.create((long) size * BYTES_PER_REVOCATION, clock, clock::millis);
    made.open(KEEP);
    return made;
  }

  private boolean has(String key) {
    return !store.get(Set.of(key)).isEmpty();
  }

  /** Puts ids of a subject whose sessions began one second after another. */
  private void signOut(String subject, int from, int to) {
    for (int i = from; i <= to; i++) {
      assertThat(store.putIfAbsent(subject + i, 7, subject, i)).isTrue();
    }
  }

  @Test
  void putIfAbsent_keepsTheFirstNumber() {
    assertThat(store.putIfAbsent("a", 1)).isTrue();
    assertThat(store.putIfAbsent("a", 2)).isFalse();
    assertThat(store.putIfAbsent("b", 3)).isTrue();
    assertThat(store.get(Set.of("a", "b", "c"))).isEqualTo(Map.of("a", 1L, "b", 3L));
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void raise_keepsTheLargestNumber() {
    store.raise("a", 2);
    store.raise("a", 1);
    assertThat(store.get(Set.of("a"))).isEqualTo(Map.of("a", 2L));
    store.raise("a", 3);
    assertThat(store.get(Set.of("a"))).isEqualTo(Map.of("a", 3L));
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void anEntry_staysForTheWholeTime_andEndsThen() {
    store.putIfAbsent("a", 1);
    store.raise("b", 1);
    store.putIfAbsent("c", 1, "ann", 1);
    store.putGuestIfAbsent("d", 1, "ann");
    clock.step(KEEP.minusMillis(1));
    assertThat(store.get(Set.of("a", "b", "c", "d"))).hasSize(4);
    assertThat(store.putIfAbsent("a", 2)).isFalse();
    clock.step(Duration.ofMillis(1));
    assertThat(store.get(Set.of("a", "b", "c", "d"))).isEmpty();
    assertThat(store.putIfAbsent("a", 2)).isTrue();
    assertThat(store.get(Set.of("a"))).isEqualTo(Map.of("a", 2L));
    assertThat(store.size()).as("the call removed the others").isEqualTo(1);
  }

  @Test
  void anEntryThatIsRaised_staysForTheTimeAfterThat() {
    store.raise("a", 1);
    store.raise("b", 1);
    clock.step(KEEP.minusSeconds(1));
    store.raise("a", 2);
    store.raise("b", 1);
    clock.step(Duration.ofSeconds(1));
    assertThat(store.get(Set.of("a", "b"))).isEqualTo(Map.of("a", 2L));
    clock.step(KEEP.minusMillis(1001));
    assertThat(has("a")).isTrue();
    clock.step(Duration.ofMillis(1));
    assertThat(has("a")).isFalse();
  }

  @Test
  void open_again_keepsForTheLongerTime() {
    store.open(Duration.ofSeconds(1));
    store.putIfAbsent("a", 1);
    store.open(KEEP.plusNanos(1));
    store.putIfAbsent("b", 1);
    clock.step(KEEP.minusMillis(1));
    assertThat(has("a")).isTrue();
    clock.step(Duration.ofMillis(1));
    assertThat(has("a")).isFalse();
    assertThat(has("b")).as("a part of a millisecond more").isTrue();
    clock.step(Duration.ofMillis(1));
    assertThat(has("b")).isFalse();
  }

  @Test
  void open_forAnyTime() {
    store.open(Duration.ofSeconds(Long.MAX_VALUE));
    store.putIfAbsent("a", 1);
    clock.step(Duration.ofDays(365_000));
    assertThat(has("a")).isTrue();
  }

  @Test
  void withoutOpen_nothingCanBePut() {
    store = InMemoryRevocations.create(BYTES_PER_REVOCATION, clock, clock::millis);
    assertThatThrownBy(() -> store.putIfAbsent("a", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A revocation needs a time to stay, but nobody has opened the store; call open(keep)"
                + " first");
    assertThatThrownBy(() -> store.open(null)).isInstanceOf(NullPointerException.class);
    assertThat(store.size()).isZero();
  }

  @Test
  void aClockThatGoesBack_endsNothingEarly() {
    store.putIfAbsent("a", 1);
    clock.step(Duration.ofHours(-2));
    store.putIfAbsent("b", 1);
    clock.step(KEEP.minusMillis(1));
    store.putIfAbsent("c", 1);
    assertThat(store.get(Set.of("a", "b", "c"))).hasSize(3);
    clock.step(Duration.ofMillis(1));
    assertThat(has("b")).isFalse();
    assertThat(store.putIfAbsent("b", 2)).as("it ended behind one that has not").isTrue();
    assertThat(has("a")).isTrue();
  }

  /** The steady clock of this store goes on as the test says. */
  private long steady = -1_000_000;

  private void openedWithASteadyClock() {
    store = InMemoryRevocations.create(1000L * BYTES_PER_REVOCATION, clock, () -> steady);
    store.open(KEEP);
  }

  private void pass(Duration time) {
    clock.step(time);
    steady += time.toMillis();
  }

  @Test
  void aClockThatIsSetAheadAndBack_endsNothingEarly() {
    openedWithASteadyClock();
    store.putIfAbsent("a", 1);
    clock.step(Duration.ofDays(1));
    store.putIfAbsent("b", 1);
    assertThat(store.get(Set.of("a", "b"))).hasSize(2);
    clock.step(Duration.ofDays(-1));
    pass(KEEP.minusMillis(1));
    store.putIfAbsent("c", 1);
    assertThat(store.get(Set.of("a", "b", "c"))).hasSize(3);
    pass(Duration.ofMillis(1));
    store.putIfAbsent("d", 1);
    assertThat(has("a")).isFalse();
    assertThat(store.size()).isEqualTo(3);
    pass(Duration.ofDays(1).minusMillis(2));
    assertThat(has("b")).as("by the clock that it began with").isTrue();
    pass(Duration.ofMillis(1));
    assertThat(has("b")).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(has("b")).isFalse();
  }

  @Test
  void aClockThatStaysAhead_endsNothingEarly() {
    openedWithASteadyClock();
    store.putIfAbsent("a", 1);
    clock.step(Duration.ofHours(3));
    pass(KEEP.minusMillis(1));
    store.putIfAbsent("b", 1);
    assertThat(has("a")).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(has("a")).isFalse();
    pass(KEEP.plusHours(3).minusMillis(2));
    assertThat(has("b")).as("stays longer").isTrue();
    pass(Duration.ofMillis(1));
    assertThat(has("b")).isFalse();
  }

  @Test
  void aClockThatIsSetBack_endsNothingEarly() {
    openedWithASteadyClock();
    store.putIfAbsent("a", 1);
    clock.step(Duration.ofHours(-3));
    pass(KEEP.plusHours(3).minusMillis(1));
    assertThat(has("a")).as("its session counts as long").isTrue();
    pass(Duration.ofMillis(1));
    assertThat(has("a")).isFalse();
  }

  /** A clock that was wrong once, or a machine that slept, must not fill the store for ever. */
  @ParameterizedTest
  @CsvSource({"10, -10", "-10, 10", "10, 0"})
  void afterAClockThatWasWrong_theStoreForgetsAgain(int daysAhead, int daysBack) {
    store = InMemoryRevocations.create(200L * BYTES_PER_REVOCATION, clock, () -> steady);
    store.open(KEEP);
    store.putIfAbsent("before", 1);
    clock.step(Duration.ofDays(daysAhead));
    store.putIfAbsent("wrong", 1);
    clock.step(Duration.ofDays(daysBack));
    for (int minute = 0; minute < 600; minute++) {
      assertThat(store.putIfAbsent("id" + minute, 1)).isTrue();
      assertThat(has("id" + Math.max(0, minute - 59))).isTrue();
      pass(Duration.ofMinutes(1));
    }
  }

  @Test
  void aFullStore_isSearchedOnceAMinute() {
    store = InMemoryRevocations.create(3L * BYTES_PER_REVOCATION, clock, () -> steady);
    store.open(KEEP);
    clock.step(Duration.ofDays(1));
    store.putIfAbsent("late", 1);
    clock.step(Duration.ofDays(-1));
    store.putIfAbsent("a", 1);
    pass(Duration.ofSeconds(30));
    store.putIfAbsent("b", 1);
    pass(KEEP.minusSeconds(30));
    assertThat(store.putIfAbsent("c", 1)).as("a has ended").isTrue();
    pass(Duration.ofSeconds(30));
    assertThatThrownBy(() -> store.putIfAbsent("d", 1))
        .as("b has ended, but the search was just now")
        .isInstanceOf(RevocationTable.FullException.class);
    pass(Duration.ofSeconds(30));
    assertThat(store.putIfAbsent("d", 1)).isTrue();
    assertThat(store.get(Set.of("late", "c", "d"))).hasSize(3);
  }

  @Test
  void whatEndedBehindAnEntryThatStays_makesRoomForItself() {
    store = opened(2);
    store.putIfAbsent("a", 1);
    clock.step(Duration.ofHours(-2));
    store.putIfAbsent("b", 1);
    clock.step(KEEP);
    assertThat(store.putIfAbsent("b", 2)).isTrue();
    assertThat(store.get(Set.of("a", "b"))).isEqualTo(Map.of("a", 1L, "b", 2L));
  }

  @Test
  void eachCall_removesAFewThatEnded() {
    signOut("ann", 1, 40);
    clock.step(KEEP);
    assertThat(store.size()).isEqualTo(40);
    store.putIfAbsent("a", 1);
    assertThat(store.size()).isEqualTo(40 - 16 + 1);
    store.raise("b", 1);
    assertThat(store.size()).isEqualTo(40 - 32 + 2);
    store.putGuestIfAbsent("c", 1, "ann");
    assertThat(store.size()).isEqualTo(3);
    store.putIfAbsent("d", 1, "bob", 1);
    assertThat(store.get(Set.of("a", "b", "c", "d"))).hasSize(4);
  }

  @Test
  void aFullStore_takesNothingMore_andDropsNothing() {
    store = opened(2);
    store.putIfAbsent("a", 1);
    store.raise("b", 1);
    String message =
        "InMemoryRevocations must drop no revocation that counts, but holds 2 of them and is full;"
            + " give it more memory with create(maxBytes), name a subject, and limit how often a"
            + " client can sign in and out";
    for (Runnable more :
        List.<Runnable>of(
            () -> store.putIfAbsent("c", 1),
            () -> store.raise("c", 1),
            () -> store.putIfAbsent("c", 1, "ann", 1),
            () -> store.putGuestIfAbsent("c", 1, "ann"))) {
      assertThatThrownBy(more::run)
          .isInstanceOf(IllegalStateException.class)
          .isInstanceOf(RevocationTable.FullException.class)
          .hasMessage(message);
    }
    assertThat(store.get(Set.of("a", "b", "c"))).isEqualTo(Map.of("a", 1L, "b", 1L));
    assertThat(store.putIfAbsent("a", 2)).isFalse();
    store.raise("b", 2);
    assertThat(store.get(Set.of("a", "b"))).isEqualTo(Map.of("a", 1L, "b", 2L));
    clock.step(KEEP);
    assertThat(store.putIfAbsent("c", 1)).as("the others ended").isTrue();
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void aFullStore_takesTheRevocationOfASubjectThatHasIds() {
    store = opened(2);
    signOut("ann", 1, 2);
    assertThatThrownBy(() -> store.raise("bob", 9)).hasMessageContaining("is full");
    assertThatThrownBy(() -> store.raise("ann", 0)).hasMessageContaining("is full");
    assertThat(store.get(Set.of("ann1", "ann2"))).hasSize(2);
    store.raise("ann", 2);
    assertThat(store.get(Set.of("ann", "ann1", "ann2"))).isEqualTo(Map.of("ann", 2L));
  }

  @Test
  void oneSubject_hasUpTo64Ids() {
    signOut("ann", 1, MAX_IDS);
    assertThat(store.size()).isEqualTo(MAX_IDS);
    assertThat(has("ann")).isFalse();
    for (int i = 1; i <= MAX_IDS; i++) {
      assertThat(store.get(Set.of("ann" + i))).isEqualTo(Map.of("ann" + i, 7L));
      assertThat(store.putIfAbsent("ann" + i, 8, "ann", i)).isFalse();
    }
  }

  @Test
  void the65thIdOfASubject_replacesAllByWhenTheLastBegan() {
    signOut("ann", 1, MAX_IDS);
    signOut("bob", 1, 2);
    store.putIfAbsent("c", 1);
    assertThat(store.putIfAbsent("ann65", 7, "ann", 65)).isTrue();
    assertThat(store.get(Set.of("ann", "ann1", "ann64", "ann65"))).isEqualTo(Map.of("ann", 65L));
    assertThat(store.get(Set.of("bob", "bob1", "bob2", "c"))).hasSize(3).doesNotContainKey("bob");
    assertThat(store.size()).isEqualTo(4);
    assertThat(store.putIfAbsent("ann3", 7, "ann", 3)).as("has ended").isFalse();
    assertThat(store.putIfAbsent("other", 7, "ann", 65)).as("has ended").isFalse();
    signOut("ann", 66, 66);
    assertThat(store.get(Set.of("ann", "ann66"))).isEqualTo(Map.of("ann", 65L, "ann66", 7L));
  }

  /** A session that began long ago may end last. */
  @Test
  void the65thIdOfASubject_whenItIsNotTheLastThatBegan() {
    signOut("ann", 1, MAX_IDS);
    assertThat(store.putIfAbsent("old", 7, "ann", -5)).isTrue();
    assertThat(store.get(Set.of("ann", "old"))).isEqualTo(Map.of("ann", 64L));
  }

  @Test
  void oneSubject_neverTakesMoreThan65() {
    store = opened(MAX_IDS + 1);
    int most = 0;
    for (int i = 1; i <= 1000; i++) {
      signOut("ann", i, i);
      most = Math.max(most, store.size());
    }
    assertThat(most).isEqualTo(MAX_IDS + 1);
    assertThat(store.get(Set.of("ann"))).isEqualTo(Map.of("ann", 975L));
    assertThat(store.size()).isEqualTo(1 + 25);
  }

  @Test
  void whatReplacesTheIds_staysForTheWholeTimeAfterTheLast() {
    signOut("ann", 1, MAX_IDS);
    clock.step(KEEP.minusMillis(1));
    signOut("ann", 65, 65);
    clock.step(KEEP.minusMillis(1));
    store.putIfAbsent("a", 1);
    assertThat(has("ann")).isTrue();
    clock.step(Duration.ofMillis(1));
    assertThat(has("ann")).isFalse();
  }

  @Test
  void idsThatEnded_doNotCount() {
    store = opened(2 * MAX_IDS);
    for (int i = 0; i < 40; i++) {
      store.putIfAbsent("a" + i, 1);
    }
    signOut("ann", 1, MAX_IDS);
    clock.step(KEEP);
    signOut("ann", 65, 66);
    assertThat(store.get(Set.of("ann", "ann65", "ann66"))).containsOnlyKeys("ann65", "ann66");
    clock.step(KEEP);
    signOut("ann", 67, 67);
    assertThat(store.size()).isEqualTo(1);
    signOut("ann", 68, 67 + MAX_IDS);
    assertThat(store.get(Set.of("ann"))).as("of the last time").isEqualTo(Map.of("ann", 131L));
  }

  @Test
  void raise_dropsTheIdsOfSessionsThatBeganUpToThen() {
    signOut("ann", 1, 10);
    signOut("bob", 1, 1);
    store.raise("ann", 4);
    assertThat(store.size()).isEqualTo(8);
    assertThat(store.get(Set.of("ann", "ann4", "ann5", "bob1")))
        .isEqualTo(Map.of("ann", 4L, "ann5", 7L, "bob1", 7L));
    assertThat(store.putIfAbsent("ann4", 7, "ann", 4)).isFalse();
    store.raise("ann", 3);
    store.raise("ann", 20);
    assertThat(store.size()).isEqualTo(2);
    signOut("ann", 21, 20 + MAX_IDS);
    assertThat(store.get(Set.of("ann"))).isEqualTo(Map.of("ann", 20L));
  }

  @Test
  void theGuestsThatSignInAsOneSubject_areWrittenUpTo64() {
    for (int i = 0; i < 100; i++) {
      assertThat(store.putGuestIfAbsent("guest" + i, 1, "ann")).isTrue();
    }
    assertThat(store.size()).isEqualTo(MAX_IDS);
    assertThat(has("guest63")).isTrue();
    assertThat(has("guest64")).isFalse();
    assertThat(store.putGuestIfAbsent("guest63", 1, "ann")).isFalse();
    store.putGuestIfAbsent("another", 1, "bob");
    signOut("ann", 1, 1);
    store.raise("ann", 1000);
    assertThat(store.get(Set.of("another", "guest0", "ann", "ann1"))).hasSize(3);
    clock.step(KEEP);
    assertThat(store.putGuestIfAbsent("guest64", 1, "ann")).isTrue();
    assertThat(has("guest64")).as("the first of them ended").isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, BYTES_PER_REVOCATION - 1, Long.MAX_VALUE})
  void create_outOfBounds_isRefused(long bytes) {
    assertThatThrownBy(() -> InMemoryRevocations.create(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "InMemoryRevocations needs at least 384 bytes, which hold one revocation, and at most "
                + Runtime.getRuntime().maxMemory() / 2
                + ", half of the maximum heap, but got "
                + bytes
                + "; give another number, or give the JVM a larger heap with -Xmx");
  }

  @Test
  void create_withinBounds() {
    assertThat(InMemoryRevocations.create(BYTES_PER_REVOCATION).maxSize()).isEqualTo(1);
    assertThat(InMemoryRevocations.create(2 * BYTES_PER_REVOCATION - 1).maxSize()).isEqualTo(1);
    long half = Runtime.getRuntime().maxMemory() / 2;
    assertThat(InMemoryRevocations.create(half).maxSize())
        .isEqualTo((int) (half / BYTES_PER_REVOCATION));
  }

  @Test
  void create_withoutANumber_takesASixteenthOfTheHeap_upTo64Mebibytes() {
    long mebibyte = 1024 * 1024;
    assertThat(InMemoryRevocations.defaultBytes(256 * mebibyte)).isEqualTo(16 * mebibyte);
    assertThat(InMemoryRevocations.defaultBytes(1024 * mebibyte)).isEqualTo(64 * mebibyte);
    assertThat(InMemoryRevocations.defaultBytes(Long.MAX_VALUE)).isEqualTo(64 * mebibyte);
    long here = InMemoryRevocations.defaultBytes(Runtime.getRuntime().maxMemory());
    assertThat(InMemoryRevocations.create().maxSize())
        .isEqualTo((int) (here / BYTES_PER_REVOCATION));
  }

  /** Otherwise a user could choose a name that stands for the name of another user. */
  @Test
  void digest_differsInEachStore() {
    assertThat(store.digest("a")).isEqualTo(store.digest("a")).isNotEqualTo(store.digest("b"));
    assertThat(store.digest("a")).isNotEqualTo(opened(1).digest("a"));
    assertThat(store.digest("a")).hasToString("KeyDigest");
  }

  @Test
  void create_withoutAClock_takesTheSystemsClock() {
    store = InMemoryRevocations.create();
    store.open(KEEP);
    store.putIfAbsent("a", 1);
    assertThat(has("a")).isTrue();
    store = InMemoryRevocations.create();
    store.open(Duration.ofMillis(-1));
    assertThatThrownBy(() -> store.putIfAbsent("a", 1)).hasMessageContaining("call open(keep)");
  }

  @Test
  @Timeout(60)
  void create_withoutAClock_endsRevocationsSomeTime() throws InterruptedException {
    store = InMemoryRevocations.create();
    store.open(Duration.ofMillis(1));
    store.putIfAbsent("a", 1);
    while (has("a")) {
      Thread.sleep(1);
    }
    assertThat(store.putIfAbsent("a", 2)).isTrue();
  }

  @Test
  void twoStores_areNeverEqual() {
    assertThat(opened(1)).isNotEqualTo(opened(1));
  }

  @Test
  void itsText_showsNoKey() {
    store.putIfAbsent("a secret id", 1, "a secret subject", 1);
    assertThat(store).hasToString("InMemoryRevocations[1 of 1000]");
  }

  /** The Javadoc promises this, and what a name costs must not depend on its length. */
  @Test
  void aRevocation_takesLessHeapThanStated() {
    // The tables have the most slots for each revocation with this number.
    int count = 100_000;
    String longName = "n".repeat(2000);
    long before = usedHeap();
    InMemoryRevocations full = opened(count);
    for (int i = 0; i < count; i++) {
      full.putIfAbsent("id:abcdefghijklmnopqrstu" + i, 1, longName + i, i);
    }
    long bytes = usedHeap() - before;
    assertThat(full.size()).isEqualTo(count);
    assertThat(bytes).isBetween(100L * count, (long) BYTES_PER_REVOCATION * count);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Two requests at once may end the same session, and only one of them is the first. */
  @Test
  void manyThreads_loseNothing() throws InterruptedException, ExecutionException {
    int threads = 8;
    int ids = 2000;
    store = opened(2 * ids);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Long> work =
          () ->
              IntStream.range(0, ids)
                  .filter(i -> store.putIfAbsent("id" + i, 1, "s" + i, 1))
                  .count();
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(work));
      }
      long first = 0;
      for (Future<Long> each : running) {
        first += each.get();
      }
      assertThat(first).isEqualTo(ids);
      assertThat(store.size()).isEqualTo(ids);
    } finally {
      pool.shutdownNow();
    }
  }

  /** A reader finds the ids, or what replaces them, and at no time neither. */
  @Test
  void readers_seeEachSignOutWhileIdsAreReplaced() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      store.putIfAbsent("ann0", 7, "ann", 0);
      Future<Boolean> reader =
          pool.submit(
              () -> {
                boolean always = true;
                while (!has("end")) {
                  always &= !store.get(Set.of("ann0", "ann")).isEmpty();
                }
                return always;
              });
      signOut("ann", 1, 20_000);
      store.putIfAbsent("end", 1);
      assertThat(reader.get()).isTrue();
    } finally {
      pool.shutdownNow();
    }
  }
}
