package dev.satchel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PageTest {
  private static Results results(Row... rows) {
    return new Results(
        "2026-11-26", "full", "a machine", 17, "a JDK", new TreeMap<>(), List.of(rows));
  }

  private static Row row(String name, double value) {
    return new Row(name, "ns", value, value - 1, value + 1, 48.0, 3);
  }

  @Test
  void page_showsWhatWasMeasured_andADashForWhatWasNot() throws Exception {
    Results results =
        results(
            row("tokens.Tokens.encode satchel S", 1234),
            row("jersey.Added read.added", 2500),
            row("tokens.Growth.encode 64 satchel", 300),
            row("tokens.Growth.encode 128 satchel", 364),
            row("request Grizzly satchel read", 44),
            row("request Grizzly ids read", 44),
            row("request Grizzly revocations read", 45),
            row("request Grizzly revocations read / ids", 1.5));

    assertThat(Page.page(List.of(results)))
        .contains("| Satchel, signed | 1.23 | - | - | 48 | - | - |\n")
        .contains("| Jersey, read | - | - | 2.50 [2.50, 2.50] |\n")
        .contains("| Jersey on Grizzly, Satchel, read | - | 44 [43, 45] | - |\n")
        .contains(
            "| Jersey on Grizzly, with revocation, read | 44 [43, 45] | 45 [44, 46] | 1.50 [0.50,"
                + " 2.50] |\n")
        .contains("| encode, signed | 1 | 1.000 |\n")
        .contains("| encode S, bytes allocated | at most 900 | 48 pass |\n")
        .doesNotContain("NaN");
  }

  @Test
  void pictures_areTheSameBytesForTheSameResults() {
    Results results =
        results(
            row("tokens.Tokens.encode satchel S", 1234),
            row("tokens.Tokens.decode satchel S", 1234),
            row("tokens.Growth.encode 64 satchel", 300),
            row("request Grizzly satchel read / none", 2),
            row("tokens.WireSizes satchel/S", 170));

    assertThat(Pictures.of(results)).isEqualTo(Pictures.of(results)).hasSize(5);
  }
}
