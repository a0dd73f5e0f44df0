package dev.satchel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the output of other programs, and the files of this program. */
final class ReadingTest {
  private static final String WRK =
      """
      Running 2s test @ http://127.0.0.1:8080/read
        1 threads and 16 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency   520.19us  101.41us   4.99ms   88.41%
          Req/Sec    30.43k     1.65k   32.61k    85.00%
        60571 requests in 2.00s, 27.61MB read
      """;

  @TempDir private Path directory;

  @Test
  void jmh_givesAllIterationsOfEachBenchmark() throws Exception {
    String json =
        """
        [{"benchmark": "dev.satchel.benchmarks.tokens.Tokens.encode",
          "params": {"codec": "satchel", "session": "M"},
          "primaryMetric": {"score": 7, "rawData": [[6, 8]]},
          "secondaryMetrics": {
            "cpu": {"score": 3, "rawData": [[1, 2], [3, 6]]},
            "gc.alloc.rate.norm": {"score": 1912, "rawData": [[1912.1, 1911.9]]}}},
         {"benchmark": "dev.satchel.benchmarks.tokens.Limit.mac",
          "primaryMetric": {"score": 7, "rawData": [[5]]}}]
        """;

    assertThat(Jmh.read(new ObjectMapper().readTree(json)))
        .containsExactly(
            new Jmh.Fork(
                "tokens.Tokens.encode satchel M",
                List.of(1.0, 2.0, 3.0, 6.0),
                List.of(1912.1, 1911.9),
                List.of(6.0, 8.0)),
            new Jmh.Fork("tokens.Limit.mac", List.of(), List.of(), List.of(5.0)));
  }

  @Test
  void wrk_givesTheNumberOfRequests() {
    assertThat(Wrk.requests(WRK + "Requests/sec:  30285.57\n")).isEqualTo(60571);
  }

  @Test
  void wrk_withRequestsThatFailed_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Wrk.requests(WRK + "  Non-2xx or 3xx responses: 1\n"));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> Wrk.requests(WRK + "  Socket errors: connect 0, read 1, write 0, timeout 0\n"));
    assertThatIllegalStateException().isThrownBy(() -> Wrk.requests("unable to connect"));
  }

  @Test
  void programs_giveARowForEachName_ofAllRounds() {
    Programs programs = new Programs(new Jdk(Path.of("/"), 17, "a JDK"), Form.FULL);
    programs.take("tokens.It", "virtual/round1 5 ops/s\nvirtual/round1/cpu 100 ns/op\n");
    programs.take("tokens.It", "virtual/round2 7 ops/s\nvirtual/round2/cpu 300 ns/op\n");

    assertThat(programs.rows())
        .containsExactly(
            new Row("tokens.It virtual", "ops/s", 6, 5, 7, null, 2),
            new Row("tokens.It virtual/cpu", "ns/op", 200, 100, 300, null, 2));
    assertThatIllegalStateException().isThrownBy(() -> programs.take("tokens.It", "Oops"));
  }

  @Test
  void results_areReadAsTheyWereWritten_aRowALine() throws Exception {
    Results results =
        new Results(
            "2026-11-26",
            "full",
            "a machine",
            17,
            "a JDK",
            new TreeMap<>(Map.of("jjwt-impl", "0.13.0")),
            List.of(
                new Row("a", "ns", 2, 1, 3, 48.0, 12), new Row("b", "ratio", 1.5, 1, 2, null, 3)));
    Path file = Files.writeString(directory.resolve("jdk-17.json"), results.toJson());

    assertThat(Results.read(file)).contains(results);
    assertThat(results.toJson())
        .contains(
            """

            {"name":"b","unit":"ratio","median":1.5,"min":1.0,"max":2.0,"samples":3}
            """);
    assertThat(Results.read(directory.resolve("none.json"))).isEmpty();
  }
}
