package dev.satchel.internal.log;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Logs events that a client can cause as often as it likes. The log gets at most one line a minute,
 * with the number of events since the last line. Safe for many threads.
 */
public final class LogOncePerMinute {
  private static final long MINUTE = 60_000_000_000L;

  private final AtomicInteger count = new AtomicInteger();
  private final LongSupplier nanoTime;
  private final AtomicLong silentUntil;

  /** Creates a log that measures the minute by {@link System#nanoTime}. */
  public LogOncePerMinute() {
    this(System::nanoTime);
  }

  /**
   * Creates a log that measures the minute by another clock.
   *
   * @param nanoTime counts nanoseconds from any beginning, as {@link System#nanoTime} does
   */
  LogOncePerMinute(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.silentUntil = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * Counts one event. Logs the events since the last line, unless that line is younger than a
   * minute.
   *
   * @param message makes the line from the count of events
   * @return whether a line was logged
   */
  public boolean log(Level level, IntFunction<String> message) {
    count.incrementAndGet();
    long now = nanoTime.getAsLong();
    long until = silentUntil.get();
    if (now - until >= 0 && silentUntil.compareAndSet(until, now + MINUTE)) {
      Log.LOGGER.log(level, message.apply(count.getAndSet(0)));
      return true;
    }
    return false;
  }
}
