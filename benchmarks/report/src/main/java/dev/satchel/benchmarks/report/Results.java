package dev.satchel.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Everything that one run measured on one JDK, and the description of the machine.
 *
 * @param before the values of the targets in the results that were committed before
 */
record Results(
    String date,
    String form,
    String machine,
    int feature,
    String jdk,
    SortedMap<String, String> libraries,
    SortedMap<String, Double> before,
    List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** If two equal applications differ by more in any round, the machine had other work. */
  private static final double TOO_BUSY = 0.1;

  private static final List<String> EQUALS =
      List.of(
          "request Jetty control untouched / none",
          "request Jetty control read / none",
          "request Jetty control write / none");

  static Path file(int feature) {
    return Path.of("benchmarks", "results", "jdk-" + feature + ".json");
  }

  static Results of(String json) throws JsonProcessingException {
    return JSON.readValue(json, Results.class);
  }

  /**
   * Returns the JSON with one row in each line, so that people can compare two runs line by line.
   */
  String toJson() throws JsonProcessingException {
    JsonNode all = JSON.valueToTree(this);
    return all.properties().stream()
        .map(Results::line)
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String line(Map.Entry<String, JsonNode> property) {
    String value =
        property.getValue().isArray()
            ? StreamSupport.stream(property.getValue().spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(",\n", "[\n", "\n]"))
            : property.getValue().toString();
    return "\"" + property.getKey() + "\": " + value;
  }

  Optional<Row> row(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst();
  }

  /** Returns the time by the number of characters in the session, for one way of one codec. */
  SortedMap<Integer, Row> growth(String way, String codec) {
    Pattern name = Pattern.compile("tokens[.]Growth[.]" + way + " (\\d+) " + codec);
    SortedMap<Integer, Row> growth = new TreeMap<>();
    for (Row row : rows) {
      Matcher found = name.matcher(row.name());
      if (found.matches()) {
        growth.put(Integer.valueOf(found.group(1)), row);
      }
    }
    return growth;
  }

  /** Returns the values of all rounds, or nothing if they were not measured. */
  List<Double> values(String name) {
    return row(name).map(Row::values).orElse(List.of());
  }

  /** Returns how far two equal applications of one JVM differ, as a part of one. */
  double differenceOfEquals() {
    return EQUALS.stream()
        .flatMap(name -> row(name).stream())
        .mapToDouble(row -> Math.abs(row.median() - 1))
        .max()
        .orElse(0);
  }

  /** Tells whether other work on the machine disturbed the run so much that it says nothing. */
  boolean isTooBusy() {
    return EQUALS.stream()
        .flatMap(name -> values(name).stream())
        .anyMatch(ratio -> Math.abs(ratio - 1) > TOO_BUSY);
  }
}
