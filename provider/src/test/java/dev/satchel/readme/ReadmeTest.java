package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java of the README and of the guides in docs stands in the sources of this package, of the
 * cache's tests and of the applications on Quarkus. The other tests there run these sources. The
 * Java of docs/play.md stands in a source of the tests with Play, and is compared there.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final List<Path> SAMPLES =
      List.of(
          ROOT.resolve("provider/src/test/java/dev/satchel/readme"),
          ROOT.resolve("extensions/cache/src/test/java/dev/satchel/cache/readme"),
          ROOT.resolve(
              "tests/compatibility/quarkus-rest-3-applications/src/test/java/dev/satchel/compatibility"));

  @Test
  void readme_hasAtMost200Lines() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void firstJavaBlock_isAWholeFile() throws IOException {
    List<String> file = code(SAMPLES.get(0).resolve("Guestbook.java"));
    assertThat(javaBlocks("README.md").get(0)).isEqualTo(file.subList(1, file.size()));
  }

  @ParameterizedTest(name = "{0}, block {1}")
  @MethodSource("javaBlocks")
  void javaBlock_standsInASample(String page, int number, List<String> block) throws IOException {
    List<List<String>> sources = new ArrayList<>();
    for (Path folder : SAMPLES) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(Files::isRegularFile).map(ReadmeTest::code).forEach(sources::add);
      }
    }
    assertThat(sources)
        .as("sources of %s, one of which holds block %s of %s", SAMPLES, number, page)
        .anySatisfy(source -> assertThat(source).containsSequence(block));
  }

  static List<Arguments> javaBlocks() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (String page : pages()) {
      List<List<String>> blocks = javaBlocks(page);
      for (int i = 0; i < blocks.size(); i++) {
        all.add(Arguments.of(page, i + 1, blocks.get(i)));
      }
    }
    return all;
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      Stream<String> guides =
          docs.map(page -> "docs/" + page.getFileName())
              .filter(page -> page.endsWith(".md") && !page.equals("docs/play.md"));
      return Stream.concat(Stream.of("README.md"), guides.sorted()).toList();
    }
  }

  private static List<List<String>> javaBlocks(String page) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = null;
    for (String line : code(ROOT.resolve(page))) {
      if (line.startsWith("```")) {
        if (block != null) {
          blocks.add(block);
          block = null;
        } else if (line.equals("```java")) {
          block = new ArrayList<>();
        }
      } else if (block != null) {
        block.add(line);
      }
    }
    return blocks;
  }

  /** The lines without indentation, and no blank ones. */
  private static List<String> code(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
