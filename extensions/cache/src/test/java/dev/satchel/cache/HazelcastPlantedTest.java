package dev.satchel.cache;

import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.nio.serialization.genericrecord.GenericRecordBuilder;
import dev.satchel.tests.Ports;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterAll;

/** The planter is a client, which needs no credentials. */
class HazelcastPlantedTest extends PlantedContract {
  private static final int DATA_SERIALIZABLE = -2;
  private static final int JAVA = -100;
  private static final int EXTERNALIZABLE = -101;

  private final HazelcastEngine engine = new HazelcastEngine();
  private final CacheManager naive =
      new HazelcastServerCachingProvider(
              Hazelcast.newHazelcastInstance(HazelcastEngine.config(Ports.free(), Ports.free())))
          .getCacheManager();
  private final Map<CacheManager, HazelcastInstance> clients =
      Map.of(engine.one(), client(engine.one()), naive, client(naive));

  /** Returns a client of the manager's cluster, without anything that makes it safe. */
  static HazelcastInstance client(CacheManager manager) {
    HazelcastInstance member = HazelcastEngine.instance(manager);
    ClientConfig config = new ClientConfig();
    config.setClusterName(member.getConfig().getClusterName());
    config.setProperty("hazelcast.logging.type", "jdk");
    config
        .getNetworkConfig()
        .addAddress("127.0.0.1:" + member.getCluster().getLocalMember().getAddress().getPort());
    return HazelcastClient.newHazelcastClient(config);
  }

  @Override
  Engine engine() {
    return engine;
  }

  @Override
  CacheManager naive() {
    return naive;
  }

  @AfterAll
  void stopClients() {
    clients.values().forEach(HazelcastInstance::shutdown);
  }

  @Override
  void plant(CacheManager manager, String cache, String key, Object stream) {
    clients.get(manager).getCacheManager().getCache(cache).put(key, stream);
  }

  @Override
  Map<String, Object> planted() {
    return streams();
  }

  static Map<String, Object> streams() {
    Map<String, Object> streams = new LinkedHashMap<>();
    streams.put("by Java", data(JAVA, Planted.javaStream(new Planted.Canary())));
    streams.put("as a proxy", data(JAVA, Planted.javaStream(Planted.proxy())));
    byte[] stream = {(byte) 0xac, (byte) 0xed, 0, 5};
    streams.put(
        "as Externalizable",
        data(EXTERNALIZABLE, name(Planted.ExternalCanary.class, new byte[0], stream)));
    streams.put(
        "as DataSerializable",
        data(DATA_SERIALIZABLE, name(Planted.Canary.class, new byte[1], new byte[0])));
    streams.put(
        "as Compact",
        GenericRecordBuilder.compact(Planted.Canary.class.getName())
            .setString("text", "planted")
            .build());
    return streams;
  }

  @Override
  Map<String, Object> listeners(int port) {
    return Map.of("by Java", data(JAVA, Planted.listener(port)));
  }

  private static byte[] name(Class<?> type, byte[] before, byte[] after) {
    byte[] name = type.getName().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(before.length + 4 + name.length + after.length)
        .put(before)
        .putInt(name.length)
        .put(name)
        .put(after)
        .array();
  }

  /** Returns an entry as it travels: no partition, the kind of serialization, and the rest. */
  private static HeapData data(int kind, byte[] rest) {
    return new HeapData(
        ByteBuffer.allocate(8 + rest.length).putInt(0).putInt(kind).put(rest).array());
  }
}
