package dev.satchel.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Runs the benchmarks of JMH in passes, so that noise of the machine hits all of them equally. */
final class Jmh {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Jdk jdk;
  private final Form form;

  Jmh(Jdk jdk, Form form) {
    this.jdk = jdk;
    this.form = form;
  }

  /** The measured iterations of one fork. */
  record Fork(String name, List<Double> cpu, List<Double> bytes, List<Double> score) {}

  /** Measures the CPU time and the bytes of all benchmarks of the form. */
  List<Row> cpuTimes() throws IOException {
    Map<String, List<Fork>> forks = new LinkedHashMap<>();
    List<Suite> suites = Suite.of(form);
    int passes = suites.stream().mapToInt(Suite::passes).max().orElse(0);
    for (int pass = 1; pass <= passes; pass++) {
      for (Suite suite : suites) {
        if (pass > suite.passes()) {
          continue;
        }
        System.out.printf("Pass %d of %d: %s%n", pass, suite.passes(), suite);
        List<String> options = new ArrayList<>(suite.options());
        options.addAll(
            List.of("-bm", "avgt", "-tu", "ns", "-prof", "dev.satchel.benchmarks.CpuTime"));
        options.addAll(List.of("-prof", "gc"));
        for (Fork fork : run(suite.module(), options)) {
          forks.computeIfAbsent(fork.name(), name -> new ArrayList<>()).add(fork);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    forks.forEach(
        (name, all) ->
            rows.add(
                Row.of(
                    name,
                    "ns",
                    all.stream().flatMap(fork -> fork.cpu().stream()).toList(),
                    all.stream().flatMap(fork -> fork.bytes().stream()).toList())));
    return rows;
  }

  /**
   * Measures operations per second of one thread and of two threads in turns, by the wall clock.
   */
  List<Row> twoThreads() throws IOException {
    Map<String, List<Double>> one = new LinkedHashMap<>();
    Map<String, List<Double>> two = new LinkedHashMap<>();
    for (int turn = 1; turn <= form.turnsOfThreads(); turn++) {
      System.out.printf("One thread and two, turn %d of %d%n", turn, form.turnsOfThreads());
      for (var threads : List.of(one, two)) {
        List<String> options = new ArrayList<>(Suite.SCALING);
        options.addAll(List.of("-bm", "thrpt", "-tu", "s", "-t", threads == one ? "1" : "2"));
        // G1 works beside the application, and would take the second thread's core.
        options.addAll(List.of("-jvmArgsAppend", "-XX:+UseParallelGC"));
        for (Fork fork : run(Module.TOKENS, options)) {
          threads
              .computeIfAbsent(fork.name(), name -> new ArrayList<>())
              .add(Row.median(fork.score()));
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    one.forEach(
        (name, perSecond) -> {
          List<Double> both = two.getOrDefault(name, List.of());
          rows.add(Row.of(name + ", 1 thread", "1/s", perSecond));
          rows.add(Row.of(name + ", 2 threads", "1/s", both));
          rows.add(Row.ratio(name + ", 2 threads / 1 thread", both, perSecond));
        });
    return rows;
  }

  private List<Fork> run(Module module, List<String> options) throws IOException {
    Path results = Files.createTempFile("jmh", ".json");
    try {
      List<String> words = new ArrayList<>(List.of("org.openjdk.jmh.Main"));
      words.addAll(options);
      words.addAll(form.iterations());
      words.addAll(List.of("-jvmArgs", "-Xms512m -Xmx512m", "-f", "1", "-foe", "true"));
      words.addAll(List.of("-rf", "json", "-rff", results.toString()));
      Command.java(jdk, module, List.of(), words.toArray(String[]::new)).output();
      return read(JSON.readTree(results.toFile()));
    } finally {
      Files.delete(results);
    }
  }

  /**
   * Returns the forks of a result file of JMH. Each fork is named {@code module.Class.method
   * parameters}.
   */
  static List<Fork> read(JsonNode results) {
    List<Fork> forks = new ArrayList<>();
    for (JsonNode result : results) {
      StringBuilder name =
          new StringBuilder(
              result.path("benchmark").asText().substring("dev.satchel.benchmarks.".length()));
      result.path("params").forEach(value -> name.append(' ').append(value.asText()));
      JsonNode others = result.path("secondaryMetrics");
      forks.add(
          new Fork(
              name.toString(),
              iterations(others.path("cpu")),
              iterations(others.path("gc.alloc.rate.norm")),
              iterations(result.path("primaryMetric"))));
    }
    return forks;
  }

  private static List<Double> iterations(JsonNode metric) {
    return StreamSupport.stream(metric.path("rawData").spliterator(), false)
        .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
        .map(JsonNode::asDouble)
        .toList();
  }
}
