package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The program that benchmarks/run starts, at the root of the project. */
final class Main {
  private Main() {}

  /**
   * Measures in the short form. {@code full [JAVA_HOME...]} measures in the full form, and {@code
   * page} makes the page.
   */
  public static void main(String[] args) throws IOException {
    String what = args.length == 0 ? "short" : args[0];
    List<Jdk> jdks = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      jdks.add(Jdk.at(Path.of(args[i])));
    }
    if (jdks.isEmpty()) {
      jdks.add(Jdk.at(Path.of(System.getProperty("java.home"))));
    }
    switch (what) {
      case "short" -> measure(Form.SHORT, jdks.get(0), false);
      case "full" -> {
        for (Jdk jdk : jdks) {
          // The heap does not depend on the JDK.
          boolean heap = jdk.equals(jdks.get(0));
          Results results = measure(Form.FULL, jdk, heap);
          Path file = Results.file(jdk.feature());
          Files.createDirectories(file.getParent());
          Files.writeString(file, results.toJson());
        }
        Page.write();
      }
      case "page" -> Page.write();
      default -> throw new IllegalArgumentException("Neither full nor page: " + what);
    }
  }

  private static Results measure(Form form, Jdk jdk, boolean heap) throws IOException {
    System.out.println("Measuring " + jdk.version() + ", " + form);
    List<Row> rows = new ArrayList<>(new Rounds(jdk, form).measure());
    if (heap) {
      rows.addAll(new Heap(jdk).measure());
    }
    Results results =
        new Results(
            LocalDate.now(ZoneOffset.UTC).toString(),
            form.name().toLowerCase(Locale.ROOT),
            Machine.description(),
            jdk.feature(),
            jdk.version(),
            Machine.libraries(),
            committed(jdk),
            rows);
    print(results);
    return results;
  }

  /** Returns the values of the targets in the results that were committed last. */
  private static SortedMap<String, Double> committed(Jdk jdk) throws IOException {
    String file = Results.file(jdk.feature()).toString();
    SortedMap<String, Double> values = new TreeMap<>();
    if (!Command.of("git", "ls-tree", "--name-only", "HEAD", file).output().isEmpty()) {
      Results last = Results.of(Command.of("git", "show", "HEAD:" + file).output());
      for (Target target : Targets.ALL) {
        List<Double> found = target.values().apply(last);
        if (!found.isEmpty()) {
          values.put(target.name(), Row.median(found));
        }
      }
    }
    return values;
  }

  private static void print(Results results) {
    System.out.printf("%n%-75s %12s %12s %12s%n", "row", "median", "min", "max");
    for (Row row : results.rows()) {
      System.out.printf(
          "%-75s %12s %12s %12s %s%n",
          row.name(),
          Page.number(row.median()),
          Page.number(row.min()),
          Page.number(row.max()),
          row.unit());
    }
    System.out.println();
    int missed = 0;
    int judged = 0;
    for (Target target : Targets.ALL) {
      Target.Verdict verdict = target.verdict(results);
      missed += verdict == Target.Verdict.MISS ? 1 : 0;
      judged += verdict == Target.Verdict.MISS || verdict == Target.Verdict.PASS ? 1 : 0;
      Double before = results.before().get(target.name());
      System.out.printf(
          "%-12s %-72s %24s   %-13s %s%n",
          switch (verdict) {
            case PASS -> "pass";
            case MISS -> "MISS";
            case NOT_JUDGED -> "not judged";
            case NOT_MEASURED -> "-";
          },
          target.name(),
          target.show(results),
          target.showBound(),
          before == null ? "" : "committed: " + Target.show(before));
    }
    System.out.printf(
        Locale.ROOT,
        "%d of %d targets judged, %d missed. Two equal applications differ by %.1f percent.%n",
        judged,
        Targets.ALL.size(),
        missed,
        100 * results.differenceOfEquals());
    if (results.isTooBusy()) {
      System.out.println(
          "The machine was too busy to judge: two equal applications differed by more than 10"
              + " percent in a round. Run again when nothing else runs.");
    }
  }
}
