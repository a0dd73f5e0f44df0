package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  static SessionEntries entries(CacheManager manager, Duration timeToLive) {
    return entries(manager, "sessions-" + timeToLive.toSeconds(), timeToLive);
  }

  static SessionEntries entries(CacheManager manager, String name, Duration timeToLive) {
    CacheSettings settings = settings(manager, name);
    return new SessionEntries(settings.cache(settings.expiringAfter(timeToLive)), settings.calls());
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
    there.onSessionsEnded(Set.of("d", "nobody's"));
    assertThat(here.get("d", "1")).isNull();
    assertThat(keys("d")).isEmpty();
    assertThat(here.get("d2", "3:abc")).isEqualTo("value");
    assertThat(keys("d2")).hasSize(6);
  }

  private List<String> keys(String id) {
    Cache<String, Object> cache = engine.two().getCache("sessions-1800");
    return StreamSupport.stream(cache.spliterator(), false)
        .map(Cache.Entry::getKey)
        .filter(key -> key.equals(id) || key.startsWith(id + "/"))
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

  /** The list of a session's keys lives as long as the youngest entry. */
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
    settings.cache(
        RevocationCache.unbounded(settings, settings.<Long>expiringAfter(KEEP.minusSeconds(1))));
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
