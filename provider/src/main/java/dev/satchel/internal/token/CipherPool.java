package dev.satchel.internal.token;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects that are expensive to make and serve one thread at a time. The next thread that
 * needs an object gets a kept one. This is no thread local, because ten thousand virtual threads
 * would make ten thousand objects. Safe for many threads.
 */
final class CipherPool<T> {
  /** The distance of two slots, in references, so that no two slots share a cache line. */
  private static final int SPACING = 16;

  private static final int SLOTS =
      Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2;

  private final AtomicReferenceArray<@Nullable T> kept =
      new AtomicReferenceArray<>(SLOTS * SPACING);

  /** Returns an object that no other thread has, or null if there is none. */
  @Nullable T take() {
    return kept.getAndSet(slot(), null);
  }

  /** Gives an object back, which must work as if it were new. */
  void giveBack(T one) {
    kept.setRelease(slot(), one);
  }

  private static int slot() {
    return (int) (Thread.currentThread().getId() % SLOTS) * SPACING;
  }
}
