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
import javax.cache.configuration.MutableConfiguration;

/**
 * Gives a Jakarta REST application {@link SessionCache}: register it once, beside {@link
 * dev.satchel.SatchelFeature}.
 *
 * <p>The cache is {@code satchel-sessions} unless it is {@linkplain Builder#named named} otherwise,
 * with keys of text and values of any type. It is made when the feature is built, or found in the
 * manager: then with its own expiry and bound. The application starts and closes the manager.
 *
 * <p>Configure the provider's serialization, so that values survive the way to another node, and
 * never leave it to Java serialization of what a client sent. On Hazelcast records travel as
 * Compact without configuration, but what implements {@link java.io.Serializable} does not: leave
 * that interface out. On Redis through Redisson set a codec in its configuration, such as Kryo or
 * JSON.
 *
 * <p>Safe for many threads, and good for many applications of one secret.
 */
public final class SessionCacheFeature implements Feature {
  private static final Injectable<SessionCache> INJECTABLE =
      Injectable.ofRequest(
          SessionCache.class,
          request -> RequestCache.require(request.get(RequestCache.PROPERTY)),
          cache -> new ResteasyInjector<SessionCache>(cache) {},
          cache -> new OnCxf(cache));

  private final SessionEntries entries;

  private SessionCacheFeature(SessionEntries entries) {
    this.entries = entries;
  }

  /**
   * The feature with its defaults, on the caches of this manager.
   *
   * @param manager of any JSR-107 provider
   * @return the feature
   * @throws NullPointerException if it is null
   * @throws javax.cache.CacheException if the cache cannot be made
   */
  public static SessionCacheFeature with(CacheManager manager) {
    return builder(manager).build();
  }

  /**
   * The feature on a cache in this process, by Caffeine: {@code
   * com.github.ben-manes.caffeine:jcache} must be on the class path. What is kept there is one
   * node's, so let a user come to one node alone, or have one.
   *
   * @param maxEntries how many entries of all sessions there are at most, at least 1; each session
   *     takes one beside its own
   * @return the feature
   * @throws IllegalArgumentException if it is less than 1
   * @throws IllegalStateException if Caffeine's provider is missing
   */
  public static SessionCacheFeature embedded(int maxEntries) {
    try {
      return builder(CaffeineCaches.newManager()).maxEntries(maxEntries).build();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "An embedded cache is Caffeine's, but its provider is not on the class path; add"
              + " com.github.ben-manes.caffeine:jcache",
          missing);
    }
  }

  /**
   * For other settings than the defaults.
   *
   * @param manager of any JSR-107 provider
   * @return a new builder
   * @throws NullPointerException if it is null
   */
  public static Builder builder(CacheManager manager) {
    return new Builder(manager);
  }

  /** Collects the settings. Not for use by several threads at once. */
  public static final class Builder {
    private static final int MAX_ENTRIES = 100_000;

    private CacheSettings settings;
    private Duration timeToLive = Duration.ofMinutes(30);
    private int maxEntries = MAX_ENTRIES;

    private Builder(CacheManager manager) {
      this.settings = new CacheSettings(manager, "satchel-sessions", Duration.ofSeconds(1));
    }

    /**
     * The cache's name, {@code satchel-sessions} by default.
     *
     * @param name a name, the same on all nodes
     * @return this builder
     * @throws NullPointerException if it is null
     */
    public Builder named(String name) {
      this.settings = new CacheSettings(settings.manager(), name, settings.timeout());
      return this;
    }

    /**
     * How long an entry stays after it was last put, 30 minutes by default. Of a cache that is
     * there already, its own expiry counts.
     *
     * @param time longer than nothing
     * @return this builder
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is not longer than nothing
     */
    public Builder timeToLive(Duration time) {
      CacheSettings.requirePositive("time to live", time);
      this.timeToLive = time;
      return this;
    }

    /**
     * The longest that a request waits for one call, one second by default. A cache in this process
     * is not waited for.
     *
     * @param timeout longer than nothing
     * @return this builder
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is not longer than nothing
     */
    public Builder timeout(Duration timeout) {
      this.settings = new CacheSettings(settings.manager(), settings.name(), timeout);
      return this;
    }

    /**
     * How many entries of all sessions a cache of Caffeine's has at most, 100,000 by default;
     * others are bounded by their provider's configuration.
     *
     * @param entries at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxEntries(int entries) {
      if (entries < 1) {
        throw new IllegalArgumentException(
            "A cache must have room for 1 entry at least, but maxEntries is "
                + entries
                + "; give a larger one");
      }
      this.maxEntries = entries;
      return this;
    }

    /**
     * The feature with these settings.
     *
     * @return the feature
     * @throws javax.cache.CacheException if the cache cannot be made
     */
    public SessionCacheFeature build() {
      MutableConfiguration<String, Object> lasting = settings.expiringAfter(timeToLive);
      return new SessionCacheFeature(
          new SessionEntries(
              settings.cache(
                  settings.isCaffeine() ? CaffeineCaches.bounded(lasting, maxEntries) : lasting),
              settings.calls()));
    }
  }

  /**
   * Called by the runtime.
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
    context.register(new CacheFilter(entries));
    Runtimes.inject(context, List.of(INJECTABLE));
    return true;
  }

  private record OnCxf(Injectable<SessionCache> injectable) implements CxfProvider<SessionCache> {}
}
