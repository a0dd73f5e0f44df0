package dev.satchel.cache;

import javax.cache.CacheManager;

/** Caffeine in this process, with one manager. */
final class CaffeineEngine implements Engine {
  private final CacheManager manager = CaffeineCaches.newManager();

  @Override
  public CacheManager one() {
    return manager;
  }

  @Override
  public CacheManager two() {
    return manager;
  }

  @Override
  public void killAMember() {}

  @Override
  public void close() {
    manager.close();
  }
}
