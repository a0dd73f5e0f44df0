package dev.satchel.cache;

import dev.satchel.internal.log.Log;
import dev.satchel.internal.log.LogOncePerMinute;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Calls to a cache that may not answer. A call waits no longer than the timeout. After a call that
 * took longer, all calls fail at once, except that one call each second tries the cache. The log
 * has one line for each outage. Safe for many threads.
 */
final class BoundedCalls {
  /** The number of calls at once. More calls wait for their turn. */
  private static final int MAX_CALLS = 64;

  /** The time between two tries while the cache does not answer, in nanoseconds. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final String name;
  private final Duration timeout;
  private final @Nullable ExecutorService threads;
  private final Semaphore turns = new Semaphore(MAX_CALLS);
  private final AtomicBoolean hangs = new AtomicBoolean();
  private final AtomicLong triedAt = new AtomicLong();
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicBoolean told = new AtomicBoolean();
  private final LogOncePerMinute outages = new LogOncePerMinute();
  private final LogOncePerMinute refusals = new LogOncePerMinute();

  private BoundedCalls(String name, Duration timeout, @Nullable ExecutorService threads) {
    this.name = name;
    this.timeout = timeout;
    this.threads = threads;
  }

  /** Returns calls on the caller's thread, because a cache in this process does not hang. */
  static BoundedCalls direct(String name) {
    return new BoundedCalls(name, Duration.ZERO, null);
  }

  /**
   * Returns calls on separate threads.
   *
   * @param timeout how long a caller waits at most
   * @param name the name of the cache, for messages
   */
  static BoundedCalls waitingFor(Duration timeout, String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ExecutorService threads =
        new ThreadPoolExecutor(
            0,
            // There are as many threads as calls.
            Integer.MAX_VALUE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "cache " + name);
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            });
    return waitingFor(timeout, name, threads);
  }

  /** Returns calls on the threads of this pool, which must have a thread for each call. */
  static BoundedCalls waitingFor(Duration timeout, String name, ExecutorService threads) {
    return new BoundedCalls(name, timeout, threads);
  }

  /**
   * Makes a call, and returns its result.
   *
   * @throws CacheException if the call fails or takes too long
   */
  <T extends @Nullable Object> T call(Supplier<T> call) {
    T result = threads == null ? direct(call) : waited(threads, call);
    succeeded();
    return result;
  }

  private <T extends @Nullable Object> T direct(Supplier<T> call) {
    try {
      return call.get();
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private <T extends @Nullable Object> T waited(ExecutorService pool, Supplier<T> call) {
    requireTry();
    long deadline = System.nanoTime() + timeout.toNanos();
    AtomicBoolean begun = new AtomicBoolean();
    requireTurn();
    Future<T> future = null;
    try {
      future = pool.submit(() -> inTurn(call, begun));
      return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw hanging("did not answer", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (Throwable noThread) {
      throw failure(noThread);
    } finally {
      giveBack(future, begun);
    }
  }

  private void requireTurn() {
    try {
      if (!turns.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw hanging("has " + MAX_CALLS + " calls that wait for it", null);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <T extends @Nullable Object> T inTurn(Supplier<T> call, AtomicBoolean begun) {
    if (!begun.compareAndSet(false, true)) {
      // The caller gave up waiting, and gave the turn back.
      throw new IllegalStateException("the call came too late");
    }
    try {
      return call.get();
    } finally {
      turns.release();
    }
  }

  /**
   * Gives the turn back, unless the call began. A call that began gives the turn back when it ends,
   * also if it hangs until then.
   */
  private void giveBack(@Nullable Future<?> future, AtomicBoolean begun) {
    if (begun.compareAndSet(false, true)) {
      turns.release();
    }
    if (future != null) {
      future.cancel(true);
    }
  }

  private void requireTry() {
    long last = triedAt.get();
    long now = System.nanoTime();
    if (hangs.get() && (now - last < PAUSE || !triedAt.compareAndSet(last, now))) {
      throw failure("did not answer a moment ago", null);
    }
  }

  private CacheException hanging(String finding, @Nullable Exception cause) {
    triedAt.set(System.nanoTime());
    hangs.set(true);
    CacheException failure = failure(finding, cause);
    failed(failure);
    return failure;
  }

  private CacheException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return failure("did not answer before its caller was interrupted", e);
  }

  /** Returns the failure of a call. An error fails one call, as an exception does. */
  private CacheException failure(Throwable cause) {
    return failure("failed (" + cause.getClass().getName() + ")", cause);
  }

  private CacheException failure(String finding, @Nullable Throwable cause) {
    RefusedValueException refused =
        cause == null ? null : RefusedValueException.of(name, cause, withoutMessage(cause));
    if (refused != null) {
      return refused;
    }
    return new CacheException(
        "The cache "
            + name
            + (threads == null
                ? " must answer, but it "
                : " must answer within " + timeout + ", but it ")
            + finding
            + "; look at its cluster and its provider's log",
        cause == null ? null : withoutMessage(cause));
  }

  /**
   * Returns an exception with the class name and the stack trace of the cause, but without its
   * message. Providers write keys and values into messages.
   */
  private static Throwable withoutMessage(Throwable cause) {
    Throwable silent = new CacheException(cause.getClass().getName());
    silent.setStackTrace(cause.getStackTrace());
    return silent;
  }

  /** Logs a failure that reaches no caller, or that all calls share. */
  void failed(CacheException failure) {
    if (failure instanceof RefusedValueException) {
      refusals.log(
          Level.WARNING,
          count -> failure.getMessage() + "; refusals since the last such line: " + count);
      return;
    }
    if (away.compareAndSet(false, true)) {
      boolean logged =
          outages.log(
              Level.WARNING,
              count ->
                  "The cache "
                      + name
                      + " is away. The next line about it says that it is back. "
                      + failure.getMessage());
      if (logged) {
        told.set(true);
      }
    }
  }

  private void succeeded() {
    hangs.set(false);
    if (away.get() && away.compareAndSet(true, false) && told.compareAndSet(true, false)) {
      Log.LOGGER.log(Level.INFO, "The cache {0} is back", name);
    }
  }
}
