package dev.satchel.cache;

import java.net.URI;
import java.util.List;
import javax.cache.CacheManager;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.jcache.JCachingProvider;

/**
 * Connects to Redis through Redisson in a way that reads only classes that the application names. A
 * person who can write to Redis can then change entries, but cannot run code in the application.
 *
 * <pre>{@code
 * Config config = new Config();
 * config.setUsername("reports").setPassword(password);
 * config.useSingleServer().setAddress("rediss://redis.example.org:6379");
 * CacheManager manager = RedissonCaches.connect(config, Report.class);
 * SessionCacheFeature.with(manager);
 * RevocationCache.on(manager);
 * }</pre>
 *
 * <p>The codecs of Redisson are not safe by default. {@code Kryo5Codec}, {@code JsonJacksonCodec}
 * and {@code SerializationCodec} read the names of classes from Redis, and make objects of these
 * classes.
 *
 * <p>Needs {@code org.redisson:redisson} on the class path, and no other class of Satchel does.
 */
public final class RedissonCaches {
  private RedissonCaches() {}

  /**
   * Connects to Redis, and returns a manager of caches there.
   *
   * <p>Values may be of these classes:
   *
   * <ul>
   *   <li>strings, numbers, booleans, characters, arrays of primitives, and {@code String[]}
   *   <li>the JDK's usual classes for lists, sets, maps, dates, times and large numbers; a view
   *       such as {@code Collections.unmodifiableList} is none of them, but {@code List.copyOf} is
   *   <li>the classes that you name: records, enums, and other classes
   * </ul>
   *
   * <p>Name the class of each value, and each class of your own within it. A value of any other
   * class cannot be put: the call throws a {@link javax.cache.CacheException}. A planted entry of
   * any other class is a miss for {@link SessionCache}, and a failure of the store for {@link
   * RevocationCache}. The log tells of it once a minute.
   *
   * <p>Redis holds a number in place of the name of a class. The number depends on the name alone,
   * so servers may name different classes. If a record changes its components, give it another
   * name, or empty the cache.
   *
   * @param config the addresses, credentials and TLS of Redis; its codec does not count
   * @param allowed the classes of the application's values, without interfaces and abstract classes
   * @return a manager; closing it also ends the connections. {@code unwrap(RedissonClient.class)}
   *     returns the client
   * @throws NullPointerException if the configuration or a class is null
   * @throws IllegalArgumentException if no object can have one of the classes
   * @throws org.redisson.client.RedisException if Redis does not answer
   */
  public static CacheManager connect(Config config, Class<?>... allowed) {
    AllowListCodec codec = new AllowListCodec(List.of(allowed));
    RedissonClient client = Redisson.create(new Config(config).setCodec(codec));
    return new RedissonCacheManager(client, withoutConfiguration());
  }

  /**
   * Returns a manager of Redisson that has no client of its own. The provider only reads a
   * configuration from a URL, and goes on without one if it does not know the scheme of the URL.
   */
  private static CacheManager withoutConfiguration() {
    JCachingProvider provider = new JCachingProvider();
    return provider.getCacheManager(
        URI.create("satchel:redis"),
        provider.getDefaultClassLoader(),
        provider.getDefaultProperties());
  }
}
