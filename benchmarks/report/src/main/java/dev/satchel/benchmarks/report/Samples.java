package dev.satchel.benchmarks.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured: by name, a value from each round. */
final class Samples {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final Map<String, String> units = new HashMap<>();

  void add(String name, double value, String unit) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    units.put(name, unit);
  }

  /**
   * Takes what a program printed: {@code name value unit}, a line for each value. JMH also prints
   * what a JVM warns of, such as the use of {@code sun.misc.Unsafe} on JDK 24 and later.
   */
  void take(Module module, String printed) {
    for (String line : printed.strip().split("\n", -1)) {
      if (line.startsWith("WARNING: ")) {
        continue;
      }
      int unit = line.lastIndexOf(' ');
      int value = line.lastIndexOf(' ', unit - 1);
      if (value < 0) {
        throw new IllegalStateException(module + " printed " + line);
      }
      add(
          module + "." + line.substring(0, value),
          Double.parseDouble(line.substring(value + 1, unit)),
          line.substring(unit + 1));
    }
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    values.forEach((name, all) -> rows.add(Row.of(name, units.getOrDefault(name, ""), all)));
    return rows;
  }
}
