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
import org.junit.jupiter.params.provider.ValueSource;

/** What one page says of another, or of the sources. */
class PagesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/cluster.md",
        "docs/format.md",
        "docs/play.md",
        "docs/rotation.md",
        "docs/security.md",
        "docs/scale-out.md"
      })
  void link_leadsToAFileOrAHeading(String page) throws IOException {
    for (MatchResult link : matches("\\]\\(([^)]*)\\)", page)) {
      String target = link.group(1);
      if (target.startsWith("#")) {
        assertThat(headings(page)).contains(target.substring(1));
      } else if (!target.startsWith("https://")) {
        assertThat(ROOT.resolve(page).resolveSibling(target)).isRegularFile();
      }
    }
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

  /** As a repository's host makes anchors of them. */
  private static List<String> headings(String page) throws IOException {
    return matches("(?m)^#+ (.*)$", page).stream()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  private static List<MatchResult> matches(String pattern, String page) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .toList();
  }
}
