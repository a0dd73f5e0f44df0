package dev.satchel.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
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

/** Everything that one run measured on one JDK, and the description of the machine. */
record Results(
    String date,
    String form,
    String machine,
    int feature,
    String jdk,
    SortedMap<String, String> libraries,
    List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Path file(int feature) {
    return Path.of("benchmarks", "results", "jdk-" + feature + ".json");
  }

  /** Returns the results in a file, or nothing if the file does not exist. */
  static Optional<Results> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Results.class))
        : Optional.empty();
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

  /** Returns a median, or NaN if it was not measured. Any number computed from NaN is NaN. */
  double median(String name) {
    return row(name).map(Row::median).orElse(Double.NaN);
  }

  /** Returns the allocated bytes, or NaN if they were not measured. */
  double bytes(String name) {
    return row(name).map(Row::bytes).orElse(Double.NaN);
  }
}
