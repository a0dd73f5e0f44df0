package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Describes the machine, and the versions of the libraries. */
final class Machine {
  /** The libraries in the tables, without their own dependencies. */
  private static final List<String> LIBRARIES =
      List.of(
          "caffeine",
          "java-jwt",
          "jersey-server",
          "jetty-server",
          "jjwt-impl",
          "jmh-core",
          "jooby",
          "jose4j",
          "ninja-core",
          "nimbus-jose-jwt",
          "play_2.13",
          "resteasy-core",
          "satchel",
          "spring-session-core",
          "vertx-web-sstore-cookie");

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)[.]jar");

  private Machine() {}

  /** Returns the processor, its cores, and the system. */
  static String description() throws IOException {
    return "%s, %d cores, %s %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"));
  }

  private static String processor() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    if (!Files.exists(cpus)) {
      String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      return system.startsWith("mac")
          ? Command.of("sysctl", "-n", "machdep.cpu.brand_string").output().strip()
          : System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(cpus)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  private static String both(String one, String other) {
    return one.equals(other) ? one : one + " and " + other;
  }

  /** Returns the versions by the names of the jars. What Play and Vert.x 5 bring comes last. */
  static SortedMap<String, String> libraries() throws IOException {
    SortedMap<String, String> versions = new TreeMap<>();
    for (Module module : Module.values()) {
      try (Stream<Path> jars = Files.list(module.target().resolve("lib"))) {
        jars.map(jar -> JAR.matcher(jar.getFileName().toString()))
            .filter(Matcher::matches)
            .filter(jar -> LIBRARIES.contains(jar.group(1)))
            .forEach(jar -> versions.merge(jar.group(1), jar.group(2), Machine::both));
      }
    }
    return versions;
  }
}
