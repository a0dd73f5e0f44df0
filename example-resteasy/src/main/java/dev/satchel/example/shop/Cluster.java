package dev.satchel.example.shop;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import dev.satchel.cache.HazelcastCaches;
import dev.satchel.cache.RevocationCache;
import dev.satchel.cache.SessionCacheFeature;
import javax.cache.CacheManager;

/** The caches for data that does not fit a cookie, and for the sessions that have ended. */
record Cluster(RevocationCache revocations, SessionCacheFeature cache) {

  /** Returns caches in this process. Another shop does not see them, and a restart clears them. */
  static Cluster ofOne() {
    CacheManager manager = new CaffeineCachingProvider().getCacheManager();
    return new Cluster(RevocationCache.on(manager).singleNode(), SessionCacheFeature.with(manager));
  }

  /** Returns caches on a cluster of all shops of this machine. Each entry has a copy elsewhere. */
  static Cluster ofHazelcast() {
    CacheManager manager = HazelcastCaches.start(onThisMachine(), Viewed.class);
    return new Cluster(RevocationCache.on(manager), SessionCacheFeature.with(manager));
  }

  private static Config onThisMachine() {
    Config config = new Config().setClusterName("satchel-shop");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "jdk");
    config.setProperty("hazelcast.socket.bind.any", "false");
    NetworkConfig network = config.getNetworkConfig();
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    // The members are at port 5701 and the next two ports.
    join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
    return config;
  }
}
