package dev.satchel.cache;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Whether a line may be logged again that any request can cause. */
final class OncePerMinute {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

  boolean begins() {
    long now = System.nanoTime();
    long until = silentUntil.get();
    return now - until >= 0 && silentUntil.compareAndSet(until, now + MINUTE);
  }
}
