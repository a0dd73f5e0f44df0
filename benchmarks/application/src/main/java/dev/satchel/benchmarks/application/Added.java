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
 * Measures what a session adds to a request, and what revocation adds to the session. Two JVMs
 * compile a runtime differently, by more than what is looked for: so both variants take turns in
 * one, block by block, and of the differences between neighbours the median counts.
 */
public final class Added {
  private static final List<String> WORKS = List.of("untouched", "injected", "read", "write");

  /** The number of requests in a block. */
  private static final int BLOCK = 100;

  /** The number of blocks for each variant of each work. */
  private static final int BLOCKS = 1_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private int lengths;

  private Added() {}

  /** A kind of work, in two variants. */
  private static final class Pair {
    final String name;
    final String base;
    final String variant;
    final IntSupplier without;
    final IntSupplier with;
    final double[] withoutTimes = new double[BLOCKS];
    final double[] withTimes = new double[BLOCKS];
    final double[] added = new double[BLOCKS];

    Pair(String name, Visits visits, String work, String base, String variant) throws Exception {
      this.name = name;
      this.base = base;
      this.variant = variant;
      this.without = visits.of(base, work);
      this.with = visits.of(variant, work);
    }
  }

  /** Prints for each work the CPU time of a request in both variants, and of what was added. */
  public static void print(Function<Site, InProcess> runtime) throws Exception {
    Visits visits = new Visits(runtime, "satchel");
    List<Pair> pairs = new ArrayList<>();
    for (String work : WORKS) {
      pairs.add(new Pair(work, visits, work, "none", "satchel"));
    }
    // Each session of these variants has an id.
    Visits revocable = new Visits(runtime, "revocations");
    pairs.add(new Pair("revocable", revocable, "read", "ids", "revocations"));
    Added added = new Added();
    // The first measurement warms up.
    added.measure(pairs);
    int first = added.lengths;
    added.measure(pairs);
    if (first == 0 || added.lengths == first) {
      throw new IllegalStateException("Nothing was sent");
    }
    for (Pair pair : pairs) {
      print(pair.name + "." + pair.base, pair.withoutTimes);
      print(pair.name + "." + pair.variant, pair.withTimes);
      print(pair.name + ".added", pair.added);
    }
  }

  private void measure(List<Pair> pairs) {
    for (int block = 0; block < BLOCKS; block++) {
      for (Pair pair : pairs) {
        boolean baseFirst = block % 2 == 0;
        double first = time(baseFirst ? pair.without : pair.with);
        double second = time(baseFirst ? pair.with : pair.without);
        pair.withoutTimes[block] = baseFirst ? first : second;
        pair.withTimes[block] = baseFirst ? second : first;
        pair.added[block] = pair.withTimes[block] - pair.withoutTimes[block];
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
    line(name, times[BLOCKS / 2]);
    line(name + ".quartile1", times[BLOCKS / 4]);
    line(name + ".quartile3", times[BLOCKS * 3 / 4]);
  }

  private static void line(String name, double nanoseconds) {
    System.out.println(String.format(Locale.ROOT, "%s %.0f ns", name, nanoseconds));
  }
}
