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
 * Revocations in a cache of their own, {@code satchel-revocations} unless {@link #named}, which
 * only expiry empties: a cache that drops old entries for new ones would let an attacker, who signs
 * in and out, push revocations out. It is made by the first request, or found in the manager: then
 * with an expiry that is long enough, and no bound.
 *
 * <p>How safe revocations are is how safe the cluster keeps its entries. Hazelcast keeps one copy
 * on another member by default. Redis needs {@code maxmemory-policy noeviction} and a persistence,
 * else it forgets by itself.
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
   * Revocations in the caches of this manager.
   *
   * @param manager of any JSR-107 provider
   * @return the store
   * @throws NullPointerException if it is null
   */
  public static RevocationCache on(CacheManager manager) {
    CacheSettings settings =
        new CacheSettings(manager, "satchel-revocations", Duration.ofSeconds(1));
    return new RevocationCache(settings, false);
  }

  /**
   * The same in a cache of this name.
   *
   * @param name the cache's name, the same on all nodes
   * @return another store
   * @throws NullPointerException if it is null
   */
  public RevocationCache named(String name) {
    return new RevocationCache(
        new CacheSettings(settings.manager(), name, settings.timeout()), singleNode);
  }

  /**
   * The same with another timeout than one second. A cache in this process is not waited for.
   *
   * @param timeout the longest that a request waits for one call
   * @return another store
   * @throws NullPointerException if it is null
   * @throws IllegalArgumentException if it is not longer than nothing
   */
  public RevocationCache timeout(Duration timeout) {
    return new RevocationCache(
        new CacheSettings(settings.manager(), settings.name(), timeout), singleNode);
  }

  /**
   * Accepts a cache that no other node sees, as those of Caffeine, Ehcache and cache2k are. Then
   * each node knows its own revocations alone, so that there must be one node; and <b>a restart
   * forgets</b>: cookies that were signed out before count again until they expire.
   *
   * @return another store
   */
  public RevocationCache singleNode() {
    return new RevocationCache(settings, true);
  }

  /**
   * Checks that other nodes can see the revocations. Opens a cache in this process, which needs no
   * connection. Called when the feature is built.
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
          "Revocations must reach all nodes, but the caches of "
              + settings.manager().getClass().getName()
              + " are in one process; take a clustered provider, or call singleNode() if there is"
              + " one node, which forgets them when it restarts");
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
              + " Hazelcast, an ENTRY_COUNT of 2147483647), or leave it to be made");
    }
  }

  private void requireExpiry(Cache<String, Long> cache, Duration keep) {
    javax.cache.expiry.Duration found = CacheSettings.expiryOf(cache);
    if (found == null) {
      Log.LOGGER.log(
          Level.WARNING,
          "The provider does not tell how long entries of {0} stay; it must be {1} at least",
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
    return call(cache -> cache.getAll(keys));
  }

  /** Where no call is a journey. Caffeine's {@code getAll} takes twice the time of two gets. */
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
            known = cache.get(key); // another was faster
          }
          return true;
        });
  }

  private <T> T call(Function<Cache<String, Long>, T> call) {
    OpenCache now = opened.get();
    if (now == null) {
      throw new IllegalStateException(
          "A RevocationCache is opened by the first request of an application, but none came; give"
              + " it to revocations(store, outage)");
    }
    try {
      return now.calls().call(() -> call.apply(now.cache()));
    } catch (CacheException e) {
      now.calls().failed(e);
      throw e;
    }
  }
}
