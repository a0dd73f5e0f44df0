package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;

class CaffeineTest extends EngineContract {
  @Override
  Engine newEngine() {
    return new CaffeineEngine();
  }

  @Test
  void revocations_needToBeToldOfASingleNode() {
    RevocationCache store = RevocationCache.on(engine().one()).named("single");
    assertThatThrownBy(() -> store.checkSettings(Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Revocations must reach all servers, but the caches of"
                + " com.github.benmanes.caffeine.jcache.CacheManagerImpl are in one process; use a"
                + " provider with a cluster, or call singleNode() if there is one server, which"
                + " forgets its revocations when it restarts");
    store.singleNode().open(Duration.ofHours(1));
  }

  @Test
  void aBoundedCacheOfRevocations_isRefused() {
    CacheSettings settings =
        new CacheSettings(engine().one(), "bounded-revocations", Duration.ofSeconds(1));
    settings.cache(bounded(settings.expiringAfter(Duration.ofHours(1)), 10_000));
    RevocationCache store =
        RevocationCache.on(engine().one()).named("bounded-revocations").singleNode();
    assertThatThrownBy(() -> store.open(Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Only expiry may empty the cache of revocations, but bounded-revocations is bounded");
  }

  @Test
  void anUnopenedStore_namesTheCure() {
    assertThatThrownBy(() -> RevocationCache.on(engine().one()).get(Set.of("id:a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("give the cache to revocations(store, outage)");
  }

  @Test
  void storesOfOneCache_areEqual() {
    RevocationCache store = RevocationCache.on(engine().one());
    assertThat(RevocationCache.on(engine().one()).timeout(Duration.ofSeconds(9)).singleNode())
        .isEqualTo(store)
        .hasSameHashCodeAs(store);
    assertThat(store.named("other")).isNotEqualTo(store).isNotEqualTo("other");
    try (CaffeineEngine other = new CaffeineEngine()) {
      assertThat(RevocationCache.on(other.one())).isNotEqualTo(store);
    }
  }

  @Override
  boolean readsBytes() {
    return false;
  }

  /** An application may bound its own cache further, and then the provider evicts lists too. */
  @Test
  void aCacheThatEvictsByItself_neverShowsWhatIsNotListed() throws Exception {
    CacheSettings settings = new CacheSettings(engine().one(), "small", Duration.ofSeconds(1));
    settings.cache(bounded(settings.expiringAfter(Duration.ofHours(1)), 100));
    SessionEntries small = entries(settings, Duration.ofHours(1), 100_000);
    for (int i = 0; i < 10_000; i++) {
      small.put("s" + i, "key", i);
    }
    long kept = 0;
    for (int i = 0; i < 100 && (kept = kept(small)) > 100; i++) {
      Thread.sleep(20); // it evicts soon, not at once
    }
    assertThat(kept).isBetween(0L, 100L);
    for (int i = 0; i < 10_000; i++) {
      small.clear("s" + i);
      assertThat(small.get("s" + i, "key")).isNull();
    }
  }

  private static long kept(SessionEntries entries) {
    long kept = 0;
    for (int i = 0; i < 10_000; i++) {
      kept += entries.get("s" + i, "key") == null ? 0 : 1;
    }
    return kept;
  }

  private static <V> Configuration<String, V> bounded(
      MutableConfiguration<String, V> configuration, long maxEntries) {
    CaffeineConfiguration<String, V> bounded = new CaffeineConfiguration<>(configuration);
    bounded.setMaximumSize(OptionalLong.of(maxEntries));
    return bounded;
  }

  @Test
  void settings_areChecked() {
    SessionCacheFeature.Builder builder = SessionCacheFeature.builder(engine().one());
    assertThatThrownBy(() -> builder.timeToLive(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The time to live of a cache must be longer than zero, but it is PT0S; give another"
                + " Duration");
    assertThatThrownBy(() -> builder.timeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
    assertThatThrownBy(() -> SessionCacheFeature.embedded(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A cache must have room for at least 2 entries, a value and its list, but maxEntries is"
                + " 1; give a larger number");
    assertThatThrownBy(() -> builder.named(null)).hasMessage("name");
    assertThatThrownBy(() -> SessionCacheFeature.with(null)).hasMessage("manager");
  }
}
