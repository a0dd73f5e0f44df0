package dev.satchel.cache;

import dev.satchel.internal.runtime.CxfProvider;
import dev.satchel.internal.runtime.Injectable;
import dev.satchel.internal.runtime.ResteasyInjector;
import dev.satchel.internal.runtime.Runtimes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Duration;
import java.util.List;
import javax.cache.CacheManager;

/**
 * Gives a Jakarta REST application {@link SessionCache}. Register one instance, together with a
 * {@link dev.satchel.SatchelFeature}.
 *
 * <pre>{@code
 * public class ReportsApplication extends ResourceConfig {
 *   public ReportsApplication(CacheManager manager, Secret secret) {
 *     register(Reports.class);
 *     register(SatchelFeature.recommended(secret));
 *     register(SessionCacheFeature.with(manager));
 *   }
 * }
 * }</pre>
 *
 * <p>The cache is named {@code satchel-sessions}, unless {@linkplain Builder#named another name} is
 * set. Its keys are text, and its values have any type. Building the feature makes the cache,
 * unless the manager already has a cache of that name. A cache that exists keeps its own expiry,
 * and its own bound if that is smaller. The application starts and closes the manager.
 *
 * <p>Any client can fill the cache, up to {@link Builder#maxEntries}, because a request without a
 * session gets one when it puts a value. On Redis, keep {@link RevocationCache revocations} in
 * another Redis, so that a full cache stops no sign-out.
 *
 * <p>Make the manager of a cluster by {@link RedissonCaches} or {@link HazelcastCaches}. Other
 * configurations of both providers make objects of any class, so a person who can write to the
 * cluster can run code in the servers.
 *
 * <p>Safe for many threads, and usable for many applications of one secret.
 */
public final class SessionCacheFeature implements Feature {
  private static final Injectable<SessionCache> INJECTABLE =
      Injectable.ofRequest(
          SessionCache.class,
          RequestCache::of,
          cache -> new ResteasyInjector<SessionCache>(cache) {},
          cache -> new OnCxf(cache));

  private final SessionEntries entries;

  private SessionCacheFeature(SessionEntries entries) {
    this.entries = entries;
  }

  /**
   * Creates the feature with its defaults, on a cache of this manager.
   *
   * @param manager the manager of any JSR-107 provider
   * @return the feature
   * @throws NullPointerException if the manager is null
   * @throws javax.cache.CacheException if the provider cannot make the cache
   */
  public static SessionCacheFeature with(CacheManager manager) {
    return builder(manager).build();
  }

  /**
   * Creates the feature with a Caffeine cache in this process. {@code
   * com.github.ben-manes.caffeine:jcache} must be on the class path. No other server sees the
   * entries, so each user must always come to the same server.
   *
   * @param maxEntries the largest number of entries of all sessions, at least 2; see {@link
   *     Builder#maxEntries}
   * @return the feature
   * @throws IllegalArgumentException if the number is less than 2
   * @throws IllegalStateException if Caffeine's provider is missing
   */
  public static SessionCacheFeature embedded(int maxEntries) {
    try {
      return builder(CaffeineCaches.newManager()).maxEntries(maxEntries).build();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "An embedded cache needs Caffeine's provider, but the class path has none; add"
              + " com.github.ben-manes.caffeine:jcache",
          missing);
    }
  }

  /**
   * Creates a builder, for other settings than the defaults.
   *
   * @param manager the manager of any JSR-107 provider
   * @return a new builder
   * @throws NullPointerException if the manager is null
   */
  public static Builder builder(CacheManager manager) {
    return new Builder(manager);
  }

  /**
   * Collects the settings of a {@link SessionCacheFeature}. A builder is for one thread at a time.
   */
  public static final class Builder {
    private static final int MAX_ENTRIES = 100_000;

    private CacheSettings settings;
    private Duration timeToLive = Duration.ofMinutes(30);
    private int maxEntries = MAX_ENTRIES;

    private Builder(CacheManager manager) {
      this.settings = new CacheSettings(manager, "satchel-sessions", Duration.ofSeconds(1));
    }

    /**
     * Sets the name of the cache, {@code satchel-sessions} by default.
     *
     * @param name the name, the same on all servers
     * @return this builder
     * @throws NullPointerException if the name is null
     */
    public Builder named(String name) {
      this.settings = new CacheSettings(settings.manager(), name, settings.timeout());
      return this;
    }

    /**
     * Sets how long an entry stays after it was last put, 30 minutes by default. A cache that the
     * manager already has keeps its own expiry.
     *
     * @param time a duration above zero
     * @return this builder
     * @throws NullPointerException if the duration is null
     * @throws IllegalArgumentException if the duration is zero or negative
     */
    public Builder timeToLive(Duration time) {
      CacheSettings.requirePositive("time to live", time);
      this.timeToLive = time;
      return this;
    }

    /**
     * Sets how long a request waits at most for one call to the cache, one second by default. The
     * timeout does not apply to a cache in this process.
     *
     * @param timeout a duration above zero
     * @return this builder
     * @throws NullPointerException if the duration is null
     * @throws IllegalArgumentException if the duration is zero or negative
     */
    public Builder timeout(Duration timeout) {
      this.settings = new CacheSettings(settings.manager(), settings.name(), timeout);
      return this;
    }

    /**
     * Sets the largest number of entries of all sessions, 100,000 by default, on each provider. A
     * client can put large values for new sessions as fast as it likes, so the cache needs memory
     * for this number of the largest values.
     *
     * <p>The entries are in groups of up to 127, each with a list of its entries. A session belongs
     * to one group. In a full group, the entry with the oldest put goes for a new entry, which can
     * be a little before the whole cache is full.
     *
     * @param entries a number of at least 2, the same on all servers
     * @return this builder
     * @throws IllegalArgumentException if the number is less than 2
     */
    public Builder maxEntries(int entries) {
      if (entries < 2) {
        throw new IllegalArgumentException(
            "A cache must have room for at least 2 entries, a value and its list, but maxEntries"
                + " is "
                + entries
                + "; give a larger number");
      }
      this.maxEntries = entries;
      return this;
    }

    /**
     * Builds the feature with these settings.
     *
     * @return the feature
     * @throws javax.cache.CacheException if the provider cannot make the cache
     */
    public SessionCacheFeature build() {
      return new SessionCacheFeature(
          new SessionEntries(
              settings.cache(settings.unbounded(timeToLive)), settings.calls(), maxEntries));
    }
  }

  /**
   * Registers the filter, and makes the cache injectable. The runtime calls it.
   *
   * @param context the application's configuration
   * @return whether the feature was enabled
   */
  @Override
  public boolean configure(FeatureContext context) {
    Configuration configuration = context.getConfiguration();
    boolean known = configuration.getInstances().stream().anyMatch(CacheFilter.class::isInstance);
    if (configuration.getRuntimeType() == RuntimeType.CLIENT || known) {
      return false;
    }
    context.register(new CacheFilter(entries, Runtimes.of(context)));
    Runtimes.inject(context, List.of(INJECTABLE));
    return true;
  }

  private record OnCxf(Injectable<SessionCache> injectable) implements CxfProvider<SessionCache> {}
}
