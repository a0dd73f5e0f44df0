package dev.satchel.benchmarks.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A bound that a value of the results should keep. */
record Target(String name, Bound bound, double limit, ToDoubleFunction<Results> value) {
  enum Bound {
    AT_MOST,
    AT_LEAST
  }

  enum Verdict {
    PASS,
    MISS,
    NOT_MEASURED
  }

  /** Judges the value as it was measured, not as people see it. */
  Verdict verdict(Results results) {
    double found = value.applyAsDouble(results);
    if (Double.isNaN(found)) {
      return Verdict.NOT_MEASURED;
    }
    return (bound == Bound.AT_MOST ? found <= limit : found >= limit) ? Verdict.PASS : Verdict.MISS;
  }

  /**
   * Returns the value for people. It has enough digits to show on which side of the bound it is.
   */
  String show(Results results) {
    double found = value.applyAsDouble(results);
    if (Double.isNaN(found)) {
      return "-";
    }
    boolean whole = found == Math.rint(found) || found >= 100;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.3f", found);
  }

  /** Returns the bound for people. */
  public String showBound() {
    String text = bound == Bound.AT_MOST ? "at most " : "at least ";
    return text
        + new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(limit);
  }
}
