package dev.satchel.cache.readme;

import dev.satchel.cache.RedissonCaches;
import javax.cache.CacheManager;
import org.redisson.config.Config;

public final class ReportsRedis {
  private ReportsRedis() {}

  /** Connects to an address such as rediss://redis.example.org:6379. */
  public static CacheManager connect(String address, String password) {
    Config config = new Config();
    config.setUsername("reports").setPassword(password);
    config.useSingleServer().setAddress(address);
    return RedissonCaches.connect(config, Report.class);
  }
}
