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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java of the README, of docs/rotation.md and of docs/cluster.md is that of this package, of
 * the cache's and of the applications on Quarkus, which the other tests there run.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Path SAMPLES = ROOT.resolve("provider/src/test/java/dev/satchel/readme");
  private static final Path CACHE_SAMPLES =
      ROOT.resolve("extensions/cache/src/test/java/dev/satchel/cache");
  private static final Path QUARKUS_SAMPLES =
      ROOT.resolve(
          "tests/compatibility/quarkus-rest-3-applications/src/test/java/dev/satchel/compatibility");

  @Test
  void firstJavaBlock_standsBeforeLine15() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md")).indexOf("```java")).isBetween(0, 14);
  }

  @Test
  void javaBlocks_areAllFound() throws IOException {
    assertThat(javaBlocks()).hasSize(17);
  }

  @ParameterizedTest
  @MethodSource("javaBlocks")
  void javaBlock_standsInASample(List<String> block) throws IOException {
    try (Stream<Path> here = Files.list(SAMPLES);
        Stream<Path> there = Files.list(CACHE_SAMPLES);
        Stream<Path> onQuarkus = Files.list(QUARKUS_SAMPLES)) {
      Stream<Path> files = Stream.concat(here, Stream.concat(there, onQuarkus));
      assertThat(files.map(ReadmeTest::code).toList())
          .as("sources of %s, one of which holds the block", SAMPLES.getFileName())
          .anySatisfy(source -> assertThat(source).containsSequence(block));
    }
  }

  static List<List<String>> javaBlocks() throws IOException {
    List<List<String>> blocks = javaBlocks("README.md");
    blocks.addAll(javaBlocks("docs/rotation.md"));
    blocks.addAll(javaBlocks("docs/cluster.md"));
    return blocks;
  }

  private static List<List<String>> javaBlocks(String page) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = null;
    for (String line : code(ROOT.resolve(page))) {
      if (line.startsWith("```")) {
        if (block != null) {
          blocks.add(code(block));
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

  private static List<String> code(Path file) {
    try {
      return code(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines without indentation, and no blank ones. */
  private static List<String> code(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
