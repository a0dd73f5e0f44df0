package dev.satchel.benchmarks.application;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * What a session adds to a request. Two JVMs compile a runtime differently, by more than what is
 * looked for: so both variants take turns in one, block by block, and of the differences between
 * neighbours the median counts.
 */
public final class Added {
  private static final List<String> WORKS = List.of("untouched", "injected", "read", "write");
  private static final int BLOCK = 100; // requests
  private static final int BLOCKS = 1_000; // of each variant of each work

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private int lengths;

  private Added() {}

  /** One work, in both variants. */
  private static final class Pair {
    final String work;
    final IntSupplier none;
    final IntSupplier satchel;
    final double[] noneTimes = new double[BLOCKS];
    final double[] satchelTimes = new double[BLOCKS];
    final double[] added = new double[BLOCKS];

    Pair(Visits visits, String work) throws Exception {
      this.work = work;
      this.none = visits.of("none", work);
      this.satchel = visits.of("satchel", work);
    }
  }

  /** Prints for each work the CPU time of a request in both variants, and of what was added. */
  public static void print(Function<Site, InProcess> runtime) throws Exception {
    Visits visits = new Visits(runtime);
    List<Pair> pairs = new ArrayList<>();
    for (String work : WORKS) {
      pairs.add(new Pair(visits, work));
    }
    Added added = new Added();
    added.measure(pairs); // to be warm
    int first = added.lengths;
    added.measure(pairs);
    if (first == 0 || added.lengths == first) {
      throw new IllegalStateException("Nothing was sent");
    }
    for (Pair pair : pairs) {
      print(pair.work + " none", pair.noneTimes);
      print(pair.work + " satchel", pair.satchelTimes);
      print(pair.work + " added", pair.added);
    }
  }

  private void measure(List<Pair> pairs) {
    for (int block = 0; block < BLOCKS; block++) {
      for (Pair pair : pairs) {
        boolean noneFirst = block % 2 == 0;
        double first = time(noneFirst ? pair.none : pair.satchel);
        double second = time(noneFirst ? pair.satchel : pair.none);
        pair.noneTimes[block] = noneFirst ? first : second;
        pair.satchelTimes[block] = noneFirst ? second : first;
        pair.added[block] = pair.satchelTimes[block] - pair.noneTimes[block];
      }
    }
  }

  /** The CPU time of one request, in nanoseconds. */
  private double time(IntSupplier visit) {
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < BLOCK; i++) {
      lengths += visit.getAsInt();
    }
    return (double) (threads.getCurrentThreadCpuTime() - before) / BLOCK;
  }

  private static void print(String name, double[] times) {
    Arrays.sort(times);
    String prefix = name.replace(' ', '.');
    line(prefix, times[BLOCKS / 2]);
    line(prefix + ".quartile1", times[BLOCKS / 4]);
    line(prefix + ".quartile3", times[BLOCKS * 3 / 4]);
  }

  private static void line(String name, double nanoseconds) {
    System.out.println(String.format(Locale.ROOT, "%s %.0f ns", name, nanoseconds));
  }
}
