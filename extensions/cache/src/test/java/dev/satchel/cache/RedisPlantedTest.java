package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.cache.readme.Report;
import dev.satchel.cache.readme.ReportsRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** The planter is any client of Redis. */
@EnabledIf("dev.satchel.cache.RedisProgram#isThere")
class RedisPlantedTest extends PlantedContract {
  private final RedisEngine engine;
  private final CacheManager naive;

  RedisPlantedTest() throws IOException {
    engine = new RedisEngine();
    naive = engine.naive("Kryo5Codec");
  }

  @Override
  Engine engine() {
    return engine;
  }

  @Override
  CacheManager naive() {
    return naive;
  }

  @Override
  void plant(CacheManager manager, String cache, String key, Object stream) throws IOException {
    engine.plant(cache, key, (byte[]) stream);
  }

  /** Redisson gives these classes a serializer that reads any stream of Java. */
  private static List<String> readByJava() {
    return List.of(
        "java.lang.Throwable",
        "java.util.EnumMap",
        "java.net.InetAddress",
        "java.net.InetSocketAddress",
        "java.util.Collections$UnmodifiableList",
        "java.util.Collections$SynchronizedMap",
        "java.util.Collections$CheckedSet");
  }

  @Override
  Map<String, Object> planted() {
    Map<String, Object> streams = new LinkedHashMap<>();
    for (String name : readByJava()) {
      streams.put(name, kryo(name, Planted.javaStream(new Planted.Canary())));
    }
    // The text is not null and empty.
    streams.put("by its name", kryo(Planted.Canary.class.getName(), new byte[] {(byte) 0x81}));
    return streams;
  }

  @Override
  Map<String, Object> listeners(int port) {
    Map<String, Object> listeners = new LinkedHashMap<>();
    for (String name : readByJava()) {
      listeners.put(name, kryo(name, Planted.listener(port)));
    }
    return listeners;
  }

  /** Returns an object as Kryo writes it if its class has no number. */
  private static byte[] kryo(String name, byte[] rest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(1);
    bytes.write(0);
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    ascii[ascii.length - 1] |= (byte) 0x80;
    bytes.writeBytes(ascii);
    bytes.writeBytes(rest);
    return bytes.toByteArray();
  }

  /** Servers may run different versions of an application. */
  @Test
  void otherClassesInAnotherOrder_doNotChangeANumber() {
    CacheManager later =
        RedissonCaches.connect(
            engine.config(),
            Planted.Unlisted.class,
            Planted.Kind.class,
            EngineContract.Viewed.class,
            Planted.Allowed.class);
    try {
      SessionEntries there = EngineContract.entries(later, Duration.ofMinutes(30));
      SessionEntries here = EngineContract.entries(engine.one(), Duration.ofMinutes(30));
      here.put("h", "cart", new Planted.Allowed("pen"));
      assertThat(there.get("h", "cart")).isEqualTo(new Planted.Allowed("pen"));
      there.put("h", "cart", new EngineContract.Viewed("ink", 1));
      assertThat(here.get("h", "cart")).isEqualTo(new EngineContract.Viewed("ink", 1));
      there.put("h", "cart", new Planted.Unlisted("unknown here"));
      assertThat(here.get("h", "cart")).isNull();
    } finally {
      later.close();
    }
  }

  /** A null of Kryo, and arrays that are longer than the heap. */
  @Test
  void whatNoServerWrites_isAMissAndGoesWithTheNextPut() throws Exception {
    SessionEntries entries = EngineContract.entries(engine.one(), Duration.ofMinutes(30));
    for (String hex : List.of("00", "e116f7ffffff07")) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      entries.put("k", "cart", "text");
      engine.plant("sessions-1800", "k/cart", bytes);
      assertThat(entries.get("k", "cart")).as(hex).isNull();
      engine.plant("sessions-1800", entries.list("k"), bytes);
      assertThat(entries.get("k", "cart")).as(hex).isNull();
      entries.put("k", "cart", "text");
      assertThat(entries.get("k", "cart")).as(hex).isEqualTo("text");
    }
    RevocationCache revocations = RevocationCache.on(engine.one()).named("null-revocations");
    revocations.open(Duration.ofHours(1));
    engine.plant("null-revocations", "id:k", new byte[] {0});
    assertThat(((Map<String, ?>) revocations.get(Set.of("id:k"))).get("id:k"))
        .as("no number, and not absent")
        .isNotNull()
        .isNotInstanceOf(Long.class);
  }

  /** The user of docs/cluster.md may do what the caches need, and nothing else. */
  @Test
  void aUserWithFewRights_isEnough() throws Exception {
    engine.setUser("reports", "the-password-of-reports");
    CacheManager reports = ReportsRedis.connect(engine.address(), "the-password-of-reports");
    try {
      SessionEntries entries =
          EngineContract.entries(reports, "satchel-sessions", Duration.ofMinutes(30));
      entries.put("i", "report", new Report("slow"));
      assertThat(entries.get("i", "report")).isEqualTo(new Report("slow"));
      entries.remove("i", "report");
      entries.put("i", "report", new Report("slow"));
      entries.clear("i");
      assertThat(entries.get("i", "report")).isNull();
      RevocationCache revocations = RevocationCache.on(reports);
      revocations.open(Duration.ofHours(12));
      assertThat(revocations.putIfAbsent("id:i", 1)).isTrue();
      revocations.raise("id:i", 2);
      assertThat(revocations.get(Set.of("id:i", "id:j"))).isEqualTo(Map.of("id:i", 2L));
      assertThatThrownBy(
              () ->
                  reports
                      .unwrap(RedissonClient.class)
                      .getBucket("another key", StringCodec.INSTANCE)
                      .get())
          .hasMessageContaining("NOPERM");
    } finally {
      reports.close();
    }
    assertThatThrownBy(() -> ReportsRedis.connect(engine.address(), "another password"))
        .hasMessageNotContaining("another password");
  }

  @Test
  void anInterface_isNoClassOfAValue() {
    assertThatThrownBy(() -> RedissonCaches.connect(engine.config(), List.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An allowed class must be the class of an object, but java.util.List is abstract; name"
                + " the classes that implement it");
  }
}
