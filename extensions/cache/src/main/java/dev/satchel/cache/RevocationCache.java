package dev.satchel.cache;

import dev.satchel.RevocationStore;
import dev.satchel.internal.log.Log;
import dev.satchel.internal.session.EarlyCheck;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Stores revocations in a cache of their own, on any provider of the standard cache API (JSR-107).
 *
 * <pre>{@code
 * SatchelFeature.builder()
 *     .secret(secret)
 *     .absoluteTimeout(Duration.ofHours(12))
 *     .revocations(RevocationCache.on(manager), Outage.REFUSE)
 *     .build();
 * }</pre>
 *
 * <p>The cache is named {@code satchel-revocations}, unless {@link #named} sets another name. The
 * first request makes the cache, unless the manager already has a cache of that name. Such a cache
 * needs an expiry that is long enough, and must have no bound.
 *
 * <p>Only expiry may empty the cache. If the cache dropped old entries for new entries, an attacker
 * could sign in and out many times, and so push revocations out.
 *
 * <p>Revocations are as safe as the cluster's entries. Hazelcast keeps one copy on another member
 * by default. Redis needs {@code maxmemory-policy noeviction} and persistence, because otherwise
 * Redis forgets entries by itself.
 *
 * <p>{@link #named}, {@link #timeout} and {@link #singleNode} return another store. Safe for many
 * threads.
 */
public final class RevocationCache implements RevocationStore, EarlyCheck {
  private final CacheSettings settings;
  private final boolean singleNode;
  private final AtomicReference<@Nullable OpenCache> opened = new AtomicReference<>();

  private RevocationCache(CacheSettings settings, boolean singleNode) {
    this.settings = settings;
    this.singleNode = singleNode;
  }

  private record OpenCache(Cache<String, Long> cache, BoundedCalls calls) {}

  /**
   * Creates a store on a cache of this manager.
   *
   * @param manager the manager of any JSR-107 provider
   * @return the store
   * @throws NullPointerException if the manager is null
   */
  public static RevocationCache on(CacheManager manager) {
    CacheSettings settings =
        new CacheSettings(manager, "satchel-revocations", Duration.ofSeconds(1));
    return new RevocationCache(settings, false);
  }

  /**
   * Returns a store on a cache of another name.
   *
   * @param name the name of the cache, the same on all servers
   * @return another store
   * @throws NullPointerException if the name is null
   */
  public RevocationCache named(String name) {
    return new RevocationCache(
        new CacheSettings(settings.manager(), name, settings.timeout()), singleNode);
  }

  /**
   * Returns a store with another timeout than one second. The timeout does not apply to a cache in
   * this process.
   *
   * @param timeout how long a request waits at most for one call, above zero
   * @return another store
   * @throws NullPointerException if the timeout is null
   * @throws IllegalArgumentException if the timeout is zero or negative
   */
  public RevocationCache timeout(Duration timeout) {
    return new RevocationCache(
        new CacheSettings(settings.manager(), settings.name(), timeout), singleNode);
  }

  /**
   * Returns a store that accepts a cache in this process, such as a cache of Caffeine, Ehcache or
   * cache2k. No other server sees such a cache, so the application must have one server only. <b>A
   * restart forgets all revocations</b>: cookies that were signed out before count again until they
   * expire.
   *
   * @return another store
   */
  public RevocationCache singleNode() {
    return new RevocationCache(settings, true);
  }

  /**
   * Checks that other servers can see the revocations. Opens a cache in this process, which needs
   * no connection. Satchel calls it when the feature is built.
   *
   * @throws IllegalArgumentException if the cache is in this process without {@link #singleNode()},
   *     or cannot keep entries for long enough
   */
  @Override
  public void checkSettings(Duration keep) {
    if (settings.isInProcess()) {
      open(keep);
    }
  }

  @Override
  public void open(Duration keep) {
    if (settings.isInProcess() && !singleNode) {
      throw new IllegalArgumentException(
          "Revocations must reach all servers, but the caches of "
              + settings.manager().getClass().getName()
              + " are in one process; use a provider with a cluster, or call singleNode() if there"
              + " is one server, which forgets its revocations when it restarts");
    }
    Cache<String, Long> cache = settings.cache(unbounded(settings, settings.expiringAfter(keep)));
    requireUnbounded(cache);
    requireExpiry(cache, keep);
    opened.compareAndSet(null, new OpenCache(cache, settings.calls()));
  }

  static Configuration<String, Long> unbounded(
      CacheSettings settings, MutableConfiguration<String, Long> lasting) {
    return settings.isHazelcast() ? HazelcastCaches.unbounded(lasting) : lasting;
  }

  private void requireUnbounded(Cache<String, Long> cache) {
    boolean bounded =
        settings.isHazelcast() && HazelcastCaches.isBounded(cache)
            || settings.isCaffeine() && CaffeineCaches.isBounded(cache);
    if (bounded) {
      throw new IllegalArgumentException(
          "Only expiry may empty the cache of revocations, but "
              + settings.name()
              + " is bounded and drops entries when it is full; configure it without a bound (on"
              + " Hazelcast, an ENTRY_COUNT of 2147483647), or let Satchel make it");
    }
  }

  private void requireExpiry(Cache<String, Long> cache, Duration keep) {
    javax.cache.expiry.Duration found = CacheSettings.expiryOf(cache);
    if (found == null) {
      Log.LOGGER.log(
          Level.WARNING,
          "The provider does not tell how long entries of {0} stay; make sure that they stay for at"
              + " least {1}",
          settings.name(),
          keep);
      return;
    }
    boolean enough =
        found.isEternal()
            || found.getTimeUnit().toMillis(found.getDurationAmount()) >= keep.toMillis();
    if (!enough) {
      throw new IllegalArgumentException(
          "A revocation must be kept for "
              + keep
              + ", but entries of the cache "
              + settings.name()
              + " expire after "
              + TimeUnit.MILLISECONDS.toSeconds(
                  found.getTimeUnit().toMillis(found.getDurationAmount()))
              + " seconds; configure a longer expiry, or a shorter absoluteTimeout");
    }
  }

  @Override
  public Map<String, Long> get(Set<String> keys) {
    if (settings.isInProcess()) {
      return call(cache -> oneByOne(cache, keys));
    }
    return call(cache -> requireNumbers(cache.getAll(keys)));
  }

  /** Requires numbers, because another program may have written an entry. */
  private static Map<String, Long> requireNumbers(Map<String, Long> found) {
    for (Object value : found.values()) {
      if (!(value instanceof Long)) {
        throw new RefusedClassException("a revocation is no number; find out who wrote it");
      }
    }
    return found;
  }

  /**
   * Reads the keys one by one, for a cache in this process. Caffeine's {@code getAll} takes twice
   * the time of two gets.
   */
  private static Map<String, Long> oneByOne(Cache<String, Long> cache, Set<String> keys) {
    Map<String, Long> found = new HashMap<>();
    for (String key : keys) {
      Long value = cache.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  @Override
  public boolean putIfAbsent(String key, long value) {
    return call(cache -> cache.putIfAbsent(key, value));
  }

  @Override
  public void raise(String key, long value) {
    call(
        cache -> {
          Long known = cache.get(key);
          while (known == null
              ? !cache.putIfAbsent(key, value)
              : known < value && !cache.replace(key, known, value)) {
            // Another request was faster.
            known = cache.get(key);
          }
          return true;
        });
  }

  private <T> T call(Function<Cache<String, Long>, T> call) {
    OpenCache now = opened.get();
    if (now == null) {
      throw new IllegalStateException(
          "The first request of an application opens a RevocationCache, but no request came; give"
              + " the cache to revocations(store, outage)");
    }
    try {
      return now.calls().call(() -> call.apply(now.cache()));
    } catch (CacheException e) {
      now.calls().failed(e);
      throw e;
    }
  }
}
