package dev.satchel.benchmarks.tokens;

import com.sun.management.OperatingSystemMXBean;
import dev.satchel.benchmarks.SampleSession;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints how fast 10,000 virtual threads encode and decode a session M, compared with 2 platform
 * threads that do as many in all, in alternating rounds. The argument is the number of rounds. CPU
 * time is the whole process's.
 */
final class VirtualThreads {
  private static final int PLATFORM = 2;
  private static final int VIRTUAL = 10_000;

  /** This number takes about a second. */
  private static final int OPERATIONS = 1_000_000;

  private static final int WARM_UP_ROUNDS = 3;

  private final Codec codec;
  private final Map<String, String> entries = SampleSession.M.entries();
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private VirtualThreads(Codec codec) {
    this.codec = codec;
  }

  /** The number of threads, and the executor that starts them. */
  private record Threads(String name, int count, Callable<ExecutorService> executor) {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    MethodHandle virtual;
    try {
      virtual =
          MethodHandles.lookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
    } catch (NoSuchMethodException e) {
      System.err.println("Java " + Runtime.version().feature() + " has no virtual threads");
      return;
    }
    List<Threads> both =
        List.of(
            new Threads("platform", PLATFORM, () -> Executors.newFixedThreadPool(PLATFORM)),
            new Threads("virtual", VIRTUAL, () -> started(virtual)));
    VirtualThreads measurement = new VirtualThreads(Codecs.of("satchel"));
    for (int round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
      for (Threads threads : both) {
        measurement.measure(threads, round);
      }
    }
  }

  private static ExecutorService started(MethodHandle virtual) {
    try {
      return (ExecutorService) virtual.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(Threads threads, int round) throws Exception {
    long cpuBefore = process.getProcessCpuTime();
    long before = System.nanoTime();
    run(threads);
    double seconds = (System.nanoTime() - before) / 1e9;
    long cpu = process.getProcessCpuTime() - cpuBefore;
    if (round > 0) {
      String name = "VirtualThreads " + threads.name();
      System.out.println(name + " " + Math.round(OPERATIONS / seconds) + " ops/s");
      System.out.println(name + "/cpu " + cpu / OPERATIONS + " ns/op");
    }
  }

  private void run(Threads threads) throws Exception {
    ExecutorService executor = threads.executor().call();
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < threads.count(); i++) {
        results.add(executor.submit(() -> roundTrips(OPERATIONS / threads.count())));
      }
      for (Future<Integer> result : results) {
        if (result.get() != OPERATIONS / threads.count()) {
          throw new IllegalStateException("Not all came back");
        }
      }
    } finally {
      executor.shutdown();
    }
  }

  private int roundTrips(int count) throws Exception {
    int back = 0;
    for (int i = 0; i < count; i++) {
      if (codec.decode(codec.encode(entries)) != null) {
        back++;
      }
    }
    return back;
  }
}
