package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs of their own, which print what they measured: {@code name value unit} a line. */
final class Programs {
  private static final int VIRTUAL_THREADS = 21; // the first JDK that has them

  private Programs() {}

  static List<Row> measure(Jdk jdk) throws IOException {
    List<Row> rows = new ArrayList<>(run(jdk, "WireSizes"));
    if (jdk.feature() >= VIRTUAL_THREADS) {
      rows.addAll(run(jdk, "VirtualThreads"));
    }
    return rows;
  }

  private static List<Row> run(Jdk jdk, String program) throws IOException {
    System.out.println(program);
    String main = "dev.satchel.benchmarks.tokens." + program;
    return read(
        program, Command.java(jdk, Module.TOKENS, List.of("-Xms1g", "-Xmx1g"), main).output());
  }

  /** A row for each name; {@code /round7} in it says only which sample of the row it is. */
  static List<Row> read(String program, String printed) {
    Map<String, List<Double>> samples = new LinkedHashMap<>();
    Map<String, String> units = new HashMap<>();
    for (String line : printed.split("\n", -1)) {
      String[] words = line.strip().split(" ", -1);
      if (words.length == 3) {
        String name = program + " " + words[0].replaceFirst("/round\\d+", "");
        samples.computeIfAbsent(name, key -> new ArrayList<>()).add(Double.valueOf(words[1]));
        units.put(name, words[2]);
      }
    }
    List<Row> rows = new ArrayList<>();
    samples.forEach((name, all) -> rows.add(Row.of(name, units.getOrDefault(name, ""), all)));
    return rows;
  }
}
