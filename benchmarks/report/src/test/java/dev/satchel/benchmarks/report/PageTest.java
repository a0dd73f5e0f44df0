package dev.satchel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PageTest {
  private static Results results(Row... rows) {
    return new Results(
        "2026-11-26",
        "full",
        "a machine",
        17,
        "a JDK",
        new TreeMap<>(),
        new TreeMap<>(Map.of("encode S, bytes allocated", 1488.0)),
        List.of(rows));
  }

  private static Row row(String name, double value) {
    return new Row(name, "ns", List.of(value - 1, value, value, value, value + 1));
  }

  @Test
  void page_showsWhatWasMeasured_andADashForWhatWasNot() throws Exception {
    Results results =
        results(
            row("tokens.Tokens.encode satchel S", 1234),
            row("tokens.Tokens.encode satchel S, bytes", 48),
            row("tokens.Tokens.read satchel S", 1234),
            row("jersey.Added read.added", 2500),
            row("tokens.Growth.encode 64 satchel", 300),
            row("tokens.Growth.encode 128 satchel", 364),
            row("tokens.Tokens.encode satchel M, 1 thread", 10),
            row("tokens.Tokens.encode satchel M, 2 threads", 19),
            row("request Jetty none read", 44),
            row("request Jetty satchel read", 52),
            row("request Jetty satchel read - none", 8),
            row("request Jetty satchel read / none", 1.5),
            row("request Jetty control read / none", 1));

    assertThat(Page.page(List.of(results)))
        .contains("| Satchel, signed | 1.23 | - | - | 48 | - | - |\n")
        .contains("| Satchel, signed, to read one entry | 1.23 | - | - | - | - | - |\n")
        .contains("| reads an entry | 2.50 [2.50, 2.50] | - | - | - |\n")
        .contains("pays 8 µs of CPU time more on Jetty")
        .contains("| Satchel, read | 44 [43, 45] | 52 [51, 53] | 1.50 [0.50, 2.50] | 8 [7, 9] |\n")
        .contains("| encode, signed | 1 | 1.000 |\n")
        .contains("JDK 17, encode | 10 | 19 | 1.90 [1.82, 2] |\n")
        .contains("| encode S, bytes allocated | at most 1000 | 48 [47, 49] *not judged*, before")
        .doesNotContain("NaN")
        .doesNotContain("{{");
  }

  @Test
  void pictures_areTheSameBytesForTheSameResults() {
    Results results =
        results(
            row("tokens.Tokens.encode satchel S", 1234),
            row("tokens.Tokens.decode satchel S", 1234),
            row("tokens.Growth.encode 64 satchel", 300),
            row("request Jetty satchel read - none", 2),
            row("tokens.WireSizes satchel/S", 170));

    assertThat(Pictures.of(results)).isEqualTo(Pictures.of(results)).hasSize(5);
  }
}
