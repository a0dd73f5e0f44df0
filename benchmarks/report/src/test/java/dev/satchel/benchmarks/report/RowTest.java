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
  void row_hasRangeAndBytes_toFourDigits() {
    Row row = Row.of("it", "ns", List.of(10.0, 12345.6, 11.0), List.of(48.2, 48.1));

    assertThat(row).isEqualTo(new Row("it", "ns", 11, 10, 12350, 48.0, 3));
  }

  @Test
  void ratio_isOfWhatWasMeasuredSideBySide() {
    Row row = Row.ratio("it", List.of(2.0, 30.0, 4.0), List.of(1.0, 10.0, 4.0));

    assertThat(row).isEqualTo(new Row("it", "ratio", 2, 1, 3, null, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> Row.ratio("it", List.of(1.0), List.of()));
  }
}
