package dev.satchel.benchmarks.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Makes docs/performance.md and its pictures from the result files. */
final class Page {
  private Page() {}

  static void write() throws IOException {
    List<Results> runs = runs();
    if (runs.isEmpty()) {
      throw new IllegalStateException("There are no results; run first: benchmarks/run full");
    }
    Path docs = Path.of("docs");
    Files.writeString(docs.resolve("performance.md"), page(runs));
    Path pictures = Files.createDirectories(docs.resolve("performance"));
    for (var picture : Pictures.of(runs.get(runs.size() - 1)).entrySet()) {
      Files.writeString(pictures.resolve(picture.getKey() + ".svg"), picture.getValue());
    }
  }

  /** Returns the runs, one for each JDK, the oldest JDK first. */
  private static List<Results> runs() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("benchmarks", "results"))) {
      files = all.sorted().toList();
    }
    List<Results> runs = new ArrayList<>();
    for (Path file : files) {
      Results.read(file).ifPresent(runs::add);
    }
    return runs;
  }

  static String page(List<Results> runs) throws IOException {
    ClasspathLoader templates = new ClasspathLoader(Page.class.getClassLoader());
    PebbleEngine engine =
        new PebbleEngine.Builder()
            .loader(templates)
            .autoEscaping(false)
            .strictVariables(true)
            .defaultLocale(Locale.ROOT)
            .build();
    StringWriter page = new StringWriter();
    engine
        .getTemplate("performance.md")
        .evaluate(
            page,
            Map.of(
                "runs",
                runs.stream().map(Run::new).toList(),
                "newest",
                new Run(runs.get(runs.size() - 1)),
                "targets",
                Targets.ALL,
                "codecs",
                Names.CODECS,
                "servers",
                Names.SERVERS,
                "sessions",
                Names.SESSIONS));
    return page.toString();
  }

  /** The values of one run for the template. */
  public record Run(Results results) {
    /** Returns the median in microseconds. */
    public String time(String name) {
      return results.row(name).map(row -> number(row.median() / 1e3)).orElse("-");
    }

    /** Returns the limit in microseconds. */
    public String limit(String way, String session) {
      double nanos = Targets.limit(results, way, session);
      return Double.isNaN(nanos) ? "-" : number(nanos / 1e3);
    }

    /** Returns the median in microseconds, with the least and the largest measurement. */
    public String times(String name) {
      return range(name, 1e3);
    }

    /** Returns the bytes that one operation allocates. */
    public String bytes(String name) {
      double bytes = results.bytes(name);
      return Double.isNaN(bytes) ? "-" : number(bytes);
    }

    /** Returns the time that one more character takes, in nanoseconds. */
    public String slope(String way, String codec) {
      double slope = line(way, codec).getSlope();
      return Double.isNaN(slope) ? "-" : number(slope);
    }

    /** Returns 1 for a line without a bend, and less for any other line. */
    public String straightness(String way, String codec) {
      double square = line(way, codec).getRSquare();
      return Double.isNaN(square) ? "-" : String.format(Locale.ROOT, "%.3f", square);
    }

    private SimpleRegression line(String way, String codec) {
      SimpleRegression line = new SimpleRegression();
      results.growth(way, codec).forEach((size, row) -> line.addData(size, row.median()));
      return line;
    }

    public boolean has(String name) {
      return results.row(name).isPresent();
    }

    /** Returns the median in the unit of the measurement. */
    public String value(String name) {
      return results.row(name).map(row -> number(row.median())).orElse("-");
    }

    /** Returns the median with the least and the largest measurement. */
    public String range(String name) {
      return range(name, 1);
    }

    private String range(String name, double by) {
      return results
          .row(name)
          .map(
              row ->
                  "%s [%s, %s]"
                      .formatted(
                          number(row.median() / by),
                          number(row.min() / by),
                          number(row.max() / by)))
          .orElse("-");
    }

    /** Returns the value and the verdict of a target. */
    public String target(Target target) {
      return switch (target.verdict(results)) {
        case PASS -> target.show(results) + " pass";
        case MISS -> "**" + target.show(results) + " miss**";
        case NOT_MEASURED -> "-";
      };
    }

    /** Returns how many targets the run keeps. */
    public long kept() {
      return Targets.ALL.stream()
          .filter(target -> target.verdict(results) == Target.Verdict.PASS)
          .count();
    }
  }

  /** Returns a number with about three digits, as people read numbers. */
  static String number(double value) {
    double size = Math.abs(value);
    boolean whole = size >= 100 || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
