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
      runs.add(Results.of(Files.readString(file)));
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
                "first",
                new Run(runs.get(0)),
                "newest",
                new Run(runs.get(runs.size() - 1)),
                "targets",
                Targets.ALL,
                "codecs",
                Names.CODECS,
                "servers",
                Names.SERVERS,
                "sessions",
                Names.SESSIONS,
                "works",
                Names.WORKS));
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
      List<Double> nanos = Targets.limit(results, way, session);
      return nanos.isEmpty() ? "-" : number(Row.median(nanos) / 1e3);
    }

    /** Returns the median in microseconds, with the least and the largest measurement. */
    public String times(String name) {
      return range(name, 1e3);
    }

    /** Returns the bytes that one operation allocates. */
    public String bytes(String name) {
      return value(name + ", bytes");
    }

    /** Returns how many percent two equal applications differ. */
    public String differenceOfEquals() {
      return String.format(Locale.ROOT, "%.1f", 100 * results.differenceOfEquals());
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

    /** Returns the ratio of two rows, with its range. */
    public String ratio(String name, String to) {
      List<Double> ratios = Row.ratio(results.values(name), results.values(to));
      return ratios.isEmpty() ? "-" : range(Row.of(name, "ratio", ratios), 1);
    }

    private String range(String name, double by) {
      return results.row(name).map(row -> range(row, by)).orElse("-");
    }

    private static String range(Row row, double by) {
      return "%s [%s, %s]"
          .formatted(number(row.median() / by), number(row.min() / by), number(row.max() / by));
    }

    /** Returns the value and the verdict of a target, and its value before. */
    public String target(Target target) {
      Double before = results.before().get(target.name());
      return target.show(results)
          + switch (target.verdict(results)) {
            case PASS -> " pass";
            case MISS -> " **miss**";
            case NOT_JUDGED -> " *not judged*";
            case NOT_MEASURED -> "";
          }
          + (before == null ? "" : ", before " + Target.show(before));
    }

    /** Returns the names of the targets that the run misses. */
    public List<String> missed() {
      return names(Target.Verdict.MISS);
    }

    /** Returns the names of the targets that the run keeps. */
    public List<String> kept() {
      return names(Target.Verdict.PASS);
    }

    private List<String> names(Target.Verdict verdict) {
      return Targets.ALL.stream()
          .filter(target -> target.verdict(results) == verdict)
          .map(Target::name)
          .toList();
    }
  }

  /** Returns a number with about three digits, as people read numbers. */
  static String number(double value) {
    double size = Math.abs(value);
    boolean whole = size >= 100 || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
