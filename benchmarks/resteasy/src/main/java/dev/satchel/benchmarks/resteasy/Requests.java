package dev.satchel.benchmarks.resteasy;

import dev.satchel.benchmarks.application.Visits;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One request through RESTEasy, without a session and with one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = "-XX:-BackgroundCompilation") // so that a busy machine is warm no later
public class Requests {
  @Param({"none", "satchel"})
  private String variant = "";

  @Param({"untouched", "injected", "read", "write"})
  private String work = "";

  private IntSupplier visit;

  /** Refuses to measure what does not work. */
  @Setup
  public void begin() throws Exception {
    visit = new Visits(ResteasyInProcess::new).of(variant, work);
  }

  @Benchmark
  public int request() {
    return visit.getAsInt();
  }
}
