package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs that measure by themselves, and print {@code name value unit}, a line for each value.
 */
final class Programs {
  /** The first JDK that has virtual threads. */
  private static final int VIRTUAL_THREADS = 21;

  private final Jdk jdk;
  private final Form form;
  private final Map<String, List<Double>> samples = new LinkedHashMap<>();
  private final Map<String, String> units = new HashMap<>();

  Programs(Jdk jdk, Form form) {
    this.jdk = jdk;
    this.form = form;
  }

  List<Row> measure() throws IOException {
    for (int turn = 1; turn <= form.turnsOfAdded(); turn++) {
      System.out.printf("Requests in process, turn %d of %d%n", turn, form.turnsOfAdded());
      run(Module.JERSEY, "Added");
      run(Module.RESTEASY, "Added");
    }
    if (form == Form.FULL) {
      System.out.println("Sizes, and virtual threads");
      run(Module.TOKENS, "WireSizes");
      if (jdk.feature() >= VIRTUAL_THREADS) {
        run(Module.TOKENS, "VirtualThreads");
      }
    }
    return rows();
  }

  private void run(Module module, String program) throws IOException {
    String path = module + "." + program;
    String main = "dev.satchel.benchmarks." + path;
    take(path, Command.java(jdk, module, List.of("-Xms512m", "-Xmx512m"), main).output());
  }

  /** {@code /round7} in a name says only which sample of it this is. */
  void take(String program, String printed) {
    for (String line : printed.strip().split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length != 3) {
        throw new IllegalStateException(program + " printed " + line);
      }
      if (words[0].contains("quartile")) {
        // The range of several runs says more.
        continue;
      }
      String name = program + " " + words[0].replaceFirst("/round\\d+", "");
      samples.computeIfAbsent(name, key -> new ArrayList<>()).add(Double.valueOf(words[1]));
      units.put(name, words[2]);
    }
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    samples.forEach((name, all) -> rows.add(Row.of(name, units.getOrDefault(name, ""), all)));
    return rows;
  }
}
