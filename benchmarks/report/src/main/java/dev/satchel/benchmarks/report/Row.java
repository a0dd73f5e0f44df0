package dev.satchel.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * @param bytes allocated for one operation, where that was measured
 * @param samples how many measurements the median is of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
    String name,
    String unit,
    double median,
    double min,
    double max,
    @Nullable Double bytes,
    int samples) {

  static Row of(String name, String unit, List<Double> samples) {
    return of(name, unit, samples, List.of());
  }

  static Row of(String name, String unit, List<Double> samples, List<Double> bytes) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Row(
        name,
        unit,
        rounded(median(samples)),
        rounded(sorted[0]),
        rounded(sorted[sorted.length - 1]),
        bytes.isEmpty() ? null : (double) Math.round(median(bytes)),
        sorted.length);
  }

  /** Returns the ratios of measurements that were made in turns. */
  static Row ratio(String name, List<Double> of, List<Double> to) {
    if (of.size() != to.size()) {
      throw new IllegalArgumentException(name + ": " + of.size() + " against " + to.size());
    }
    Double[] ratios = new Double[of.size()];
    Arrays.setAll(ratios, i -> of.get(i) / to.get(i));
    return of(name, "ratio", List.of(ratios));
  }

  static double median(List<Double> samples) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("No median of " + samples);
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Returns a number with four digits. More digits would differ in each run. */
  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
