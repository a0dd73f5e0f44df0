package dev.satchel.cache;

import dev.satchel.RevocationStore;
import dev.satchel.internal.session.EarlyCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
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
 * Redis forgets entries by itself. Such a Redis must be for revocations alone: when other data
 * fills it, Redis refuses to store a sign-out.
 *
 * <p>{@link #named}, {@link #timeout} and {@link #singleNode} return another store. Two stores are
 * equal if they have the same manager and name. Applications of two secrets need two names, or two
 * {@linkplain dev.satchel.SatchelFeatureBuilder#audience audiences}. Safe for many threads.
 */
public final class RevocationCache implements RevocationStore, EarlyCheck {
  /** How often a number is raised while other requests raise it, before it is put. */
  private static final int MAX_TRIES = 20;

  private final CacheSettings settings;
  private final boolean singleNode;
  private final AtomicReference<@Nullable OpenCache> opened = new AtomicReference<>();

  private RevocationCache(CacheSettings settings, boolean singleNode) {
    this.settings = settings;
    this.singleNode = singleNode;
  }

  private record OpenCache(Cache<String, Object> cache, BoundedCalls calls) {
    /** Shows nothing of the cache: its ids and subjects stay out of logs. */
    @Override
    public String toString() {
      return "OpenCache";
    }
  }

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
    Cache<String, Object> cache = settings.cache(settings.unbounded(keep));
    new RevocationCacheCheck(settings, cache).require(keep);
    opened.compareAndSet(null, new OpenCache(cache, settings.calls()));
  }

  /** Returns whether both stores keep their entries in one cache, whatever their timeouts. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RevocationCache store
        && settings.manager().equals(store.settings.manager())
        && settings.name().equals(store.settings.name());
  }

  @Override
  public int hashCode() {
    return Objects.hash(settings.manager(), settings.name());
  }

  /** Returns values of any type, because others write to a cluster too. Satchel reads numbers. */
  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Long> get(Set<String> keys) {
    return (Map<String, Long>)
        (Map<String, ?>)
            call(cache -> settings.isInProcess() ? oneByOne(cache, keys) : cache.getAll(keys));
  }

  /**
   * Reads the keys one by one, for a cache in this process. Caffeine's {@code getAll} takes twice
   * the time of two gets.
   */
  private static Map<String, Object> oneByOne(Cache<String, Object> cache, Set<String> keys) {
    Map<String, Object> found = new HashMap<>();
    for (String key : keys) {
      Object value = cache.get(key);
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
    call(cache -> raise(cache, key, value));
  }

  private static boolean raise(Cache<String, Object> cache, String key, long value) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Object known = known(cache, key);
      if (known == null) {
        if (cache.putIfAbsent(key, value)) {
          return true;
        }
      } else if (!(known instanceof Long || known instanceof Integer)) {
        break;
      } else if (((Number) known).longValue() >= value || cache.replace(key, known, value)) {
        return true;
      }
      // Another request was faster.
    }
    cache.put(key, value);
    return true;
  }

  /** Returns what the key has, or no number if the provider cannot read the entry. */
  private static @Nullable Object known(Cache<String, Object> cache, String key) {
    try {
      return cache.get(key);
    } catch (RuntimeException unreadable) {
      return unreadable;
    }
  }

  private <T> T call(Function<Cache<String, Object>, T> call) {
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
