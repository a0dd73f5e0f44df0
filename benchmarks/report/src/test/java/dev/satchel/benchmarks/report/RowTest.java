package dev.satchel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RowTest {
  @Test
  void median_isTheMiddleOne_orBetweenTheTwoInTheMiddle() {
    assertThat(Row.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Row.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
  }

  @Test
  void median_ofNothing_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Row.median(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Row.median(List.of(1.0, Double.NaN)));
  }

  @Test
  void row_hasMedianAndRange_toFourDigits() {
    Row row = Row.of("it", "ns", List.of(10.0, 12345.6, 11.0));

    assertThat(row).isEqualTo(new Row("it", "ns", List.of(10.0, 12350.0, 11.0)));
    assertThat(row.median()).isEqualTo(11);
    assertThat(row.min()).isEqualTo(10);
    assertThat(row.max()).isEqualTo(12350);
  }

  @Test
  void ratio_isOfTheValuesOfOneRound() {
    assertThat(Row.ratio(List.of(2.0, 30.0, 4.0), List.of(1.0, 10.0, 4.0)))
        .containsExactly(2.0, 3.0, 1.0);
    assertThat(Row.ratio(List.of(2.0), List.of())).isEmpty();
    assertThat(Row.ratio(List.of(2.0, -2.0), List.of(-1.0, -1.0)))
        .containsOnly(Double.POSITIVE_INFINITY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Row.ratio(List.of(1.0), List.of(1.0, 2.0)));
  }
}
