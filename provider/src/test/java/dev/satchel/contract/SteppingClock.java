package dev.satchel.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to go on. */
public final class SteppingClock implements InstantSource {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void step(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  public long seconds() {
    return instant().getEpochSecond();
  }
}
