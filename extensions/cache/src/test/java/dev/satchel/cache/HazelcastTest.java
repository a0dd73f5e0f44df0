package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;

class HazelcastTest extends EngineContract {
  @Override
  Engine newEngine() {
    return new HazelcastEngine();
  }

  /** Hazelcast bounds a cache that is created without settings. */
  @Test
  void aBoundedCacheOfRevocations_isRefused() {
    engine().one().createCache("bounded-revocations", new MutableConfiguration<String, Long>());
    RevocationCache store = RevocationCache.on(engine().two()).named("bounded-revocations");
    assertThatThrownBy(() -> store.open(Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Only expiry may empty the cache of revocations, but bounded-revocations is bounded and"
                + " drops entries when it is full; configure it without a bound (on Hazelcast, an"
                + " ENTRY_COUNT of 2147483647), or let Satchel make it");
  }
}
