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

/** Refusing what somebody has made of a session M. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Refusals {
  private static final int GARBAGE_CHARACTERS = 8192;

  /** The place is far enough from both ends, so each bit counts. */
  private static final int INSIDE_SIGNATURE = 10;

  /** The report names the codecs. */
  @Param("satchel")
  private String codec = "";

  private Made made;

  private record Made(Codec codec, String forgedSignature, String forgedPayload, String garbage) {}

  /** Refuses to measure what is not refused. */
  @Setup
  public void tamper() throws Exception {
    Codec of = Codecs.of(codec);
    String value = of.encode(SampleSession.M.entries());
    boolean signatureFirst = codec.equals("jooby") || codec.equals("ninja");
    int inSignature = signatureFirst ? INSIDE_SIGNATURE : value.length() - INSIDE_SIGNATURE;
    int inPayload = value.length() / 2;
    made =
        new Made(
            of,
            changed(value, inSignature),
            changed(value, inPayload),
            stretched(value, inPayload));
    if (of.decode(value) == null
        || forgedSignature() != null
        || forgedPayload() != null
        || garbage() != null) {
      throw new IllegalStateException(codec + " does not tell them apart");
    }
  }

  private static String changed(String value, int at) {
    char other = value.charAt(at) == '5' ? '6' : '5';
    return value.substring(0, at) + other + value.substring(at + 1);
  }

  /** The right form, header and signature, and far too much between them. */
  private static String stretched(String value, int at) {
    String much = "Zm9v".repeat(GARBAGE_CHARACTERS);
    return value.substring(0, at)
        + much.substring(0, GARBAGE_CHARACTERS - value.length())
        + value.substring(at);
  }

  @Benchmark
  public @Nullable Map<String, String> forgedSignature() throws Exception {
    return made.codec().decode(made.forgedSignature());
  }

  @Benchmark
  public @Nullable Map<String, String> forgedPayload() throws Exception {
    return made.codec().decode(made.forgedPayload());
  }

  @Benchmark
  public @Nullable Map<String, String> garbage() throws Exception {
    return made.codec().decode(made.garbage());
  }
}
