package dev.satchel.cache;

import javax.cache.CacheManager;

/** In this process: one manager, whose member dies with the application. */
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
