package dev.satchel.benchmarks.application;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Measures what a session adds to a request, in time and in bytes, beside what an empty pair of
 * filters adds, and what the injection of a type of the runtime adds. Two JVMs compile a runtime
 * differently, by more than what is looked for: so all requests take turns in one, block by block,
 * and of the differences between neighbours the median counts.
 */
public final class Added {
  /** The number of requests in a block. */
  private static final int BLOCK = 100;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private final int blocks;
  private int lengths;

  private Added(int blocks) {
    this.blocks = blocks;
  }

  /** A request again and again, and what each block measured for one. */
  private static final class Visit {
    final IntSupplier request;
    final double[] nanos;
    final double[] bytes;

    Visit(IntSupplier request, int blocks) {
      this.request = request;
      this.nanos = new double[blocks];
      this.bytes = new double[blocks];
    }
  }

  /** Prints for each work the CPU time and the bytes of a request, and what was added to both. */
  public static void print(Function<Site, InProcess> runtime, int blocks) throws Exception {
    Added added = new Added(blocks);
    Visits all = new Visits(runtime, "satchel");
    added.add(all, "none", "untouched", "read", "write");
    added.add(all, "filters", "untouched");
    added.add(all, "satchel", "untouched", "headers", "injected", "read", "write");
    added.add(all, "singleton-none", "read", "write");
    added.add(all, "singleton-satchel", "read", "write");
    // Each session of these variants has an id.
    Visits revocable = new Visits(runtime, "revocations");
    added.add(revocable, "ids", "read");
    added.add(revocable, "revocations", "read");
    // The first measurement warms up.
    added.measure();
    int first = added.lengths;
    added.measure();
    if (first == 0 || added.lengths == first) {
      throw new IllegalStateException("Nothing was sent");
    }
    added.print();
  }

  private void add(Visits all, String variant, String... works) throws Exception {
    for (String work : works) {
      visits.put(variant + " " + work, new Visit(all.of(variant, work), blocks));
    }
  }

  private void measure() {
    List<Visit> order = Arrays.asList(visits.values().toArray(Visit[]::new));
    for (int block = 0; block < blocks; block++) {
      for (Visit visit : order) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < BLOCK; i++) {
          lengths += visit.request.getAsInt();
        }
        visit.nanos[block] = (double) (threads.getCurrentThreadCpuTime() - nanos) / BLOCK;
        visit.bytes[block] = (double) (threads.getCurrentThreadAllocatedBytes() - bytes) / BLOCK;
      }
      Collections.reverse(order);
    }
  }

  private void print() {
    visits.forEach((name, visit) -> print(name, visit.nanos, visit.bytes));
    added("untouched", "none untouched", "satchel untouched");
    added("filters", "none untouched", "filters untouched");
    added("injected", "none untouched", "satchel injected");
    added("read", "none read", "satchel read");
    added("write", "none write", "satchel write");
    added("singleton-read", "singleton-none read", "singleton-satchel read");
    added("singleton-write", "singleton-none write", "singleton-satchel write");
    added("revocable", "ids read", "revocations read");
    // Both have Satchel's filters, so only the injections differ.
    added("injection", "satchel untouched", "satchel injected");
    added("headers", "satchel untouched", "satchel headers");
  }

  private void added(String name, String base, String variant) {
    Visit without = Objects.requireNonNull(visits.get(base), base);
    Visit with = Objects.requireNonNull(visits.get(variant), variant);
    print(
        name + ".added",
        difference(with.nanos, without.nanos),
        difference(with.bytes, without.bytes));
  }

  private double[] difference(double[] with, double[] without) {
    double[] difference = new double[blocks];
    Arrays.setAll(difference, block -> with[block] - without[block]);
    return difference;
  }

  private static void print(String name, double[] nanos, double[] bytes) {
    System.out.println(String.format(Locale.ROOT, "Added %s %.0f ns", name, median(nanos)));
    System.out.println(String.format(Locale.ROOT, "Added %s, bytes %.0f B", name, median(bytes)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
