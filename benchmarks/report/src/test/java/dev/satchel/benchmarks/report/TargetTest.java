package dev.satchel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TargetTest {
  private final List<Row> rows = new ArrayList<>();

  private Results results() {
    return new Results("2026-11-26", "full", "a machine", 17, "a JDK", new TreeMap<>(), rows);
  }

  private void measured(String name, double value) {
    rows.add(new Row(name, "ns", value, value, value, null, 1));
  }

  private static Target target(String name) {
    return Targets.ALL.stream().filter(any -> any.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void bound_isKeptByItsOwnValue() {
    Target most = new Target("it", Target.Bound.AT_MOST, 1.4, any -> 1.4);
    Target least = new Target("it", Target.Bound.AT_LEAST, 1.4, any -> 1.4);

    assertThat(most.verdict(results())).isEqualTo(Target.Verdict.PASS);
    assertThat(least.verdict(results())).isEqualTo(Target.Verdict.PASS);
  }

  @Test
  void bound_isMissedByMore_orByLess() {
    Target most = new Target("it", Target.Bound.AT_MOST, 1.4, any -> 1.41);
    Target least = new Target("it", Target.Bound.AT_LEAST, 1.4, any -> 1.39);

    assertThat(most.verdict(results())).isEqualTo(Target.Verdict.MISS);
    assertThat(least.verdict(results())).isEqualTo(Target.Verdict.MISS);
    assertThat(most.showBound()).isEqualTo("at most 1.4");
    assertThat(most.show(results())).isEqualTo("1.410");
  }

  @Test
  void nothingMeasured_isNoVerdict() {
    assertThat(Targets.ALL)
        .allSatisfy(
            target -> {
              assertThat(target.verdict(results())).isEqualTo(Target.Verdict.NOT_MEASURED);
              assertThat(target.show(results())).isEqualTo("-");
            });
  }

  @Test
  void limit_isTheSumOfItsParts() {
    measured("tokens.Limit.mac S", 250);
    measured("tokens.Limit.base64Encode S", 50);
    measured("tokens.Limit.base64Decode S", 150);
    measured("tokens.Tokens.encode satchel S", 420);
    measured("tokens.Tokens.decode satchel S", 800);

    assertThat(target("encode S / limit").show(results())).isEqualTo("1.400");
    assertThat(target("encode S / limit").verdict(results())).isEqualTo(Target.Verdict.PASS);
    assertThat(target("decode S / limit").show(results())).isEqualTo("2");
    assertThat(target("decode S / limit").verdict(results())).isEqualTo(Target.Verdict.MISS);
  }

  @Test
  void fastest_isOfThoseThatWereMeasured() {
    measured("tokens.Tokens.encode satchel M", 100);
    measured("tokens.Tokens.encode jjwt M", 1000);
    measured("tokens.Tokens.encode play M", 500);

    assertThat(target("encode M / fastest of Play, jjwt, nimbus, java-jwt, jose4j").show(results()))
        .isEqualTo("0.200");
  }

  @Test
  void added_isInMicroseconds() {
    measured("jersey.Added read.added", 2500);

    assertThat(target("added to a request through Jersey, read, µs").show(results()))
        .isEqualTo("2.500");
  }

  @Test
  void revocation_isHeldAgainstTheSameRequestWithoutIt() {
    measured("request Grizzly revocations read / ids", 1.031);
    Target target = target("whole request with revocation on Caffeine / without revocation, read");

    assertThat(target.showBound()).isEqualTo("at most 1.03");
    assertThat(target.verdict(results())).isEqualTo(Target.Verdict.MISS);
  }
}
