package dev.satchel.cache.readme;

import dev.satchel.InMemoryRevocations;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.cache.SessionCacheFeature;
import java.time.Duration;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.glassfish.jersey.server.ResourceConfig;

public class ReportsOnOneServer extends ResourceConfig {
  public ReportsOnOneServer(Secret secret) {
    CacheManager manager =
        Caching.getCachingProvider(
                "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider")
            .getCacheManager();
    register(Reports.class);
    register(SessionCacheFeature.with(manager));
    register(
        SatchelFeature.builder()
            .secret(secret)
            .absoluteTimeout(Duration.ofHours(12))
            .subject("user")
            .revocations(InMemoryRevocations.create())
            .build());
  }
}
