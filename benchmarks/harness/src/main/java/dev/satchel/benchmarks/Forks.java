package dev.satchel.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one fork of JMH for each row, in the order of the rows, which JMH itself would sort. Prints
 * the median of the iterations of each row: its CPU time and its bytes. A row with {@code threads}
 * has operations per second of the clock instead.
 */
final class Forks {
  private static final int WARM_UP_MILLIS = 200;
  private static final int MILLIS = 80;

  private Forks() {}

  /**
   * Measures rows.
   *
   * @param rows the numbers of iterations that warm up and that measure; then {@code Class.method
   *     param=value ...} for each row
   */
  public static void main(String[] rows) throws RunnerException {
    int warmUp = Integer.parseInt(rows[0]);
    int iterations = Integer.parseInt(rows[1]);
    for (String row : Arrays.asList(rows).subList(2, rows.length)) {
      List<String> words = List.of(row.split(" ", -1));
      StringBuilder name = new StringBuilder(words.get(0));
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include(Pattern.quote(".tokens." + words.get(0)) + "$")
              .forks(1)
              .jvmArgs("-Xms512m", "-Xmx512m")
              .warmupIterations(warmUp)
              .warmupTime(TimeValue.milliseconds(WARM_UP_MILLIS))
              .measurementIterations(iterations)
              .measurementTime(TimeValue.milliseconds(MILLIS))
              .shouldFailOnError(true)
              .verbosity(VerboseMode.SILENT);
      boolean clock = false;
      for (String word : words.subList(1, words.size())) {
        String value = word.substring(word.indexOf('=') + 1);
        if (word.startsWith("threads=")) {
          clock = true;
          name.append(", ").append(value.equals("1") ? "1 thread" : value + " threads");
          // G1 works beside the application, and would take the second thread's core.
          options.threads(Integer.parseInt(value)).jvmArgsAppend("-XX:+UseParallelGC");
          options.mode(Mode.Throughput).timeUnit(TimeUnit.SECONDS);
        } else {
          name.append(' ').append(value);
          options.param(word.substring(0, word.indexOf('=')), value);
        }
      }
      options.addProfiler(CpuTime.class).addProfiler(GCProfiler.class);
      print(name.toString(), clock, new Runner(options.build()).runSingle());
    }
  }

  private static void print(String name, boolean clock, RunResult fork) {
    if (clock) {
      print(name, fork.getPrimaryResult(), "1/s");
    } else {
      print(name, profiled(fork, CpuTime.NAME), "ns");
      print(name + ", bytes", profiled(fork, "gc.alloc.rate.norm"), "B");
    }
  }

  private static Result<?> profiled(RunResult fork, String profile) {
    return Objects.requireNonNull(fork.getSecondaryResults().get(profile), profile);
  }

  private static void print(String name, Result<?> result, String unit) {
    double median = result.getStatistics().getPercentile(50);
    System.out.println(String.format(Locale.ROOT, "%s %.1f %s", name, median, unit));
  }
}
