package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.tests.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The tests that every engine passes, on two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineContract {
  private static final Duration KEEP = Duration.ofHours(12);

  /** Travels as the provider is configured to: not by Java serialization. */
  record Viewed(String item, int price) {}

  private Engine engine;
  private SessionEntries here;
  private SessionEntries there;

  abstract Engine newEngine() throws Exception;

  @BeforeAll
  void start() throws Exception {
    engine = newEngine();
    here = entries(engine.one(), Duration.ofMinutes(30));
    there = entries(engine.two(), Duration.ofMinutes(30));
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  Engine engine() {
    return engine;
  }

  private static CacheSettings settings(CacheManager manager, String name) {
    return new CacheSettings(manager, name, Duration.ofSeconds(10));
  }

  static SessionEntries entries(CacheSettings settings, Duration timeToLive, int maxEntries) {
    return new SessionEntries(
        settings.cache(settings.unbounded(timeToLive)), settings.calls(), maxEntries);
  }

  static SessionEntries entries(CacheManager manager, Duration timeToLive) {
    return entries(manager, "sessions-" + timeToLive.toSeconds(), timeToLive);
  }

  static SessionEntries entries(CacheManager manager, String name, Duration timeToLive) {
    return entries(settings(manager, name), timeToLive, 100_000);
  }

  private RevocationCache revocations(CacheManager manager, String name) {
    RevocationCache store =
        RevocationCache.on(manager).named(name).timeout(Duration.ofSeconds(10)).singleNode();
    store.open(KEEP);
    return store;
  }

  @Test
  void whatIsPut_isReadOnTheOtherNode() {
    here.put("a", "viewed", new Viewed("pen", 3));
    here.put("a", "text", "hello");
    assertThat(there.get("a", "viewed")).isEqualTo(new Viewed("pen", 3));
    assertThat(there.get("a", "text")).isEqualTo("hello");
    there.put("a", "viewed", new Viewed("ink", 4));
    assertThat(here.get("a", "viewed")).isEqualTo(new Viewed("ink", 4));
    assertThat(here.get("a", "other")).isNull();
    assertThat(here.get("b", "viewed")).as("another session").isNull();
  }

  @Test
  void remove_removesOne() {
    here.put("c", "1", "one");
    here.put("c", "2:1", "two");
    there.remove("c", "1");
    there.remove("c", "never put");
    assertThat(here.get("c", "1")).isNull();
    assertThat(here.get("c", "2:1")).isEqualTo("two");
  }

  @Test
  void whatEnded_leavesNothing() {
    for (String key : new String[] {"", "1", "a/b", "3:abc", "ключ"}) {
      here.put("d", key, "value");
      here.put("d2", key, "value");
    }
    assertThat(there.keepsData("d")).isTrue();
    assertThat(there.keepsData("nobody's")).isFalse();
    there.onSessionsEnded(Set.of("d", "nobody's"));
    assertThat(there.keepsData("d")).isFalse();
    assertThat(here.get("d", "1")).isNull();
    assertThat(keys("d")).isEmpty();
    assertThat(here.get("d2", "3:abc")).isEqualTo("value");
    assertThat(keys("d2")).hasSize(5);
  }

  private List<String> keys(String id) {
    Cache<String, Object> cache = engine.two().getCache("sessions-1800");
    return StreamSupport.stream(cache.spliterator(), false)
        .map(Cache.Entry::getKey)
        .filter(key -> key.startsWith(id + "/"))
        .toList();
  }

  @Test
  void manyPutsAtOnce_areAllListed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> puts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SessionEntries node = i % 2 == 0 ? here : there;
      int thread = i;
      puts.add(
          threads.submit(
              () -> {
                for (int n = 0; n < 10; n++) {
                  node.put("e", thread + "." + n, thread);
                }
              }));
    }
    for (Future<?> put : puts) {
      put.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    for (int i = 0; i < 8; i++) {
      for (int n = 0; n < 10; n++) {
        assertThat(here.get("e", i + "." + n)).isEqualTo(i);
      }
    }
    there.clear("e");
    assertThat(keys("e")).isEmpty();
  }

  private static long count(CacheManager manager, String name) {
    Cache<String, Object> cache = manager.getCache(name);
    return StreamSupport.stream(cache.spliterator(), false).count();
  }

  /** A flood of new sessions, as any client can send it, on two nodes at once. */
  @Test
  void newSessions_fillTheCacheToItsBound_andStopNoSignOut() throws Exception {
    CacheSettings one = settings(engine.one(), "bounded-sessions");
    CacheSettings two = settings(engine.two(), "bounded-sessions");
    SessionEntries[] nodes = {
      entries(one, Duration.ofHours(1), 1000), entries(two, Duration.ofHours(1), 1000)
    };
    RevocationCache revocations = revocations(engine.one(), "beside-a-flood");
    revocations.putIfAbsent("id:before", 1);
    ExecutorService clients = Executors.newFixedThreadPool(4);
    List<Future<?>> puts = new ArrayList<>();
    for (int client = 0; client < 4; client++) {
      int first = client * 1000;
      puts.add(
          clients.submit(
              () -> {
                for (int i = first; i < first + 1000; i++) {
                  nodes[i % 2].put("anonymous" + i, "key", i);
                }
              }));
    }
    for (Future<?> put : puts) {
      put.get(60, TimeUnit.SECONDS);
    }
    clients.shutdown();
    assertThat(count(engine.two(), "bounded-sessions")).isBetween(900L, 1000L);
    for (int i = 0; i < 20; i++) {
      assertThat(revocations.putIfAbsent("id:after" + i, 2)).isTrue();
      nodes[0].put("user" + i, "key", "value");
      assertThat(nodes[1].get("user" + i, "key")).isEqualTo("value");
      nodes[1].clear("user" + i);
      assertThat(nodes[0].get("user" + i, "key")).isNull();
    }
    assertThat(revocations(engine.two(), "beside-a-flood").get(Set.of("id:before", "id:after7")))
        .isEqualTo(Map.of("id:before", 1L, "id:after7", 2L));
  }

  /** One session with more keys than its list has room for keeps the keys that were put last. */
  @Test
  void manyKeysOfOneSession_leaveRoomForOthers() {
    SessionEntries small =
        entries(settings(engine.one(), "small-sessions"), Duration.ofHours(1), 10);
    small.put("another", "key", "value");
    for (int i = 0; i < 30; i++) {
      small.put("g", "again", i);
      small.put("g", "key" + i, i);
    }
    assertThat(count(engine.one(), "small-sessions")).isEqualTo(10);
    assertThat(small.get("g", "again")).isEqualTo(29);
    assertThat(small.get("g", "key29")).isEqualTo(29);
    assertThat(small.get("g", "key22")).isEqualTo(22);
    assertThat(small.get("g", "key21")).isNull();
    assertThat(small.get("another", "key")).isNull();
    small.clear("g");
    assertThat(count(engine.one(), "small-sessions")).as("the list").isEqualTo(1);
  }

  /** What another writer of the cluster left there is no failure of a request. */
  @Test
  void whatIsNoList_isAMiss_andIsReplaced() {
    CacheSettings settings = settings(engine.one(), "broken-sessions");
    SessionEntries broken = entries(settings, Duration.ofHours(1), 2);
    Cache<String, Object> cache = engine.one().getCache("broken-sessions");
    for (Object junk :
        List.of(
            "",
            "x",
            ":",
            "5",
            "5:",
            "-1:h/key",
            "9999999999:",
            "2147483647:x",
            "x:h",
            7,
            List.of(7))) {
      broken.put("h", "key", "value");
      cache.put("#0", junk);
      assertThat(broken.get("h", "key")).as("%s", junk).isNull();
      broken.remove("h", "key");
      broken.clear("h");
      cache.put("#0", junk);
      broken.put("h", "key", "another");
      assertThat(broken.get("h", "key")).as("%s", junk).isEqualTo("another");
    }
  }

  /** A value that this version of the application cannot read any more. */
  record Renamed(String text) {
    private static volatile boolean unreadable;

    Renamed {
      if (unreadable) {
        throw new IllegalStateException("a secret text");
      }
    }
  }

  /** Returns whether the provider makes a new object of each value that it gives. */
  boolean readsBytes() {
    return true;
  }

  @Test
  void whatCannotBeRead_isAMiss_andIsReplaced() {
    CacheSettings settings = settings(engine.one(), "renamed-sessions");
    SessionEntries renamed = entries(settings, Duration.ofHours(1), 2);
    try (LogLines log = LogLines.ofThisJvm()) {
      renamed.put("i", "key", new Renamed("a text"));
      Renamed.unreadable = true;
      if (readsBytes()) {
        assertThat(renamed.get("i", "key")).isNull();
      }
      renamed.put("i", "key", "value");
      assertThat(renamed.get("i", "key")).isEqualTo("value");
      Renamed.unreadable = false;
      engine.one().getCache("renamed-sessions").put("#0", new Renamed("a list"));
      Renamed.unreadable = true;
      assertThat(renamed.get("i", "key")).isNull();
      renamed.put("i", "key", "another");
      assertThat(renamed.get("i", "key")).isEqualTo("another");
      assertThat(log.all()).noneMatch(line -> line.contains("a secret text"));
    } finally {
      Renamed.unreadable = false;
    }
  }

  @Test
  void aRevocationThatCannotBeRead_isReplaced() {
    RevocationCache revocations = revocations(engine.one(), "odd-revocations");
    Cache<String, Object> cache = engine.one().getCache("odd-revocations");
    cache.put("id:a", "a text");
    cache.put("subject:ann", "a text");
    cache.put("subject:bob", 7);
    assertThat((Map<?, ?>) revocations.get(Set.of("id:a"))).isEqualTo(Map.of("id:a", "a text"));
    revocations.raise("subject:ann", 7);
    revocations.raise("subject:bob", 6);
    revocations.raise("subject:bob", 8);
    assertThat(revocations.get(Set.of("subject:ann", "subject:bob")))
        .isEqualTo(Map.of("subject:ann", 7L, "subject:bob", 8L));
    cache.put("subject:ann", new Renamed("a text"));
    Renamed.unreadable = true;
    try {
      revocations.raise("subject:ann", 9);
      assertThat(revocations.get(Set.of("subject:ann"))).isEqualTo(Map.of("subject:ann", 9L));
    } finally {
      Renamed.unreadable = false;
    }
  }

  /** The list of names lives as long as its youngest entry. */
  @Test
  void anEntry_livesFromItsLastPut() throws Exception {
    SessionEntries shortly = entries(engine.one(), Duration.ofSeconds(4));
    shortly.put("f", "old", "1");
    shortly.put("f", "young", "1");
    Thread.sleep(2500);
    shortly.put("f", "young", "2");
    Thread.sleep(2500);
    assertThat(shortly.get("f", "old")).isNull();
    assertThat(shortly.get("f", "young")).isEqualTo("2");
    for (int i = 0; i < 100 && shortly.get("f", "young") != null; i++) {
      Thread.sleep(100);
    }
    assertThat(shortly.get("f", "young")).isNull();
  }

  @Test
  void revocations_areSeenOnTheOtherNode() {
    RevocationCache one = revocations(engine.one(), "revocations");
    RevocationCache two = revocations(engine.two(), "revocations");
    assertThat(two.get(Set.of("id:a"))).isEmpty();
    assertThat(one.putIfAbsent("id:a", 5)).isTrue();
    assertThat(two.putIfAbsent("id:a", 6)).isFalse();
    one.raise("subject:ann", 7);
    two.raise("subject:ann", 8);
    one.raise("subject:ann", 7);
    assertThat(one.get(Set.of("id:a"))).isEqualTo(Map.of("id:a", 5L));
    assertThat(one.get(Set.of("id:a", "subject:ann", "id:b")))
        .isEqualTo(Map.of("id:a", 5L, "subject:ann", 8L));
  }

  /** Whoever signs in and out as fast as he can pushes nothing out. */
  @Test
  void manyRevocations_areAllKept() {
    RevocationCache revocations = revocations(engine.one(), "many-revocations");
    Cache<String, Long> cache = engine.one().getCache("many-revocations");
    int count = 30_000;
    for (int i = 0; i < count; i += 1000) {
      Map<String, Long> some = new java.util.HashMap<>();
      for (int n = i; n < i + 1000; n++) {
        some.put("id:" + n, (long) n);
      }
      cache.putAll(some);
    }
    for (int i = 0; i < count; i += 100) {
      assertThat(revocations.get(Set.of("id:" + i))).isEqualTo(Map.of("id:" + i, (long) i));
    }
  }

  @Test
  void aCacheThatForgetsTooSoon_isRefused() {
    CacheSettings settings = settings(engine.one(), "short-revocations");
    settings.cache(settings.unbounded(KEEP.minusSeconds(1)));
    assertThatThrownBy(() -> revocations(engine.one(), "short-revocations"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A revocation must be kept for PT12H, but entries of the cache short-revocations expire"
                + " after 43199 seconds; configure a longer expiry, or a shorter absoluteTimeout");
  }

  @Test
  void afterAMemberWasKilled_allIsStillThere() throws Exception {
    try (Engine mortal = newEngine()) {
      SessionEntries before = entries(mortal.one(), Duration.ofMinutes(30));
      RevocationCache revoking = revocations(mortal.one(), "revocations");
      SessionEntries after = entries(mortal.two(), Duration.ofMinutes(30));
      RevocationCache asked = revocations(mortal.two(), "revocations");
      for (int i = 0; i < 50; i++) {
        before.put("s" + i, "viewed", new Viewed("pen", i));
        revoking.putIfAbsent("id:" + i, i);
      }
      mortal.killAMember();
      awaitService(asked);
      for (int i = 0; i < 50; i++) {
        assertThat(after.get("s" + i, "viewed")).isEqualTo(new Viewed("pen", i));
        assertThat(asked.get(Set.of("id:" + i))).isEqualTo(Map.of("id:" + i, (long) i));
      }
      after.put("s1", "viewed", new Viewed("ink", 1));
      assertThat(after.get("s1", "viewed")).isEqualTo(new Viewed("ink", 1));
    }
  }

  private static void awaitService(RevocationCache store) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      try {
        store.get(Set.of("id:0"));
        return;
      } catch (RuntimeException notYet) {
        Thread.sleep(200);
      }
    }
  }
}
