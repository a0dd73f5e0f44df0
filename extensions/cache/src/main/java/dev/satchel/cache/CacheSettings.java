package dev.satchel.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a cache and of the calls to it.
 *
 * @param manager the manager that has or makes the cache
 * @param name the name of the cache
 * @param timeout how long a request waits at most for a call
 */
record CacheSettings(CacheManager manager, String name, Duration timeout) {
  CacheSettings {
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(name, "name");
    requirePositive("timeout", timeout);
  }

  static void requirePositive(String setting, Duration duration) {
    Objects.requireNonNull(duration, setting);
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "The "
              + setting
              + " of a cache must be longer than zero, but it is "
              + duration
              + "; give another Duration");
    }
  }

  /** Returns whether the entries are objects in this process, which no other server sees. */
  boolean isInProcess() {
    String provider = manager.getClass().getName();
    return isCaffeine()
        || provider.startsWith("org.ehcache.")
        || provider.startsWith("org.cache2k.")
        || provider.startsWith("org.jsr107.ri.");
  }

  boolean isCaffeine() {
    return manager.getClass().getName().startsWith("com.github.benmanes.caffeine.");
  }

  boolean isHazelcast() {
    return manager.getClass().getName().startsWith("com.hazelcast.");
  }

  BoundedCalls calls() {
    return isInProcess() ? BoundedCalls.direct(name) : BoundedCalls.waitingFor(timeout, name);
  }

  <V> MutableConfiguration<String, V> expiringAfter(Duration time) {
    return new MutableConfiguration<String, V>()
        .setExpiryPolicyFactory(expiryPolicy(time))
        .setStoreByValue(!isInProcess());
  }

  /** Returns the configuration of a cache that only expiry empties, on each provider. */
  Configuration<String, Object> unbounded(Duration time) {
    MutableConfiguration<String, Object> lasting = expiringAfter(time);
    return isHazelcast() ? HazelcastCaches.unbounded(lasting) : lasting;
  }

  static Factory<ExpiryPolicy> expiryPolicy(Duration time) {
    return ModifiedExpiryPolicy.factoryOf(
        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, time.toMillis()));
  }

  /** Returns the manager's cache of the name. Another server may have made it. */
  <V> Cache<String, V> cache(Configuration<String, V> unlessThere) {
    Cache<String, V> known = manager.getCache(name);
    if (known != null) {
      return known;
    }
    try {
      return manager.createCache(name, unlessThere);
    } catch (CacheException e) {
      Cache<String, V> meanwhile = manager.getCache(name);
      if (meanwhile == null) {
        throw e;
      }
      return meanwhile;
    }
  }

  /** Returns how long an entry of the cache stays, or null if the provider does not tell. */
  @SuppressWarnings("unchecked")
  static javax.cache.expiry.@Nullable Duration expiryOf(Cache<String, ?> cache) {
    try {
      return ((CompleteConfiguration<String, ?>)
              cache.getConfiguration(CompleteConfiguration.class))
          .getExpiryPolicyFactory()
          .create()
          .getExpiryForCreation();
    } catch (RuntimeException notTold) {
      return null;
    }
  }

  /** Shows nothing of the manager, which may show its caches: their entries stay out of logs. */
  @Override
  public String toString() {
    return "CacheSettings[" + name + ", " + timeout + "]";
  }
}
