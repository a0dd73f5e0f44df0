package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.satchel.tests.Ports;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;

/** Two members on loopback addresses, which find each other by TCP. */
final class HazelcastEngine implements Engine {
  private final HazelcastInstance first;
  private final HazelcastInstance second;
  private final CacheManager one;
  private final CacheManager two;

  HazelcastEngine() {
    int port = Ports.free();
    int other = Ports.free();
    first = member(port, other);
    second = member(other, port);
    assertThat(second.getCluster().getMembers()).hasSize(2);
    one = manager(first);
    two = manager(second);
  }

  private static HazelcastInstance member(int port, int other) {
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
    return Hazelcast.newHazelcastInstance(config);
  }

  private static CacheManager manager(HazelcastInstance instance) {
    return new HazelcastServerCachingProvider()
        .getCacheManager(null, null, HazelcastCachingProvider.propertiesByInstanceItself(instance));
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
    assertThat(first.getPartitionService().forceLocalMemberToBeSafe(20, TimeUnit.SECONDS)).isTrue();
    first.getLifecycleService().terminate();
  }

  @Override
  public void close() {
    second.getLifecycleService().terminate();
    first.getLifecycleService().terminate();
  }
}
