package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks what a page says about another page, or about the sources. */
class PagesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @ParameterizedTest
  @MethodSource("pages")
  void link_leadsToAFileOrAHeading(String page) throws IOException {
    for (MatchResult link : matches("\\]\\(([^)]*)\\)", page)) {
      String target = link.group(1);
      if (target.startsWith("#")) {
        assertThat(headings(page)).contains(target.substring(1));
      } else if (!target.startsWith("https://")) {
        String[] fileAndHeading = target.split("#", 2);
        Path file = ROOT.resolve(page).resolveSibling(fileAndHeading[0]).normalize();
        assertThat(file).isRegularFile();
        if (fileAndHeading.length == 2) {
          assertThat(headings(ROOT.relativize(file).toString()))
              .as("headings of %s", fileAndHeading[0])
              .contains(fileAndHeading[1]);
        }
      }
    }
  }

  /** Tables, code, links and pictures cannot be broken into lines. */
  @ParameterizedTest
  @MethodSource("writtenPages")
  void line_hasAtMost120Characters(String page) throws IOException {
    boolean code = false;
    for (String line : Files.readAllLines(ROOT.resolve(page))) {
      code ^= line.strip().startsWith("```");
      if (!code && !line.startsWith("|") && !line.contains("](")) {
        assertThat(line).hasSizeLessThanOrEqualTo(120);
      }
    }
  }

  static List<String> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream<String> pages = docs.map(page -> ROOT.relativize(page).toString().replace('\\', '/'));
      return Stream.concat(
              Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"),
              pages.filter(page -> page.endsWith(".md")).sorted())
          .toList();
    }
  }

  /** All pages but those that a program makes. */
  static List<String> writtenPages() throws IOException {
    return pages().stream()
        .filter(
            page -> !page.equals("docs/compatibility.md") && !page.equals("docs/performance.md"))
        .toList();
  }

  @Test
  void mapOfTheHouse_namesEachClassOnce() throws IOException {
    Set<String> named = new TreeSet<>();
    for (MatchResult row : matches("(?m)^\\| (`\\w+`(?:, `\\w+`)*) \\| ", "CONTRIBUTING.md")) {
      for (String name : row.group(1).replace("`", "").split(", ", -1)) {
        assertThat(named.add(name)).as(name).isTrue();
      }
    }
    assertThat(named).isEqualTo(classes());
  }

  private static Set<String> classes() throws IOException {
    Set<String> classes = new TreeSet<>();
    for (String module : new String[] {"provider", "extensions/cache"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
            .map(file -> file.replace(".java", ""))
            .forEach(classes::add);
      }
    }
    return classes;
  }

  /** Returns the anchors that the host of a repository makes of headings. */
  private static List<String> headings(String page) throws IOException {
    return matches("(?m)^#+ (.*)$", page).stream()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  private static List<MatchResult> matches(String pattern, String page) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .toList();
  }
}
