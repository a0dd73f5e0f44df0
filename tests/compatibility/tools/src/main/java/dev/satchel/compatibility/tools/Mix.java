package dev.satchel.compatibility.tools;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The visits of all users at once, each step by step. */
final class Mix {
  /** The most requests at once. */
  static final int AT_ONCE = 8;

  /** The most seconds for all visits. */
  private static final long SECONDS = 110;

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);
  private final List<Visit> visits;
  private final CountDownLatch busy;
  private final Faults faults;

  Mix(List<Visit> visits, Faults faults) {
    this.visits = visits;
    this.busy = new CountDownLatch(visits.size());
    this.faults = faults;
  }

  /** Waits until each visit is over. */
  void run() throws InterruptedException {
    visits.forEach(this::stepLater);
    boolean done = busy.await(SECONDS, TimeUnit.SECONDS);
    threads.shutdownNow();
    if (!done) {
      faults.add(Fault.UNEXPECTED, "not done after " + SECONDS + " seconds");
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // step() keeps what it throws
  private void stepLater(Visit visit) {
    threads.schedule(() -> step(visit), visit.pauseMillis(), TimeUnit.MILLISECONDS);
  }

  private void step(Visit visit) {
    try {
      visit.step();
      if (!visit.isOver()) {
        stepLater(visit);
        return;
      }
    } catch (InterruptedException | RuntimeException e) {
      faults.add(Fault.UNEXPECTED, visit.user().name() + ": " + e);
    }
    busy.countDown();
  }
}
