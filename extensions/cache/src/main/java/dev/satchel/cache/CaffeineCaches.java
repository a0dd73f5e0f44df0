package dev.satchel.cache;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** Creates and checks caches of Caffeine, where the standard API is not enough. */
final class CaffeineCaches {
  private CaffeineCaches() {}

  static CacheManager newManager() {
    return new CaffeineCachingProvider().getCacheManager();
  }

  /** Returns whether the cache has a bound. The standard API needs a raw class here. */
  @SuppressWarnings("unchecked")
  static boolean isBounded(Cache<?, ?> cache) {
    CaffeineConfiguration<?, ?> configuration = cache.getConfiguration(CaffeineConfiguration.class);
    return configuration.getMaximumSize().isPresent()
        || configuration.getMaximumWeight().isPresent();
  }
}
