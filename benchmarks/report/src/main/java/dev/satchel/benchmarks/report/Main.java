package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** The program that benchmarks/run starts, at the root of the project. */
final class Main {
  private static final int USERS = 1_000_000;

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
    boolean wrk = Wrk.isThere();
    if (!wrk) {
      System.out.println(
          "Whole requests are left out: there is no wrk. On Debian, install it with: apt-get"
              + " install wrk; on macOS: brew install wrk");
    }
    SortedMap<String, String> libraries = Machine.libraries();
    List<Row> rows = new ArrayList<>();
    if (wrk) {
      rows.addAll(new WholeRequests(jdk, form).measure());
      rows.addAll(new RevocableRequests(jdk, form).measure());
    }
    rows.addAll(new Programs(jdk, form).measure());
    if (heap) {
      rows.addAll(new Heap(jdk, USERS).measure());
    }
    Jmh jmh = new Jmh(jdk, form);
    rows.addAll(jmh.twoThreads());
    rows.addAll(jmh.cpuTimes());
    Results results =
        new Results(
            LocalDate.now(ZoneOffset.UTC).toString(),
            form.name().toLowerCase(Locale.ROOT),
            Machine.description(),
            jdk.feature(),
            jdk.version(),
            libraries,
            rows);
    print(results, Results.read(Results.file(jdk.feature())));
    return results;
  }

  private static void print(Results results, Optional<Results> committed) {
    System.out.printf("%n%-75s %12s %12s %12s %8s%n", "row", "median", "min", "max", "bytes");
    for (Row row : results.rows()) {
      System.out.printf(
          Locale.ROOT,
          "%-75s %12s %12s %12s %8s %s%n",
          row.name(),
          Page.number(row.median()),
          Page.number(row.min()),
          Page.number(row.max()),
          row.bytes() == null ? "" : Page.number(row.bytes()),
          row.unit());
    }
    System.out.println();
    int missed = 0;
    for (Target target : Targets.ALL) {
      Target.Verdict verdict = target.verdict(results);
      missed += verdict == Target.Verdict.MISS ? 1 : 0;
      System.out.printf(
          "%-4s %-70s %10s   %-15s %s%n",
          switch (verdict) {
            case PASS -> "pass";
            case MISS -> "MISS";
            case NOT_MEASURED -> "-";
          },
          target.name(),
          target.show(results),
          target.showBound(),
          committed.map(last -> "committed: " + target.show(last)).orElse(""));
    }
    System.out.printf("%d of %d targets missed%n", missed, Targets.ALL.size());
  }
}
