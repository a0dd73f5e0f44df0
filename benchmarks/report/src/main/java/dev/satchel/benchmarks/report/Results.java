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

/** All that one run measured on one JDK, and on what. */
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

  /** What the file holds, or nothing if there is none yet. */
  static Optional<Results> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Results.class))
        : Optional.empty();
  }

  /** A row a line, so that two runs can be compared line by line. */
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

  /** Time by the characters in the session, of one way of one codec. */
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

  /** NaN, which stays NaN whatever is computed with it, if it was not measured. */
  double median(String name) {
    return row(name).map(Row::median).orElse(Double.NaN);
  }

  /** NaN as above. */
  double bytes(String name) {
    return row(name).map(Row::bytes).orElse(Double.NaN);
  }
}
