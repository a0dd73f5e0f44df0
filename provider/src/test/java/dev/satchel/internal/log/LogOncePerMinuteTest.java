package dev.satchel.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.LogLines;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogOncePerMinuteTest {
  private static final long MINUTE = 60_000_000_000L;

  /** The JDK's counter may begin anywhere, and pass the largest number. */
  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - MINUTE})
  void oneLineAMinute_countsWhatCameSinceTheLastOne(long start) {
    AtomicLong nanos = new AtomicLong(start);
    LogOncePerMinute events = new LogOncePerMinute(nanos::get);
    try (LogLines log = LogLines.ofThisJvm()) {
      log(events, 3);
      assertThat(log.all()).containsExactly("WARNING 1 events");
      nanos.addAndGet(MINUTE - 1);
      log(events, 4);
      assertThat(log.all()).hasSize(1);
      nanos.addAndGet(1);
      log(events, 2);
      assertThat(log.all().subList(1, log.all().size())).containsExactly("WARNING 7 events");
      nanos.addAndGet(5 * MINUTE);
      log(events, 1);
      nanos.addAndGet(MINUTE);
      log(events, 1);
      assertThat(log.all().subList(2, log.all().size()))
          .isEqualTo(List.of("WARNING 2 events", "WARNING 1 events"));
    }
  }

  @Test
  void theFirstEvent_isLoggedAtOnce() {
    try (LogLines log = LogLines.ofThisJvm()) {
      log(new LogOncePerMinute(), 2);
      assertThat(log.all()).containsExactly("WARNING 1 events");
    }
  }

  @Test
  void log_tellsWhetherItLogged() {
    LogOncePerMinute events = new LogOncePerMinute();
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(events.log(Level.WARNING, count -> "event")).isTrue();
      assertThat(events.log(Level.WARNING, count -> "event")).isFalse();
      assertThat(log.all()).hasSize(1);
    }
  }

  private static void log(LogOncePerMinute events, int times) {
    for (int i = 0; i < times; i++) {
      events.log(Level.WARNING, count -> count + " events");
    }
  }
}
