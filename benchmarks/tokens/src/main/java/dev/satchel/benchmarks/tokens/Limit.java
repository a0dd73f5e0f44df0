package dev.satchel.benchmarks.tokens;

import dev.satchel.benchmarks.SampleSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The work that every signed token needs: one HMAC-SHA256 over its bytes with a reused Mac, and
 * Base64url of payload and signature. The parts are measured one by one, and then added.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Limit {
  @Param private SampleSession session = SampleSession.S;

  private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
  private final Base64.Decoder decoder = Base64.getUrlDecoder();
  private Mac mac;
  private byte[] signed = {};
  private byte[] payload = {};
  private byte[] encodedPayload = {};
  private byte[] signature = {};
  private byte[] encodedSignature = {};

  /** The parts of a token of ours. */
  @Setup
  public void takeApart() throws Exception {
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Codecs.key(32), "HmacSHA256"));
    String token = Codecs.of("satchel").encode(session.entries());
    int dot = token.lastIndexOf('.');
    signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
    encodedPayload =
        token.substring(token.indexOf('.') + 1, dot).getBytes(StandardCharsets.US_ASCII);
    payload = decoder.decode(encodedPayload);
    encodedSignature = token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
    signature = decoder.decode(encodedSignature);
  }

  @Benchmark
  public byte[] mac() {
    return mac.doFinal(signed);
  }

  @Benchmark
  public void base64Encode(Blackhole hole) {
    hole.consume(encoder.encode(payload));
    hole.consume(encoder.encode(signature));
  }

  @Benchmark
  public void base64Decode(Blackhole hole) {
    hole.consume(decoder.decode(encodedPayload));
    hole.consume(decoder.decode(encodedSignature));
  }
}
