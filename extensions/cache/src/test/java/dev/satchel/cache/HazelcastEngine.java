package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cache.HazelcastCacheManager;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.HazelcastInstance;
import dev.satchel.tests.Ports;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;

/** Two members on loopback addresses, which find each other by TCP. */
final class HazelcastEngine implements Engine {
  private final CacheManager one;
  private final CacheManager two;

  HazelcastEngine() {
    int port = Ports.free();
    int other = Ports.free();
    one = safe(config(port, other));
    two = safe(config(other, port));
    assertThat(instance(two).getCluster().getMembers()).hasSize(2);
  }

  private static CacheManager safe(Config config) {
    return HazelcastCaches.start(
        config,
        EngineContract.Viewed.class,
        EngineContract.Renamed.class,
        CacheResources.Note.class,
        Planted.Allowed.class,
        Planted.Several.class,
        Planted.Kind.class);
  }

  static HazelcastInstance instance(CacheManager manager) {
    return ((HazelcastCacheManager) manager).getHazelcastInstance();
  }

  /** Returns the settings of one of two members, without anything that makes them safe. */
  static Config config(int port, int other) {
    Config config = new Config();
    config.setClusterName("satchel-tests-" + Math.min(port, other));
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "jdk");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.partition.count", "31");
    config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig()
        .setEnabled(true)
        .addMember("127.0.0.1:" + port)
        .addMember("127.0.0.1:" + other);
    return config;
  }

  @Override
  public CacheManager one() {
    return one;
  }

  @Override
  public CacheManager two() {
    return two;
  }

  @Override
  public void killAMember() {
    HazelcastInstance first = instance(one);
    assertThat(first.getPartitionService().forceLocalMemberToBeSafe(20, TimeUnit.SECONDS)).isTrue();
    first.getLifecycleService().terminate();
  }

  @Override
  public void close() {
    instance(two).getLifecycleService().terminate();
    instance(one).getLifecycleService().terminate();
  }
}
