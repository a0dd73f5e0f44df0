package dev.satchel;

import dev.satchel.internal.session.EarlyCheck;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store of an application, which the first request opens. Neither the build of the feature nor
 * its registration opens it, because the build of an image may do both. Safe for many threads.
 */
final class OpenedStore {
  private final RevocationStore store;
  private final Duration keep;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Lock opening = new ReentrantLock();
  private volatile boolean opened;
  private volatile @Nullable IllegalArgumentException refusal;

  /**
   * Creates the closed store.
   *
   * @param keep how long each entry must stay at least
   * @throws IllegalArgumentException if no connection can make the settings of the store work
   */
  OpenedStore(RevocationStore store, Duration keep) {
    this.store = store;
    this.keep = keep;
    if (store instanceof EarlyCheck check) {
      check.checkSettings(keep);
    }
  }

  /**
   * Opens the store, at the first request.
   *
   * @param away hears why the store did not answer
   * @throws IllegalArgumentException for every request, if the store cannot keep entries for long
   *     enough
   */
  void start(Consumer<Throwable> away) {
    IllegalArgumentException known = refusal;
    if (known != null) {
      throw known;
    }
    if (!opened && started.compareAndSet(false, true)) {
      try {
        get();
      } catch (IllegalArgumentException e) {
        refusal = e;
        throw e;
      } catch (Throwable e) {
        away.accept(e);
      }
    }
  }

  /**
   * Returns the store, and opens it if it was away until now.
   *
   * @throws RuntimeException as the store throws it, if it does not answer
   */
  RevocationStore get() {
    if (!opened) {
      opening.lock();
      try {
        if (!opened) {
          store.open(keep);
          opened = true;
        }
      } finally {
        opening.unlock();
      }
    }
    return store;
  }

  /** Returns whether both are one store. */
  boolean isSameAs(OpenedStore other) {
    return store.equals(other.store);
  }

  /** Returns whether the store replaces the ids of a subject that has many. */
  boolean replacesIds() {
    return store instanceof InMemoryRevocations;
  }
}
