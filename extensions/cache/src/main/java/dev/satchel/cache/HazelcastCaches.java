package dev.satchel.cache;

import com.hazelcast.config.CacheConfig;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.MaxSizePolicy;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/**
 * Creates and checks caches of Hazelcast, where the standard API is not enough. Hazelcast bounds
 * each cache, by default to 10,000 entries. The largest bound is more than the memory of a cluster
 * holds.
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

  /** Returns whether the cache has a bound. The standard API needs a raw class here. */
  @SuppressWarnings("unchecked")
  static boolean isBounded(Cache<?, ?> cache) {
    EvictionConfig eviction = cache.getConfiguration(CacheConfig.class).getEvictionConfig();
    return eviction.getMaxSizePolicy() != MaxSizePolicy.ENTRY_COUNT
        || eviction.getSize() < Integer.MAX_VALUE;
  }
}
