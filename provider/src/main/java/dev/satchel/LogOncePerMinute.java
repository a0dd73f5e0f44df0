package dev.satchel;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Events that come with requests, and so as often as anybody likes: one line in the log a minute,
 * with their count.
 */
final class LogOncePerMinute {
  private static final long MINUTE = 60_000_000_000L;

  private final AtomicInteger count = new AtomicInteger();
  private final LongSupplier nanoTime;
  private final AtomicLong silentUntil;

  LogOncePerMinute() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime counts on, from anywhere, as {@link System#nanoTime} does
   */
  LogOncePerMinute(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.silentUntil = new AtomicLong(nanoTime.getAsLong());
  }

  /** Counts one event, and logs those since the last line unless a minute has not passed. */
  void log(Level level, IntFunction<String> message) {
    count.incrementAndGet();
    long now = nanoTime.getAsLong();
    long until = silentUntil.get();
    if (now - until >= 0 && silentUntil.compareAndSet(until, now + MINUTE)) {
      Log.LOGGER.log(level, message.apply(count.getAndSet(0)));
    }
  }
}
