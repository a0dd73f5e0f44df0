package dev.satchel.tests;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A clock that stands still until it is told to go on. */
public final class SteppingClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private final Supplier<Instant> now;
  private final Consumer<Instant> set;

  /** Creates a clock that keeps its time elsewhere. */
  public SteppingClock(Supplier<Instant> now, Consumer<Instant> set) {
    this.now = now;
    this.set = set;
  }

  public SteppingClock() {
    this(new AtomicReference<>(START));
  }

  private SteppingClock(AtomicReference<Instant> now) {
    this(now::get, now::set);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void step(Duration duration) {
    set.accept(now.get().plus(duration));
  }

  public long seconds() {
    return instant().getEpochSecond();
  }
}
