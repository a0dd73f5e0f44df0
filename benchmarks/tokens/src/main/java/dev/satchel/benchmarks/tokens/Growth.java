package dev.satchel.benchmarks.tokens;

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

/**
 * Encoding and decoding a session of one entry, up to the largest that fits the cookie in both
 * formats.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Growth {
  /** The number of characters around the value in the default Set-Cookie line. */
  private static final int AROUND =
      "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax".length();

  private static final int MAX_BYTES = 4096;

  @Param({"satchel", "satchel-encrypted"})
  private String codec = "";

  /** The length of the entry's value. The last length is the largest that fits encrypted. */
  @Param({"64", "256", "512", "1024", "1536", "2048", "2560", "2873"})
  private int characters;

  private Measured measured;

  private record Measured(Codec codec, Map<String, String> entries, String value) {}

  private static Map<String, String> entries(int characters) {
    return Map.of("data", "x".repeat(characters));
  }

  /** Refuses to measure what does not fit. */
  @Setup
  public void fit() throws Exception {
    Codec of = Codecs.of(codec);
    Map<String, String> entries = entries(characters);
    String value = of.encode(entries);
    if (AROUND + value.length() > MAX_BYTES || !entries.equals(of.decode(value))) {
      throw new IllegalStateException(characters + " are too many for " + codec);
    }
    measured = new Measured(of, entries, value);
  }

  @Benchmark
  public String encode() throws Exception {
    return measured.codec().encode(measured.entries());
  }

  @Benchmark
  public @Nullable Map<String, String> decode() throws Exception {
    return measured.codec().decode(measured.value());
  }
}
