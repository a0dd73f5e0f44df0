package dev.satchel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TargetTest {
  private final List<Row> rows = new ArrayList<>();

  private Results results() {
    return new Results(
        "2026-11-26", "full", "a machine", 17, "a JDK", new TreeMap<>(), new TreeMap<>(), rows);
  }

  private void measured(String name, Double... values) {
    rows.add(new Row(name, "ns", List.of(values)));
  }

  /** The same in all rounds. */
  private void measured(String name, double value) {
    rows.add(new Row(name, "ns", Collections.nCopies(5, value)));
  }

  private static Target atMost(double limit, Double... values) {
    return new Target("it", Target.Bound.AT_MOST, limit, false, any -> List.of(values));
  }

  private static Target target(String name) {
    return Targets.ALL.stream().filter(any -> any.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void bound_isKeptByItsOwnValue() {
    Target most = atMost(1.4, 1.4, 1.4, 1.4, 1.4, 1.4);
    Target least = new Target("it", Target.Bound.AT_LEAST, 1.4, false, most.values());

    assertThat(most.verdict(results())).isEqualTo(Target.Verdict.PASS);
    assertThat(least.verdict(results())).isEqualTo(Target.Verdict.PASS);
  }

  @Test
  void bound_isKeptOrMissed_ifAllRoundsAgree() {
    Target kept = atMost(1.4, 1.2, 1.39, 1.3, 1.1, 1.25);
    Target missed = atMost(1.4, 1.5, 1.41, 1.6, 1.9, 1.7);

    assertThat(kept.verdict(results())).isEqualTo(Target.Verdict.PASS);
    assertThat(missed.verdict(results())).isEqualTo(Target.Verdict.MISS);
    assertThat(missed.show(results())).isEqualTo("1.600 [1.410, 1.900]");
    assertThat(missed.showBound()).isEqualTo("at most 1.4");
  }

  @Test
  void bound_insideTheRange_isNotJudged() {
    assertThat(atMost(1.4, 1.2, 1.2, 1.2, 1.2, 1.41).verdict(results()))
        .isEqualTo(Target.Verdict.NOT_JUDGED);
    assertThat(atMost(1.4, 1.5, 1.5, 1.5, 1.5, 1.39).verdict(results()))
        .isEqualTo(Target.Verdict.NOT_JUDGED);
  }

  @Test
  void fewerThanFiveRounds_areNotJudged() {
    assertThat(atMost(1.4, 1.0, 1.0, 1.0, 1.0).verdict(results()))
        .isEqualTo(Target.Verdict.NOT_JUDGED);
  }

  @Test
  void wholeRequests_areNotJudgedMoreCloselyThanEqualsDiffer() {
    measured("request Jetty control read / none", 1.03);
    measured("request Jetty satchel read / http-session", 1.04);
    measured("request Jetty satchel write / http-session", 1.2);

    assertThat(results().differenceOfEquals()).isCloseTo(0.03, offset(1e-9));
    assertThat(
            target("whole request on Jetty / the same with HttpSession, read").verdict(results()))
        .isEqualTo(Target.Verdict.NOT_JUDGED);
    assertThat(
            target("whole request on Jetty / the same with HttpSession, write").verdict(results()))
        .isEqualTo(Target.Verdict.MISS);
    // Nothing of it runs on a server.
    assertThat(atMost(1.0, 1.01, 1.01, 1.01, 1.01, 1.01).verdict(results()))
        .isEqualTo(Target.Verdict.MISS);
  }

  @Test
  void busyMachine_judgesNothing() {
    Target target = atMost(1.4, 1.0, 1.0, 1.0, 1.0, 1.0);
    measured("request Jetty control write / none", 1.0, 0.95, 1.09, 1.0, 1.0);
    assertThat(results().isTooBusy()).isFalse();
    assertThat(target.verdict(results())).isEqualTo(Target.Verdict.PASS);

    measured("request Jetty control read / none", 1.0, 1.0, 0.89, 1.0, 1.0);
    assertThat(results().isTooBusy()).isTrue();
    assertThat(target.verdict(results())).isEqualTo(Target.Verdict.NOT_JUDGED);
  }

  @Test
  void nothingMeasured_isNoVerdict() {
    assertThat(Targets.ALL)
        .allSatisfy(
            target -> {
              assertThat(target.verdict(results())).isEqualTo(Target.Verdict.NOT_MEASURED);
              assertThat(target.show(results())).isEqualTo("-");
            });
    assertThat(Targets.ALL).extracting(Target::name).doesNotHaveDuplicates();
  }

  @Test
  void limit_isTheSumOfItsParts_inEachRound() {
    measured("tokens.Limit.mac S", 250.0, 500.0, 250.0, 250.0, 250.0);
    measured("tokens.Limit.base64Encode S", 50.0, 100.0, 50.0, 50.0, 50.0);
    measured("tokens.Limit.base64Decode S", 150);
    measured("tokens.Tokens.encode satchel S", 345.0, 690.0, 345.0, 345.0, 345.0);
    measured("tokens.Tokens.decode satchel S", 800);
    measured("tokens.Tokens.read satchel S", 500);

    // The second round was twice as slow, and its ratio is the same.
    assertThat(target("encode S / limit").show(results())).isEqualTo("1.150");
    assertThat(target("encode S / limit").verdict(results())).isEqualTo(Target.Verdict.PASS);
    assertThat(target("decode S / limit").show(results())).isEqualTo("2 [1.231, 2]");
    assertThat(target("decode S / limit").verdict(results())).isEqualTo(Target.Verdict.NOT_JUDGED);
    assertThat(target("decode and read one entry, S / limit").show(results()))
        .isEqualTo("1.250 [0.769, 1.250]");
  }

  @Test
  void fastest_isOfThoseThatWereMeasured_inEachRound() {
    measured("tokens.Tokens.encode satchel M", 100);
    measured("tokens.Tokens.encode jjwt M", 1000.0, 400.0, 1000.0, 1000.0, 1000.0);
    measured("tokens.Tokens.encode play M", 500);

    assertThat(target("encode M / fastest of Play, jjwt, nimbus, java-jwt, jose4j").show(results()))
        .isEqualTo("0.200 [0.200, 0.250]");
  }

  @Test
  void added_isHeldAgainstTheLimit_andInjectionAgainstTheRuntimesOwn() {
    measured("tokens.Limit.mac M", 350);
    measured("tokens.Limit.base64Decode M", 50);
    measured("jersey.Added singleton-read.added", 1600);
    measured("jersey.Added injection.added", 2200);
    measured("jersey.Added headers.added", 2000);
    measured("jersey.Added read.added, bytes", 8456);

    assertThat(
            target("added to a request through Jersey, singleton, read / the limit's decode of M")
                .show(results()))
        .isEqualTo("4");
    assertThat(target("Jersey, injection of a session / of HttpHeaders").verdict(results()))
        .isEqualTo(Target.Verdict.PASS);
    assertThat(target("added to a request through Jersey, read, bytes allocated").show(results()))
        .isEqualTo("8456");
  }
}
