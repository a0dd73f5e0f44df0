package dev.satchel.cache;

import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.CacheConfig;
import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.CompactSerializationConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.Hazelcast;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/**
 * Starts a member of Hazelcast that makes objects only of classes that the application names.
 * Values that somebody else writes into the cluster then run no code in the member.
 *
 * <pre>{@code
 * Config config = new Config().setClusterName("reports");
 * CacheManager manager = HazelcastCaches.start(config, Report.class);
 * SessionCacheFeature.with(manager);
 * RevocationCache.on(manager);
 * }</pre>
 *
 * <p><b>Protect the ports of the members.</b> The open-source edition of Hazelcast has neither
 * passwords nor TLS, and the name of the cluster is no secret. A person who reaches a port can read
 * and change all entries, and can stop the members.
 *
 * <p>Needs {@code com.hazelcast:hazelcast} on the class path.
 */
public final class HazelcastCaches {
  private HazelcastCaches() {}

  /**
   * Starts a member, and returns a manager of its caches.
   *
   * <p>Values may be of these classes:
   *
   * <ul>
   *   <li>strings, numbers, booleans, characters, and arrays of them
   *   <li>the JDK's usual classes for lists, sets, maps, dates, times and large numbers
   *   <li>the classes that you name, which travel as Compact, also if they are {@link
   *       java.io.Serializable}
   * </ul>
   *
   * <p>Name the class of each value, and each class of your own within it. A value of any other
   * class cannot be put: the call throws a {@link javax.cache.CacheException}. If the other class
   * is {@link java.io.Serializable}, the call succeeds, but nobody can read the entry. A planted
   * entry of any other class is a miss for {@link SessionCache}, and a failure of the store for
   * {@link RevocationCache}. The log tells of it once a minute.
   *
   * <p>The method changes the configuration: its filters of classes, its class loader and its list
   * of Compact classes. The member finds no other classes, so name the listeners, stores and
   * serializers of the configuration too, if it names them by their names. Use each configuration
   * once.
   *
   * @param config the network, name and other settings of the member
   * @param allowed the classes of the application's values, without interfaces
   * @return a manager; {@code getCachingProvider().close()} stops the member, and so does {@code
   *     HazelcastCacheManager.getHazelcastInstance().shutdown()}
   * @throws NullPointerException if the configuration or a class is null
   * @throws com.hazelcast.core.HazelcastException if the member cannot start
   */
  public static CacheManager start(Config config, Class<?>... allowed) {
    allowOnly(config, allowed);
    return new HazelcastServerCachingProvider(Hazelcast.newHazelcastInstance(config))
        .getCacheManager();
  }

  private static void allowOnly(Config config, Class<?>... allowed) {
    ClassFilter own =
        new ClassFilter()
            .addPrefixes("com.hazelcast.", "javax.cache.")
            .addPackages("java.lang", "java.time", "java.util", "java.util.concurrent");
    ClassFilter values = new ClassFilter();
    SerializationConfig serialization = config.getSerializationConfig();
    CompactSerializationConfig compact = serialization.getCompactSerializationConfig();
    for (Class<?> each : allowed) {
      if (each.isEnum()) {
        // Compact takes an enum only within another value.
        own.addClasses(each.getName());
      } else {
        values.addClasses(each.getName());
        compact.addClass(each);
      }
    }
    compact.setZeroConfigFilter(only(values));
    config.setClassLoader(
        new AllowListClassLoader(config.getClassLoader(), new ClassFilter(own).add(values)));
    // The name of each array begins so. The filter also sees the class of the elements.
    JavaSerializationFilterConfig java = only(own.addPrefixes("["));
    java.getBlacklist().addPrefixes("com.hazelcast.shaded.");
    serialization.setJavaSerializationFilterConfig(java);
  }

  /** Returns a filter. An empty filter of Java serialization would allow everything. */
  private static JavaSerializationFilterConfig only(ClassFilter classes) {
    return new JavaSerializationFilterConfig().setDefaultsDisabled(true).setWhitelist(classes);
  }

  static <V> Configuration<String, V> unbounded(MutableConfiguration<String, V> configuration) {
    return new CacheConfig<>(configuration)
        .setEvictionConfig(
            new EvictionConfig()
                .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                .setSize(Integer.MAX_VALUE));
  }

  /** Returns whether the cache has a bound. The standard API needs a raw class here. */
  @SuppressWarnings("unchecked")
  static boolean isBounded(Cache<?, ?> cache) {
    EvictionConfig eviction = cache.getConfiguration(CacheConfig.class).getEvictionConfig();
    return eviction.getMaxSizePolicy() != MaxSizePolicy.ENTRY_COUNT
        || eviction.getSize() < Integer.MAX_VALUE;
  }
}
