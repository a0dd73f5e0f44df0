package dev.satchel.cache.readme;

import dev.satchel.Outage;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.cache.RevocationCache;
import dev.satchel.cache.SessionCacheFeature;
import java.time.Duration;
import javax.cache.CacheManager;
import org.glassfish.jersey.server.ResourceConfig;

public class ReportsApplication extends ResourceConfig {
  public ReportsApplication(CacheManager sessions, CacheManager revocations, Secret secret) {
    register(Reports.class);
    register(SessionCacheFeature.with(sessions));
    register(
        SatchelFeature.builder()
            .secret(secret)
            .absoluteTimeout(Duration.ofHours(12))
            .subject("user")
            .revocations(RevocationCache.on(revocations), Outage.REFUSE)
            .build());
  }
}
