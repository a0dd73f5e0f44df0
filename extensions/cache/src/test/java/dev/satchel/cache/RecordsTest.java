package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.MarkedRecords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids and values of sessions stay out of logs, also if code prints a record. */
class RecordsTest {
  private final MarkedRecords marked =
      new MarkedRecords(
          Map.of(Duration.class, Duration.ofSeconds(1)), Set.of("CacheSettings.name"));

  static List<Class<?>> records() {
    return MarkedRecords.besides(SessionCacheFeature.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void itsText_showsNothingOfACache(Class<?> type) {
    assertThat(marked.textOf(type)).doesNotContain(MarkedRecords.MARK);
  }

  @Test
  void theRecords_areFound() {
    assertThat(records()).contains(CacheSettings.class);
  }
}
