package dev.satchel.compatibility.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes docs/compatibility.md from the reports that the contract left in the modules' target
 * folders. Run it at the root of the project: {@code mvn -q -pl tests/compatibility/tools compile
 * exec:java}.
 */
public final class Table {
  private record Report(String runtime, int jdk, int kept, List<String> notKept) {}

  private Table() {}

  public static void main(String[] args) throws IOException {
    List<Report> reports = reports();
    if (reports.isEmpty()) {
      System.err.println("There are no reports; run first: mvn verify -Pcompatibility");
      System.exit(1);
    }
    Files.writeString(Path.of("docs", "compatibility.md"), page(reports));
    System.out.println(reports.size() + " reports in docs/compatibility.md");
  }

  private static List<Report> reports() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("."))) {
      files = all.filter(file -> file.toString().matches(".*/target/contract/.*[.]txt")).toList();
    }
    List<Report> reports = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      reports.add(
          new Report(
              lines.get(0),
              Integer.parseInt(lines.get(1)),
              Integer.parseInt(lines.get(2)),
              lines.subList(3, lines.size())));
    }
    return reports.stream()
        .distinct() // the provider's own run and a module's, of one runtime
        .sorted(Comparator.comparing(Report::runtime).thenComparing(Report::jdk))
        .toList();
  }

  private static String page(List<Report> reports) {
    StringBuilder page =
        new StringBuilder(
            """
            # Compatibility

            One contract, run over HTTP on each runtime with that runtime alone on its class path. Do not edit this page:
            `mvn -q -pl tests/compatibility/tools compile exec:java` makes it from the reports of
            `mvn -Pcompatibility verify`.
            Rows that a JDK or a server has no means for (virtual threads, HTTP/2, a servlet's session) count
            in neither column.

            RESTEasy's Netty 4 adapter is not supported together with `AsyncResponse`: it mixes up what it
            injects into the requests that it suspends. The first such use is an error in the log.

            Helidon needs JDK 21, and `satchel-cdi` for constructors with `@Inject`.

            Quarkus REST makes an application when it is built, so the contract, which makes its own, cannot
            run there. `tests/compatibility/quarkus-rest-3` builds one and runs the contract of `@Inject`, with its
            users who never see each other's entries; `@Context`; when a session is written and rolled back;
            and the annotations. `tests/compatibility/quarkus-rest-3-applications` makes smaller ones: of annotations
            alone, of a feature that is a bean, and of none, which fails at start-up. On Quarkus REST no filter
            runs for an unmatched path or an exception that nothing maps, and `@Context` stands on no setter.

            | runtime | JDK | rows kept | rows not kept |
            |---|---|---|---|
            """);
    Map<String, TreeSet<String>> reasons = new TreeMap<>();
    for (Report report : reports) {
      page.append(
          "| %s | %d | %d | %d |%n"
              .formatted(report.runtime, report.jdk, report.kept, report.notKept.size()));
      for (String row : report.notKept) {
        reasons.computeIfAbsent(row, unused -> new TreeSet<>()).add(report.runtime);
      }
    }
    page.append(
        """

        ## Rows that a runtime cannot keep

        Each is run nevertheless, and must still fail: the test notices a runtime that corrects its fault. The row
        `manyInterleavedRequests_neverSeeAnotherUsersEntries` can never stand here.

        | row | reason | runtimes |
        |---|---|---|
        """);
    reasons.forEach(
        (row, runtimes) ->
            page.append(
                "| `%s` | %s | %s |%n"
                    .formatted(
                        row.split(": ", 2)[0],
                        row.split(": ", 2)[1],
                        String.join(", ", runtimes))));
    return page.toString();
  }
}
