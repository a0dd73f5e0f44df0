package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.tests.LogLines;
import dev.satchel.tests.Ports;
import java.math.BigDecimal;
import java.rmi.Remote;
import java.rmi.server.UnicastRemoteObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody who can write to the cluster plants objects there, and servers read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlantedContract {
  private static final Duration KEEP = Duration.ofHours(12);
  private static final String SESSIONS = "sessions-1800";

  /** Returns two servers whose managers the helper made. */
  abstract Engine engine();

  /** Returns a manager as its provider makes it, on the same cluster or on another one. */
  abstract CacheManager naive();

  /** Writes an entry into a cache of the manager's cluster, past the manager. */
  abstract void plant(CacheManager manager, String cache, String key, Object stream)
      throws Exception;

  /** Returns ways to run code of the classes of {@link Planted}. */
  abstract Map<String, Object> planted() throws Exception;

  /** Returns ways to listen at the port, with classes of the JDK alone. */
  abstract Map<String, Object> listeners(int port) throws Exception;

  @AfterAll
  void stop() {
    naive().getCachingProvider().close();
    engine().close();
  }

  private CacheManager safe() {
    return engine().one();
  }

  private static SessionEntries entries(CacheManager manager) {
    return EngineContract.entries(manager, Duration.ofMinutes(30));
  }

  private static RevocationCache revocations(CacheManager manager) {
    RevocationCache store = RevocationCache.on(manager).timeout(Duration.ofSeconds(10));
    store.open(KEEP);
    return store;
  }

  @Test
  void aPlantedObject_runsNothing() throws Exception {
    SessionEntries entries = entries(safe());
    for (Map.Entry<String, Object> each : planted().entrySet()) {
      entries.put("a", "cart", "text");
      plant(safe(), SESSIONS, "a/cart", each.getValue());
      int before = Planted.runs();
      Object found = entries.get("a", "cart");
      assertThat(Planted.runs()).as(each.getKey()).isEqualTo(before);
      assertThat(found == null || isData(found)).as(each.getKey()).isTrue();
      entries.put("a", "cart", "other");
      assertThat(entries.get("a", "cart")).as(each.getKey()).isEqualTo("other");
    }
  }

  /** Returns whether a value is only a map of names and values, of no class of its own. */
  private static boolean isData(Object value) {
    return value.getClass().getName().startsWith("com.hazelcast.")
        && value.toString().contains("{");
  }

  @Test
  void aPlantedListener_doesNotListen() throws Exception {
    SessionEntries entries = entries(safe());
    int port = Ports.free();
    for (Map.Entry<String, Object> each : listeners(port).entrySet()) {
      entries.put("b", "cart", "text");
      plant(safe(), SESSIONS, "b/cart", each.getValue());
      assertThat(entries.get("b", "cart")).as(each.getKey()).isNull();
      assertThat(Planted.listens(port)).as(each.getKey()).isFalse();
    }
  }

  /** The two tests above can fail. */
  @Test
  void withoutTheHelper_plantedObjectsRun() throws Exception {
    SessionEntries entries = entries(naive());
    for (Map.Entry<String, Object> each : planted().entrySet()) {
      entries.put("c", "cart", "text");
      plant(naive(), SESSIONS, "c/cart", each.getValue());
      int before = Planted.runs();
      entries.get("c", "cart");
      assertThat(Planted.runs()).as(each.getKey()).isGreaterThan(before);
    }
    for (String way : listeners(0).keySet()) {
      int port = Ports.free();
      entries.put("c", "cart", "text");
      plant(naive(), SESSIONS, "c/cart", listeners(port).get(way));
      Object listener = entries.get("c", "cart");
      assertThat(Planted.listens(port)).as(way).isTrue();
      UnicastRemoteObject.unexportObject((Remote) listener, true);
    }
  }

  @Test
  void aPlantedListOfKeys_isAMiss() throws Exception {
    SessionEntries entries = entries(safe());
    for (Map.Entry<String, Object> each : planted().entrySet()) {
      entries.put("d", "cart", "text");
      plant(safe(), SESSIONS, entries.list("d"), each.getValue());
      assertThat(entries.get("d", "cart")).as(each.getKey()).isNull();
      safe().getCache(SESSIONS).remove(entries.list("d"));
    }
  }

  @Test
  void aPlantedRevocation_isNoNumber() throws Exception {
    RevocationCache revocations = revocations(safe());
    int i = 0;
    for (Map.Entry<String, Object> each : planted().entrySet()) {
      String key = "id:planted" + i++;
      revocations.putIfAbsent(key, 1);
      plant(safe(), "satchel-revocations", key, each.getValue());
      int before = Planted.runs();
      assertThat(isReadable(revocations, key)).as(each.getKey()).isFalse();
      assertThat(Planted.runs()).as(each.getKey()).isEqualTo(before);
    }
    Cache<Object, Object> cache = safe().getCache("satchel-revocations");
    cache.put("id:text", "text where a number belongs");
    assertThat(isReadable(revocations, "id:text")).isFalse();
    assertThat(revocations.get(Set.of("id:a"))).isEmpty();
  }

  /** Returns whether the entry of a key is a number. It may fail as an outage does. */
  private static boolean isReadable(RevocationCache revocations, String key) {
    try {
      Map<String, ?> found = revocations.get(Set.of(key, "subject:ann"));
      return found.get(key) instanceof Long;
    } catch (CacheException refused) {
      return false;
    }
  }

  @Test
  void whatIsAllowed_travels() {
    SessionEntries entries = entries(safe());
    for (Object value :
        new Object[] {
          "text",
          7,
          8L,
          true,
          new byte[] {1, 2},
          new Planted.Allowed("also Serializable"),
          new EngineContract.Viewed("pen", 3),
          new Planted.Several(new ArrayList<>(List.of("a", "b")), Planted.Kind.PLAIN),
          Planted.Kind.PLAIN,
          Planted.Kind.FANCY,
          List.of("a", "b", "c"),
          List.of(),
          List.of("a"),
          new ArrayList<>(List.of("a", "b")),
          Set.of("a", "b", "c"),
          Map.of("a", 1),
          Instant.ofEpochSecond(1),
          new BigDecimal("1.50"),
          UUID.randomUUID()
        }) {
      entries.put("e", "value", value);
      assertThat(entries.get("e", "value"))
          .as(value.getClass().getName())
          .usingRecursiveComparison()
          .isEqualTo(value);
    }
  }

  @Test
  void anUnlistedClass_isRefusedWithTheCure() {
    SessionEntries entries = entries(safe());
    assertThatThrownBy(() -> entries.put("f", "cart", new Planted.Unlisted("a pen of gold")))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(
            "The cache sessions-1800: Only allowed classes may be in the cache, but a value ")
        .hasMessageContaining("name it")
        .hasMessageNotContaining("gold");
    assertThat(entries.get("f", "cart")).isNull();
  }

  @Test
  void theLog_saysThatAnEntryWasRefused() throws Exception {
    SessionEntries entries = entries(engine().two());
    try (LogLines log = LogLines.ofThisJvm()) {
      entries.put("g", "cart", "text");
      plant(safe(), SESSIONS, "g/cart", planted().values().iterator().next());
      for (int i = 0; i < 10; i++) {
        assertThat(entries.get("g", "cart")).isNull();
      }
      assertThat(log.all())
          .singleElement()
          .asString()
          .startsWith("WARNING ")
          .contains("Only allowed classes may be in the cache, but ")
          .contains("find out who wrote it; ")
          .endsWith(" since the last such line: 1")
          .doesNotContain("Canary");
    }
  }
}
