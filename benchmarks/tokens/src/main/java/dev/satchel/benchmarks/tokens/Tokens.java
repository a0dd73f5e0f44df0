package dev.satchel.benchmarks.tokens;

import dev.satchel.benchmarks.SampleSession;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Encoding and decoding a session. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Tokens {
  /** The report names the codecs. */
  @Param("satchel")
  private String codec = "";

  @Param private SampleSession session = SampleSession.S;

  private Measured measured;

  private record Measured(Codec codec, Map<String, String> entries, String value, String key) {}

  /** Refuses to measure what does not work. */
  @Setup
  public void roundTrip() throws Exception {
    Codec of = Codecs.of(codec);
    Map<String, String> entries = session.entries();
    String value = of.encode(entries);
    if (!entries.equals(of.decode(value)) || of.read(value, session.key()) == null) {
      throw new IllegalStateException(codec + " does not give back what it was given");
    }
    measured = new Measured(of, entries, value, session.key());
  }

  @Benchmark
  public String encode() throws Exception {
    return measured.codec().encode(measured.entries());
  }

  @Benchmark
  public @Nullable Map<String, String> decode() throws Exception {
    return measured.codec().decode(measured.value());
  }

  /** Decodes, and reads one entry. */
  @Benchmark
  public @Nullable String read() throws Exception {
    return measured.codec().read(measured.value(), measured.key());
  }
}
