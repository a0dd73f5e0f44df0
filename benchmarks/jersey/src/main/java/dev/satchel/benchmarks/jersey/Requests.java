package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Answer;
import dev.satchel.benchmarks.application.Site;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ApplicationHandler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One request through Jersey, without a session and with one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Requests {
  @Param({"none", "satchel"})
  private String variant = "";

  @Param({"untouched", "injected", "read", "write"})
  private String work = "";

  private InProcess measured;
  private InProcess.Asked asked;

  /** Refuses to measure what does not work. */
  @Setup
  public void begin() throws Exception {
    String cookie = Answer.login(new InProcess(new ApplicationHandler(Site.of("satchel"))));
    measured = new InProcess(new ApplicationHandler(Site.of(variant)));
    measured.get("/" + work, cookie).require(variant.equals("satchel") && work.equals("write"));
    asked = InProcess.Asked.of("/" + work, cookie);
  }

  @Benchmark
  public void request(Blackhole hole) {
    measured.handle(asked, new InProcess.Dropped(hole));
  }
}
