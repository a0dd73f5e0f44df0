package dev.satchel.cache;

import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;
import org.redisson.api.RedissonClient;
import org.redisson.jcache.configuration.RedissonConfiguration;

/**
 * A manager of Redisson whose caches all use one client. Redisson's own provider makes clients from
 * files only, which would hold the password. Safe for many threads.
 */
final class RedissonCacheManager implements CacheManager {
  private final RedissonClient client;
  private final CacheManager caches;

  RedissonCacheManager(RedissonClient client, CacheManager caches) {
    this.client = client;
    this.caches = caches;
  }

  @Override
  public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(
      String name, C configuration) {
    return caches.createCache(name, RedissonConfiguration.fromInstance(client, configuration));
  }

  @Override
  public void close() {
    caches.close();
    client.shutdown();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.isInstance(client) ? type.cast(client) : caches.unwrap(type);
  }

  @Override
  public CachingProvider getCachingProvider() {
    return caches.getCachingProvider();
  }

  @Override
  public URI getURI() {
    return caches.getURI();
  }

  @Override
  public ClassLoader getClassLoader() {
    return caches.getClassLoader();
  }

  @Override
  public Properties getProperties() {
    return caches.getProperties();
  }

  @Override
  public <K, V> Cache<K, V> getCache(String name, Class<K> keyType, Class<V> valueType) {
    return caches.getCache(name, keyType, valueType);
  }

  @Override
  public <K, V> Cache<K, V> getCache(String name) {
    return caches.getCache(name);
  }

  @Override
  public Iterable<String> getCacheNames() {
    return caches.getCacheNames();
  }

  @Override
  public void destroyCache(String name) {
    caches.destroyCache(name);
  }

  @Override
  public void enableManagement(String name, boolean enabled) {
    caches.enableManagement(name, enabled);
  }

  @Override
  public void enableStatistics(String name, boolean enabled) {
    caches.enableStatistics(name, enabled);
  }

  @Override
  public boolean isClosed() {
    return caches.isClosed();
  }
}
