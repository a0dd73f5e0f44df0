package dev.satchel.cache;

import com.hazelcast.config.CacheConfig;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.MaxSizePolicy;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/**
 * What Hazelcast's provider needs beyond the standard: it bounds each cache, by 10,000 entries
 * unless it is told. The largest bound is more than a cluster's memory holds.
 */
final class HazelcastCaches {
  private HazelcastCaches() {}

  static <V> Configuration<String, V> unbounded(MutableConfiguration<String, V> configuration) {
    return new CacheConfig<>(configuration)
        .setEvictionConfig(
            new EvictionConfig()
                .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                .setSize(Integer.MAX_VALUE));
  }

  @SuppressWarnings("unchecked") // the standard asks for a raw class
  static boolean isBounded(Cache<?, ?> cache) {
    EvictionConfig eviction = cache.getConfiguration(CacheConfig.class).getEvictionConfig();
    return eviction.getMaxSizePolicy() != MaxSizePolicy.ENTRY_COUNT
        || eviction.getSize() < Integer.MAX_VALUE;
  }
}
