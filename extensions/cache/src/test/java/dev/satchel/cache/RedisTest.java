package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.satchel.tests.LogLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.satchel.cache.RedisProgram#isThere")
class RedisTest extends EngineContract {
  @Override
  Engine newEngine() throws Exception {
    return new RedisEngine();
  }

  /** So the build needs no installed Redis, and tests the same one on each machine. */
  @Test
  @DisabledIfSystemProperty(named = "redis-server", matches = ".*")
  void withoutTheProperty_theProgramComesOutOfTheJar() {
    assertThat(Path.of(RedisProgram.path())).startsWith(Path.of("target").toAbsolutePath());
  }

  @Test
  void nothing_isSerializedByJava() throws Exception {
    entries(engine().one(), Duration.ofMinutes(30))
        .put("j", "viewed", new Viewed("a pen of gold", 3));
    String file = new String(((RedisEngine) engine()).file(), StandardCharsets.ISO_8859_1);
    assertThat(file).contains("a pen of gol").doesNotContain("\u00ac\u00ed\u0000\u0005");
  }

  @Test
  void otherCachesBesideTheRevocations_areWarnedOf() {
    try (LogLines log = LogLines.ofThisJvm()) {
      RevocationCache.on(engine().one()).open(Duration.ofHours(1));
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith(
              "WARNING The cache of revocations satchel-revocations needs a Redis of its own, but"
                  + " its manager also has [")
          .contains("sessions-1800")
          .endsWith(
              "A full Redis stores no sign-out; give the revocations the manager of another Redis");
    }
  }

  /**
   * The cluster hangs. Each call is answered nevertheless, and the log says once that the cache is
   * away.
   */
  @Test
  void whileItIsAway_readsAreMissesAndWritesThrow() throws Exception {
    try (RedisEngine hanging = new RedisEngine();
        LogLines log = LogLines.ofThisJvm()) {
      CacheSettings settings = new CacheSettings(hanging.one(), "hanging", Duration.ofMillis(500));
      SessionEntries entries = entries(settings, Duration.ofHours(1), 1000);
      RevocationCache revocations =
          RevocationCache.on(hanging.one()).timeout(Duration.ofMillis(500));
      revocations.open(Duration.ofHours(1));
      entries.put("a", "key", "value");
      hanging.hang();
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            for (int i = 0; i < 500; i++) {
              assertThat(entries.get("a", "key")).isNull();
              assertThatThrownBy(() -> entries.put("a", "key", "other"))
                  .isInstanceOf(CacheException.class)
                  .hasMessageStartingWith(
                      "The cache hanging must answer within PT0.5S, but it did not answer")
                  .hasMessageNotContaining("other");
              assertThatThrownBy(() -> revocations.get(Set.of("id:a")))
                  .isInstanceOf(CacheException.class);
            }
          });
      assertThat(log.all().stream().filter(line -> line.contains("cache hanging is away")))
          .hasSize(1);
      assertThat(log.all().stream().filter(line -> line.contains("satchel-revocations is away")))
          .hasSize(1);
      hanging.goOn();
      for (int i = 0; i < 200 && entries.get("a", "key") == null; i++) {
        Thread.sleep(50);
      }
      assertThat(entries.get("a", "key")).isNotNull();
      assertThat(log.all()).anyMatch(line -> line.contains("The cache hanging is back"));
    }
  }
}
