package dev.satchel.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures of the page: which rows stand in which. */
final class Pictures {
  private Pictures() {}

  /** SVG by the name of its file. */
  static Map<String, String> of(Results run) {
    Map<String, String> pictures = new LinkedHashMap<>();
    List<String> limitFirst = new ArrayList<>(List.of("limit"));
    limitFirst.addAll(Names.CODECS.values());
    for (String way : List.of("encode", "decode")) {
      Map<String, List<Row>> series = new LinkedHashMap<>();
      for (String session : Names.SESSIONS) {
        List<Row> rows = marks(run, Names.CODECS, "tokens.Tokens." + way + " ", " " + session, 1e3);
        List<Double> limit = Targets.limit(run, way, session);
        if (!limit.isEmpty()) {
          rows.add(scaled(new Row("limit", "ns", limit), "limit", 1e3));
        }
        series.put(session, rows);
      }
      pictures.put(
          way, Plots.marks("µs of CPU time to " + way + " a session", true, limitFirst, series));
    }
    Map<String, List<Row>> requests = new LinkedHashMap<>();
    Map<String, String> servers = new LinkedHashMap<>(Names.SERVERS);
    servers.keySet().removeAll(List.of("Jetty control", "Jetty ids", "Jetty revocations"));
    for (String work : List.of("read", "write")) {
      requests.put(
          (work.equals("read") ? "reads an entry" : "changes an entry"),
          marks(run, servers, "request ", " " + work + " - none", 1));
    }
    pictures.put(
        "requests",
        Plots.marks(
            "µs of CPU time that the session adds to a request",
            false,
            List.copyOf(servers.values()),
            requests));
    Map<String, List<Row>> sizes = new LinkedHashMap<>();
    for (String session : Names.SESSIONS) {
      sizes.put(session, marks(run, Names.CODECS, "tokens.WireSizes ", "/" + session, 1));
    }
    pictures.put(
        "sizes",
        Plots.marks(
            "characters of the cookie's value", true, List.copyOf(Names.CODECS.values()), sizes));
    Map<String, Map<Integer, Row>> growth = new LinkedHashMap<>();
    for (String way : List.of("encode", "decode")) {
      growth.put(way + ", signed", growth(run, way, "satchel"));
      growth.put(way + ", encrypted", growth(run, way, "satchel-encrypted"));
    }
    pictures.put("growth", Plots.lines("characters in the session", "µs of CPU time", growth));
    return pictures;
  }

  private static List<Row> marks(
      Results run, Map<String, String> labels, String before, String after, double by) {
    List<Row> marks = new ArrayList<>();
    labels.forEach(
        (id, label) ->
            run.row(before + id + after).ifPresent(row -> marks.add(scaled(row, label, by))));
    return marks;
  }

  private static Map<Integer, Row> growth(Results run, String way, String codec) {
    Map<Integer, Row> points = new LinkedHashMap<>();
    run.growth(way, codec).forEach((size, row) -> points.put(size, scaled(row, row.name(), 1e3)));
    return points;
  }

  private static Row scaled(Row row, String name, double by) {
    return new Row(name, row.unit(), row.values().stream().map(value -> value / by).toList());
  }
}
