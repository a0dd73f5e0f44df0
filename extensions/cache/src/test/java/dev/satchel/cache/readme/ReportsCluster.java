package dev.satchel.cache.readme;

import com.hazelcast.config.Config;
import dev.satchel.cache.HazelcastCaches;
import javax.cache.CacheManager;

public final class ReportsCluster {
  private ReportsCluster() {}

  /** Starts a member on the addresses of this configuration. */
  public static CacheManager start(Config config) {
    return HazelcastCaches.start(config.setClusterName("reports"), Report.class);
  }
}
