package dev.satchel.compatibility.tools;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What all users of one run counted, and how long the run takes. */
final class Figures {
  private final long start = System.nanoTime();

  final AtomicInteger answered = new AtomicInteger();
  final Tally byNode = new Tally();
  final Tally byStatus = new Tally();
  final Tally repeated = new Tally();
  final Queue<String> outages = new ConcurrentLinkedQueue<>();
  final LongAdder changedNodes = new LongAdder();
  final LongAdder reads = new LongAdder();
  final LongAdder looksAtOthers = new LongAdder();
  final LongAdder entriesAtTheEnd = new LongAdder();

  /** Returns the seconds since the run began. */
  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
