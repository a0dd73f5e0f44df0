package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.ICacheManager;
import dev.satchel.Outage;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.core.Application;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes over HTTP, each with a member of a cluster. A subclass brings the runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpContract {
  private static final Secret SECRET = Secret.of("a secret of the tests of the session's cache");

  /** The first call loads classes, which takes long on a busy machine. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final SteppingClock clock = new SteppingClock();
  private Engine engine;
  private RunningServer one;
  private RunningServer two;

  /** Serves the application at a free port of a loopback address. */
  abstract RunningServer serve(Application application);

  @BeforeAll
  void start() {
    engine = new HazelcastEngine();
    one = node(engine.one(), 100_000);
    two = node(engine.two(), 100_000);
  }

  @AfterAll
  void stop() {
    one.close();
    two.close();
    engine.close();
  }

  private RunningServer node(CacheManager manager, int maxEntries) {
    SatchelFeature scopes =
        SatchelFeature.builder()
            .secret(SECRET)
            .clock(clock)
            .subject("connected")
            .absoluteTimeout(Duration.ofHours(1))
            .revocations(RevocationCache.on(manager).singleNode().timeout(PATIENT), Outage.REFUSE)
            .build();
    return serve(
        new Served(
            scopes,
            SessionCacheFeature.builder(manager).maxEntries(maxEntries).timeout(PATIENT).build()));
  }

  static final class Served extends Application {
    private final Set<Object> instances;

    Served(SatchelFeature scopes, SessionCacheFeature cache) {
      this.instances = Set.of(scopes, cache, new CacheResources.Single());
    }

    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(
          CacheResources.Field.class,
          CacheResources.Constructor.class,
          CacheResources.AnsweringFilter.class);
    }

    @Override
    @SuppressWarnings("deprecation") // the only way to serve an instance from a plain Application
    public Set<Object> getSingletons() {
      return instances;
    }
  }

  private Browser browser() {
    return new Browser(one.uri());
  }

  /** A copy of the cookie at the other node. */
  private Browser there(Browser browser) {
    return browser.copiedTo(two.uri());
  }

  private static String get(Browser browser) {
    return browser.get("/field").body();
  }

  /** Returns the key of the list that names the entries of a session. */
  private String list(String id) {
    Cache<String, Object> cache = engine.one().getCache("satchel-sessions");
    return StreamSupport.stream(cache.spliterator(), false)
        .filter(entry -> entry.getValue() instanceof String names && names.contains(id + '/'))
        .map(Cache.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private List<String> stored(String id) {
    Cache<String, Object> cache = engine.one().getCache("satchel-sessions");
    return StreamSupport.stream(cache.spliterator(), false)
        .map(Cache.Entry::getKey)
        .filter(key -> key.startsWith(id))
        .toList();
  }

  @Test
  void whatIsPut_isReadOnTheOtherNode() {
    Browser browser = browser();
    assertThat(browser.post("/field?text=hello").setCookies()).hasSize(1);
    assertThat(get(browser)).isEqualTo("hello");
    assertThat(get(there(browser))).isEqualTo("hello");
    assertThat(get(browser())).as("another user").isEqualTo("none");
    there(browser).post("/field?text=changed");
    assertThat(get(browser)).isEqualTo("changed");
  }

  @Test
  void itIsInjectedEverywhere() {
    Browser browser = browser();
    browser.post("/field?text=hello");
    assertThat(browser.get("/field/parameter", "X-Filter", "1").body()).isEqualTo("filter hello");
    Browser other = browser();
    other.post("/field?text=other");
    for (String place :
        List.of("/field", "/field/parameter", "/field/later", "/constructor", "/singleton")) {
      assertThat(browser.get(place).body()).as(place).isEqualTo("hello");
      assertThat(other.get(place).body()).as(place).isEqualTo("other");
      assertThat(browser().get(place).body()).as(place).isEqualTo("none");
    }
  }

  @Test
  void reading_makesNoId() {
    Browser browser = browser();
    assertThat(browser.get("/field").setCookies()).isEmpty();
    assertThat(browser.post("/field/remove").setCookies()).isEmpty();
    assertThat(browser.post("/field/clear").setCookies()).isEmpty();
    assertThat(browser.get("/field/id").body()).isEqualTo("none");
  }

  @Test
  void aValueIsMadeOnce() {
    Browser browser = browser();
    assertThat(browser.post("/field/compute?text=first").body()).isEqualTo("first");
    assertThat(there(browser).post("/field/compute?text=second").body()).isEqualTo("first");
    assertThat(browser.post("/field/remove").body()).isEqualTo("none");
    assertThat(browser.post("/field/compute?text=third").body()).isEqualTo("third");
    assertThat(browser.post("/field/clear").body()).isEqualTo("none");
  }

  @Test
  void aValueOfAnotherType_isAMiss() {
    try (LogLines log = LogLines.ofThisJvm()) {
      Browser browser = browser();
      browser.post("/field?text=hidden");
      assertThat(browser.get("/field/other-type").body()).isEqualTo("none");
      assertThat(browser.get("/field/other-type").body()).isEqualTo("none");
      assertThat(log.all())
          .containsExactly(
              "WARNING A SessionCache was asked for a java.lang.Integer, but holds a"
                  + " dev.satchel.cache.CacheResources$Note, which counts as a miss; ask for the"
                  + " class that was put");
      assertThat(browser.get("/field/number").body()).isEqualTo("7");
    }
  }

  @Test
  void whatEnds_takesItsCacheAlong() {
    for (String end :
        List.of(
            "/field/sign-out",
            "/field/renew?status=200",
            "/field/new?text=new",
            "/field/sign-in?user=ann")) {
      Browser browser = browser();
      browser.post("/field?text=hello");
      String id = browser.get("/field/id").body();
      Browser thief = there(browser);
      assertThat(stored(id)).hasSize(1);
      browser.post(end);
      assertThat(get(browser)).as(end).isEqualTo(end.contains("text") ? "new" : "none");
      assertThat(get(thief)).as(end).isEqualTo("none");
      assertThat(stored(id)).as(end).isEmpty();
      assertThat(browser.get("/field/id").body()).isNotEqualTo(id);
    }
  }

  /** A request in progress could bring data back, which no copy of the cookie may reach. */
  @Test
  void theEndOfAGuestsSession_isWrittenDown_ifThereIsData() {
    Cache<String, Long> revocations = engine.one().getCache("satchel-revocations");
    for (boolean data : new boolean[] {true, false}) {
      Browser guest = browser();
      guest.post("/field?text=hello");
      if (!data) {
        guest.post("/field/clear");
      }
      String id = guest.get("/field/id").body();
      guest.post("/field/sign-out");
      assertThat(revocations.containsKey("id:" + id)).isEqualTo(data);
    }
  }

  @Test
  void whatIsTakenBack_keepsItsCache() {
    Browser browser = browser();
    browser.post("/field?text=hello");
    assertThat(browser.post("/field/renew?status=500").body()).isEqualTo("none");
    assertThat(get(browser)).isEqualTo("hello");
  }

  /** A stranger plants a token of his own, and waits for the login. */
  @Test
  void aPlantedToken_sharesNoCacheWithWhoeverLogsIn() {
    Browser stranger = browser();
    stranger.post("/field?text=bait");
    Browser victim = there(stranger);
    victim.post("/field/sign-in?user=ann");
    assertThat(get(victim)).isEqualTo("none");
    victim.post("/field?text=secret");
    assertThat(get(stranger)).isEqualTo("none");
    assertThat(get(victim)).isEqualTo("secret");
  }

  @Test
  void aSignedOutCookie_replayedByAThiefOnTheOtherNode_fails() {
    Browser victim = browser();
    victim.post("/field/sign-in?user=ann");
    victim.post("/field?text=secret");
    Browser thief = there(victim);
    assertThat(get(thief)).isEqualTo("secret");
    victim.post("/field/sign-out");
    assertThat(get(thief)).isEqualTo("none");
    Browser phone = browser();
    phone.post("/field/sign-in?user=ann");
    phone.post("/field?text=secret");
    browser().post("/field/revoke-all?user=ann");
    assertThat(get(there(phone))).isEqualTo("none");
    clock.step(Duration.ofSeconds(1));
  }

  /** Any client fills the cache: each request without a cookie begins a session of its own. */
  @Test
  void clientsThatFillTheCache_stopNoSignOut() {
    try (Engine full = new HazelcastEngine()) {
      requireSignOuts(full.one());
    }
    try (Engine full = new CaffeineEngine()) {
      requireSignOuts(full.one());
    }
  }

  private void requireSignOuts(CacheManager manager) {
    try (RunningServer node = node(manager, 100);
        LogLines log = LogLines.ofThisJvm()) {
      List<Browser> users = Stream.generate(() -> new Browser(node.uri())).limit(10).toList();
      for (Browser user : users) {
        user.post("/field/sign-in?user=ann");
        user.post("/field?text=hers");
      }
      List<Browser> thieves = users.stream().map(user -> user.copiedTo(node.uri())).toList();
      for (int i = 0; i < 300; i++) {
        assertThat(new Browser(node.uri()).post("/field?text=full").status()).isEqualTo(204);
      }
      Cache<String, Object> cache = manager.getCache("satchel-sessions");
      assertThat(StreamSupport.stream(cache.spliterator(), false).count()).isEqualTo(100);
      for (int i = 0; i < 10; i++) {
        assertThat(thieves.get(i).get("/field/user").body()).isEqualTo("ann");
        assertThat(users.get(i).post("/field/sign-out").status()).isEqualTo(200);
        assertThat(thieves.get(i).get("/field/user").body()).as("a copy").isEqualTo("nobody");
      }
      assertThat(log.warnings()).isEmpty();
    }
  }

  /** What another writer of the cluster left there fails no request. */
  @Test
  void aTextAmongTheRevocations_isAnOutageOfItsSessionsAlone() {
    Browser ann = browser();
    ann.post("/field/sign-in?user=odd-ann");
    Browser bob = browser();
    bob.post("/field/sign-in?user=bob");
    bob.post("/field?text=his");
    browser().post("/field/revoke-all?user=odd-ann");
    Cache<String, Object> revocations = engine.two().getCache("satchel-revocations");
    StreamSupport.stream(revocations.spliterator(), false)
        .map(Cache.Entry::getKey)
        .filter(key -> key.contains("odd-ann"))
        .forEach(key -> revocations.put(key, "a text"));
    Answer refused = ann.get("/field/user");
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.body()).isEqualTo("nobody");
    assertThat(refused.setCookies()).as("the cookie stays").isEmpty();
    assertThat(get(bob)).isEqualTo("his");
    browser().post("/field/revoke-all?user=odd-ann");
    assertThat(ann.get("/field/user").setCookies()).as("revoked").hasSize(1);
  }

  /** A stranger who reaches the cluster plants objects under the keys of a session. */
  @Test
  void whatAStrangerPlants_isAMissAndNo5xx() {
    HazelcastInstance stranger = HazelcastPlantedTest.client(engine.one());
    try (RunningServer here = node(engine.one(), 100_000);
        RunningServer there = node(engine.two(), 100_000)) {
      HazelcastPlantedTest.streams()
          .forEach((way, stream) -> assertIsAMiss(here, there, stranger, way, stream));
    } finally {
      stranger.shutdown();
    }
  }

  private void assertIsAMiss(
      RunningServer here, RunningServer there, HazelcastInstance stranger, String way, Object it) {
    ICacheManager planted = stranger.getCacheManager();
    int before = Planted.runs();
    Browser browser = new Browser(here.uri());
    browser.post("/field?text=hello");
    String id = browser.get("/field/id").body();
    assertThat(stored(id)).hasSize(1);
    String list = list(id);
    planted.getCache("satchel-sessions").put(id + "/note", it);
    assertThat(browser.get("/field").status()).as(way).isEqualTo(200);
    assertThat(get(browser.copiedTo(there.uri()))).as(way).isEqualTo("none");
    browser.post("/field?text=again");
    assertThat(get(browser)).as(way).isEqualTo("again");
    planted.getCache("satchel-sessions").put(list, it);
    assertThat(get(browser)).as(way).isEqualTo("none");
    planted.getCache("satchel-revocations").put("id:" + id, it);
    assertThat(browser.get("/field").status()).as(way).isEqualTo(200);
    assertThat(get(browser)).as(way + ", by Outage.REFUSE").isEqualTo("none");
    planted.getCache("satchel-revocations").remove("id:" + id);
    assertThat(browser.post("/field/sign-out").status()).as(way).isEqualTo(200);
    planted.getCache("satchel-sessions").remove(list);
    assertThat(Planted.runs()).as(way).isEqualTo(before);
  }
}
