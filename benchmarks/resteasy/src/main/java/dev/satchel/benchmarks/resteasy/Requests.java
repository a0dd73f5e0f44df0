package dev.satchel.benchmarks.resteasy;

import dev.satchel.benchmarks.application.Answer;
import dev.satchel.benchmarks.application.Site;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One request through RESTEasy, without a session and with one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Requests {
  @Param({"none", "satchel"})
  private String variant = "";

  @Param({"untouched", "injected", "read", "write"})
  private String work = "";

  private InProcess measured;
  private String path = "";
  private String cookie = "";

  /** Refuses to measure what does not work. */
  @Setup
  public void begin() throws Exception {
    cookie = Answer.login(new InProcess(Site.of("satchel")));
    path = "/" + work;
    measured = new InProcess(Site.of(variant));
    measured.get(path, cookie).require(variant.equals("satchel") && work.equals("write"));
  }

  @Benchmark
  public void request(Blackhole hole) {
    measured.drop(path, cookie, hole);
  }
}
