package dev.satchel.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The common parts of the fuzzers. */
final class Fuzzing {
  private static final Path SEEDS = seedsOnTheClassPath();

  private Fuzzing() {}

  /** Takes the seeds once, so that no input counts as slow for the classes that it loads. */
  static void warmUp(String fuzzer, Consumer<byte[]> fuzzed) throws IOException {
    for (Path seed : seeds(fuzzer)) {
      fuzzed.accept(Files.readAllBytes(seed));
    }
  }

  /** All of a fuzzer, or of all fuzzers for an empty name. */
  static List<Path> seeds(String fuzzer) throws IOException {
    try (Stream<Path> files = Files.walk(SEEDS.resolve(fuzzer))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path seedsOnTheClassPath() {
    try {
      return Path.of(Fuzzing.class.getResource("/seeds").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static String text(byte[] input) {
    return new String(input, UTF_8);
  }

  static void require(boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError(rule);
    }
  }

  static void requireSame(Object found, Object expected, String rule) {
    require(Objects.equals(found, expected), rule);
  }

  /** Returns whether one of the cookies accepts the text. */
  static boolean accepts(String text, List<TokenCookie> cookies) {
    boolean accepted = false;
    for (TokenCookie cookie : cookies) {
      accepted |= cookie.accepts(List.of(cookie.name() + "=" + text));
    }
    return accepted;
  }

  /** The cookie values of a name: what a first reading of RFC 6265bis section 5.8.1 would write. */
  static List<String> values(List<String> lines, String name) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      for (String pair : line.split(";", -1)) {
        String trimmed = trim(pair);
        int equals = trimmed.indexOf('=');
        if (equals >= 0 && trimmed.substring(0, equals).equals(name)) {
          values.add(trimmed.substring(equals + 1));
        }
      }
    }
    return values;
  }

  private static String trim(String pair) {
    int start = 0;
    int end = pair.length();
    while (start < end && (pair.charAt(start) == ' ' || pair.charAt(start) == '\t')) {
      start++;
    }
    while (end > start && (pair.charAt(end - 1) == ' ' || pair.charAt(end - 1) == '\t')) {
      end--;
    }
    return pair.substring(start, end);
  }
}
