package dev.satchel.benchmarks.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A bound that a value of the results should keep.
 *
 * @param whole whether whole requests are compared, and so no more closely than two equal
 *     applications differ
 * @param values the value in each round
 */
record Target(
    String name, Bound bound, double limit, boolean whole, Function<Results, List<Double>> values) {
  /** Their range holds the median of all JVMs fifteen times of sixteen. */
  private static final int LEAST_ROUNDS = 5;

  enum Bound {
    AT_MOST,
    AT_LEAST
  }

  enum Verdict {
    PASS,
    MISS,
    /** The noise is larger than the distance from the bound. */
    NOT_JUDGED,
    NOT_MEASURED
  }

  /** Judges the values as they were measured, not as people see them. */
  Verdict verdict(Results results) {
    List<Double> found = values.apply(results);
    if (found.isEmpty()) {
      return Verdict.NOT_MEASURED;
    }
    double median = Row.median(found);
    boolean noisy = whole && Math.abs(median / limit - 1) < results.differenceOfEquals();
    if (found.size() < LEAST_ROUNDS || noisy || results.isTooBusy()) {
      return Verdict.NOT_JUDGED;
    }
    if (found.stream().allMatch(this::isKept)) {
      return Verdict.PASS;
    }
    return found.stream().noneMatch(this::isKept) ? Verdict.MISS : Verdict.NOT_JUDGED;
  }

  private boolean isKept(double value) {
    return bound == Bound.AT_MOST ? value <= limit : value >= limit;
  }

  /** Returns the median for people, and the range if there is one. */
  String show(Results results) {
    List<Double> found = values.apply(results);
    if (found.isEmpty()) {
      return "-";
    }
    double least = Collections.min(found);
    double most = Collections.max(found);
    String median = show(Row.median(found));
    return least == most ? median : median + " [" + show(least) + ", " + show(most) + "]";
  }

  /** Returns a value with enough digits to show on which side of the bound it is. */
  static String show(double value) {
    boolean whole = value == Math.rint(value) || value >= 100;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.3f", value);
  }

  /** Returns the bound for people. */
  public String showBound() {
    String text = bound == Bound.AT_MOST ? "at most " : "at least ";
    return text
        + new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(limit);
  }
}
