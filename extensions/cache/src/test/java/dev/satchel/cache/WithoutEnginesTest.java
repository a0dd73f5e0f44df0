package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An application brings one engine, and no other engine is on its class path. */
class WithoutEnginesTest {
  private static URLClassLoader without(String... engines) throws Exception {
    List<URL> urls = new ArrayList<>();
    String classPath = System.getProperty("java.class.path");
    for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      if (List.of(engines).stream().noneMatch(engine -> entry.contains(engine))) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void caffeineAlone_isEnough() throws Exception {
    try (URLClassLoader loader = without("redisson", "kryo", "hazelcast")) {
      assertThatThrownBy(() -> loader.loadClass("org.redisson.Redisson"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> loader.loadClass("com.hazelcast.core.Hazelcast"))
          .isInstanceOf(ClassNotFoundException.class);
      Method usesCaffeine = loader.loadClass(Caffeine.class.getName()).getMethod("use");
      assertThat(usesCaffeine.invoke(null)).isEqualTo("value");
    }
  }

  /** Runs in the class loader without the other engines. */
  public static final class Caffeine {
    private Caffeine() {}

    public static Object use() {
      CaffeineEngine engine = new CaffeineEngine();
      SessionEntries entries = EngineContract.entries(engine.one(), Duration.ofMinutes(30));
      entries.put("a", "key", "value");
      RevocationCache revocations = RevocationCache.on(engine.one()).singleNode();
      revocations.open(Duration.ofHours(1));
      revocations.putIfAbsent("id:a", 1);
      SessionCacheFeature.with(engine.one());
      return entries.get("a", "key");
    }
  }
}
