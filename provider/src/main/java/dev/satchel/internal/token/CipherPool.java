package dev.satchel.internal.token;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is dear to make and serves one thread at a time, for whichever thread needs it next.
 * No thread local, of which ten thousand virtual threads would make as many. Safe for many threads.
 */
final class CipherPool<T> {
  private static final int SPACING = 16; // references: no two slots share a cache line
  private static final int SLOTS =
      Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2;

  private final AtomicReferenceArray<@Nullable T> kept =
      new AtomicReferenceArray<>(SLOTS * SPACING);

  /** One that nobody else has, or null when none is at hand. */
  @Nullable T take() {
    return kept.getAndSet(slot(), null);
  }

  /** Of one that works as if it were new. */
  void giveBack(T one) {
    kept.setRelease(slot(), one);
  }

  private static int slot() {
    return (int) (Thread.currentThread().getId() % SLOTS) * SPACING;
  }
}
