package dev.satchel.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** A name, and what each JVM measured of it. The value at one place of two rows is of one round. */
record Row(String name, String unit, List<Double> values) {
  /** Returns a row with four digits. More digits would differ in each run. */
  static Row of(String name, String unit, List<Double> values) {
    return new Row(
        name,
        unit,
        values.stream()
            .map(value -> new BigDecimal(value).round(new MathContext(4)).doubleValue())
            .toList());
  }

  double median() {
    return median(values);
  }

  double min() {
    return Collections.min(values);
  }

  double max() {
    return Collections.max(values);
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("No median of " + values);
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Combines what two rows have of each round. There is nothing if one has nothing. */
  static List<Double> each(List<Double> left, List<Double> right, DoubleBinaryOperator operator) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    if (left.size() != right.size()) {
      throw new IllegalArgumentException(left.size() + " rounds against " + right.size());
    }
    return IntStream.range(0, left.size())
        .mapToObj(round -> operator.applyAsDouble(left.get(round), right.get(round)))
        .toList();
  }

  /** Returns the ratios. Against a difference that noise made negative, no ratio is small. */
  static List<Double> ratio(List<Double> of, List<Double> to) {
    return each(of, to, (left, right) -> right > 0 ? left / right : Double.POSITIVE_INFINITY);
  }
}
