package dev.satchel.cache;

import dev.satchel.internal.log.Log;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;

/**
 * Checks whether a cache can hold revocations: only expiry may empty it, late enough, and no client
 * may fill it.
 */
final class RevocationCacheCheck {
  private final CacheSettings settings;
  private final Cache<String, Object> cache;

  RevocationCacheCheck(CacheSettings settings, Cache<String, Object> cache) {
    this.settings = settings;
    this.cache = cache;
  }

  /**
   * Refuses the cache if it cannot, and warns of what cannot be told.
   *
   * @param keep how long an entry must stay
   * @throws IllegalArgumentException if the cache has a bound, or drops entries earlier
   */
  void require(Duration keep) {
    requireUnbounded();
    requireExpiry(keep);
    warnOfNeighbours();
  }

  private void requireUnbounded() {
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

  /** Warns of caches that could fill the Redis of the revocations, as any client can. */
  private void warnOfNeighbours() {
    if (cache.getClass().getName().startsWith("org.redisson.")) {
      Set<String> others = new TreeSet<>();
      settings.manager().getCacheNames().forEach(others::add);
      others.remove(settings.name());
      if (!others.isEmpty()) {
        Log.LOGGER.log(
            Level.WARNING,
            "The cache of revocations {0} needs a Redis of its own, but its manager also has {1}. A"
                + " full Redis stores no sign-out; give the revocations the manager of another"
                + " Redis",
            settings.name(),
            others);
      }
    }
  }

  private void requireExpiry(Duration keep) {
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
}
