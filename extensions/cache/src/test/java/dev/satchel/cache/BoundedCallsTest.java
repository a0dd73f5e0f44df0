package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.tests.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

class BoundedCallsTest {
  private final BoundedCalls calls = BoundedCalls.waitingFor(Duration.ofMillis(200), "test");

  private static String fails() {
    throw new IllegalStateException("SET id:abc 'a secret value'");
  }

  @Test
  void aFailure_showsNoMessageOfTheProvider() {
    for (BoundedCalls each : new BoundedCalls[] {calls, BoundedCalls.direct("test")}) {
      assertThatThrownBy(() -> each.call(BoundedCallsTest::fails))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("failed (java.lang.IllegalStateException)")
          .hasStackTraceContaining("BoundedCallsTest.fails")
          .satisfies(
              failure -> {
                for (Throwable t = failure; t != null; t = t.getCause()) {
                  assertThat(t.getMessage()).doesNotContain("secret value");
                }
              });
    }
  }

  @Test
  void aFailureAtOnce_holdsNobodyElseUp() {
    assertThatThrownBy(() -> calls.call(BoundedCallsTest::fails))
        .isInstanceOf(CacheException.class);
    assertThat(calls.call(() -> "answer")).isEqualTo("answer");
  }

  /**
   * A machine that has no thread to give, with the error of {@link Thread#start}. The factory
   * throws it, because the pools of later JDKs do not call that method.
   */
  private static ThreadPoolExecutor withoutThreads(AtomicBoolean without) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          if (without.get()) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          return new Thread(task);
        });
  }

  @Test
  void whereNoThreadCanBeMade_theTurnIsGivenBack() {
    AtomicBoolean without = new AtomicBoolean(true);
    ThreadPoolExecutor threads = withoutThreads(without);
    BoundedCalls bare = BoundedCalls.waitingFor(Duration.ofSeconds(20), "bare", threads);
    try {
      for (int i = 0; i < 200; i++) {
        assertThatThrownBy(() -> bare.call(() -> "answer"))
            .isInstanceOf(CacheException.class)
            .hasMessageContaining("failed (java.lang.OutOfMemoryError)");
      }
      without.set(false);
      for (int i = 0; i < 200; i++) {
        assertThat(bare.call(() -> "answer")).isEqualTo("answer");
      }
    } finally {
      threads.shutdownNow();
    }
    for (int i = 0; i < 200; i++) {
      assertThatThrownBy(() -> bare.call(() -> "answer"))
          .as("after the pool was shut down")
          .hasMessageContaining("RejectedExecutionException");
    }
  }

  @Test
  void anError_failsItsCallAlone() {
    for (BoundedCalls each : new BoundedCalls[] {calls, BoundedCalls.direct("test")}) {
      for (int i = 0; i < 200; i++) {
        assertThatThrownBy(
                () ->
                    each.call(
                        () -> {
                          throw new NoClassDefFoundError("a secret value");
                        }))
            .isInstanceOf(CacheException.class)
            .hasMessageContaining("failed (java.lang.NoClassDefFoundError)")
            .hasMessageNotContaining("secret");
      }
      assertThat(each.call(() -> "answer")).isEqualTo("answer");
    }
  }

  @Test
  void interruptedCallers_giveTheirTurnsBack() {
    for (int i = 0; i < 200; i++) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> calls.call(() -> "answer"))
          .hasMessageContaining("before its caller was interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(calls.call(() -> "answer")).isEqualTo("answer");
  }

  /** More at once than there are turns: nobody was away. */
  @Test
  void aBurst_isNoOutage() throws Exception {
    BoundedCalls patient = BoundedCalls.waitingFor(Duration.ofSeconds(20), "busy");
    ExecutorService users = Executors.newFixedThreadPool(300);
    List<Future<String>> answers = new ArrayList<>();
    try (LogLines log = LogLines.ofThisJvm()) {
      for (int i = 0; i < 1200; i++) {
        answers.add(users.submit(() -> patient.call(() -> slow())));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("slow");
      }
      assertThat(log.all()).isEmpty();
    } finally {
      users.shutdownNow();
    }
  }

  private static String slow() {
    try {
      Thread.sleep(5);
      return "slow";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** One call hangs. The other calls wait neither for it nor for their own turn. */
  @Test
  void afterOneThatHangs_theOthersFailAtOnceTillOneComesThrough() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger tries = new AtomicInteger();
    try (LogLines log = LogLines.ofThisJvm()) {
      for (int i = 0; i < 10_000; i++) {
        assertThatThrownBy(
                () ->
                    calls.call(
                        () -> {
                          tries.incrementAndGet();
                          return waitFor(never);
                        }))
            .isInstanceOf(CacheException.class);
      }
      assertThat(tries.get()).isBetween(1, 20);
      assertThat(log.all()).hasSize(1);
      never.countDown();
      String answer = null;
      for (int i = 0; i < 200 && answer == null; i++) {
        try {
          answer = calls.call(() -> "answer");
        } catch (CacheException notYet) {
          Thread.sleep(50);
        }
      }
      assertThat(answer).isEqualTo("answer");
      assertThat(log.all()).hasSize(2).last().isEqualTo("INFO The cache test is back");
    }
  }

  private static String waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return "late";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
