package dev.satchel.cache;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.util.OptionalLong;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/** Creates and checks caches of Caffeine, where the standard API is not enough. */
final class CaffeineCaches {
  private CaffeineCaches() {}

  static CacheManager newManager() {
    return new CaffeineCachingProvider().getCacheManager();
  }

  static <V> Configuration<String, V> bounded(
      MutableConfiguration<String, V> configuration, long maxEntries) {
    CaffeineConfiguration<String, V> bounded = new CaffeineConfiguration<>(configuration);
    bounded.setMaximumSize(OptionalLong.of(maxEntries));
    return bounded;
  }

  /** Returns whether the cache has a bound. The standard API needs a raw class here. */
  @SuppressWarnings("unchecked")
  static boolean isBounded(Cache<?, ?> cache) {
    CaffeineConfiguration<?, ?> configuration = cache.getConfiguration(CaffeineConfiguration.class);
    return configuration.getMaximumSize().isPresent()
        || configuration.getMaximumWeight().isPresent();
  }
}
