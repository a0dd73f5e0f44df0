package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of docs/runtimes show the code that the modules of tests/compatibility run, and the
 * dependencies that those modules have.
 */
class RuntimePagesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Path PAGES = ROOT.resolve("docs/runtimes");
  private static final Path MODULES = ROOT.resolve("tests/compatibility");

  /** The modules that each page is about. */
  private static final Map<String, List<String>> MODULES_OF =
      Map.of(
          "cxf.md", List.of("cxf-4.1-jetty"),
          "dropwizard.md", List.of("dropwizard-5"),
          "helidon.md", List.of("helidon-mp-4"),
          "jakarta-ee-servers.md", List.of("jakarta-ee-sample"),
          "jersey.md", List.of("jersey-3.1-grizzly", "jersey-4.0-grizzly"),
          "quarkus.md", List.of("quarkus-rest-3", "quarkus-rest-3-applications"),
          "resteasy.md",
              List.of("resteasy-6.2-netty4", "resteasy-6.2-vertx", "resteasy-7.0-undertow"),
          "spring-boot.md", List.of("spring-boot-3.5"));

  static Set<String> pages() {
    return new TreeSet<>(MODULES_OF.keySet());
  }

  @Test
  void everyPage_hasModules() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(MODULES_OF.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void javaBlock_standsInASample(String page) throws IOException {
    List<List<String>> samples = samples(page).stream().map(RuntimePagesTest::code).toList();
    List<List<String>> blocks =
        blocks(page, "java").stream().map(block -> code(block.lines())).toList();
    assertThat(blocks)
        .isNotEmpty()
        .allSatisfy(
            block ->
                assertThat(samples)
                    .anySatisfy(sample -> assertThat(sample).containsSequence(block)));
    assertThat(blocks)
        .as("a block that shows a whole class, with its imports")
        .anySatisfy(block -> assertThat(samples).contains(block));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void sample_isTheSameInEachModule(String page) throws IOException {
    List<Path> samples = samples(page);
    for (Path sample : samples) {
      for (Path other : samples) {
        if (sample.getFileName().equals(other.getFileName())) {
          assertThat(other).hasSameTextualContentAs(sample);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void dependency_standsInThePomOfAModule(String page) throws IOException {
    StringBuilder poms = new StringBuilder(Files.readString(MODULES.resolve("pom.xml")));
    for (String module : MODULES_OF.get(page)) {
      poms.append(Files.readString(MODULES.resolve(module).resolve("pom.xml")));
    }
    List<String> xml = blocks(page, "xml");
    List<MatchResult> names =
        xml.stream().flatMap(block -> matches("<(groupId|artifactId)>[^<]+</\\1>", block)).toList();
    assertThat(names).isNotEmpty();
    for (MatchResult name : names) {
      assertThat(poms).contains(name.group());
    }
    poms.append(Files.readString(ROOT.resolve("pom.xml")));
    for (String block : xml) {
      matches("<version>[^<]+<", block)
          .map(version -> version.group().substring("<version".length()))
          .forEach(version -> assertThat(poms).contains(version));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void requests_areThoseOfTheSample(String page) throws IOException {
    assertThat(Files.readString(PAGES.resolve(page)))
        .containsPattern("(?m)^curl -L -c cookies -d user=ann http://localhost:8080/(site/)?hello$")
        .containsPattern("(?m)^curl -b cookies http://localhost:8080/(site/)?hello$");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void link_leadsToAFile(String page) throws IOException {
    matches("\\]\\(([^)#]*)[^)]*\\)", Files.readString(PAGES.resolve(page)))
        .map(link -> link.group(1))
        .filter(target -> !target.isEmpty() && !target.startsWith("https://"))
        .forEach(target -> assertThat(PAGES.resolve(target)).isRegularFile());
  }

  /** The sources of com.example in the page's modules, but for the tests. */
  private static List<Path> samples(String page) throws IOException {
    Set<Path> samples = new TreeSet<>();
    for (String module : MODULES_OF.get(page)) {
      try (Stream<Path> files = Files.walk(MODULES.resolve(module).resolve("src"))) {
        files
            .filter(file -> file.getParent().endsWith("com/example"))
            .filter(file -> !file.endsWith("GuideTest.java"))
            .forEach(samples::add);
      }
    }
    return List.copyOf(samples);
  }

  private static List<String> blocks(String page, String language) throws IOException {
    return matches("(?ms)^```" + language + "\\n(.*?)^```$", Files.readString(PAGES.resolve(page)))
        .map(block -> block.group(1))
        .toList();
  }

  private static Stream<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }

  private static List<String> code(Path file) {
    try {
      return code(Files.readString(file).lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines without indentation, and no blank ones. */
  private static List<String> code(Stream<String> lines) {
    return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
