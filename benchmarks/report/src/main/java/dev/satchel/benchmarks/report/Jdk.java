package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;

/** A JDK to measure. */
record Jdk(Path home, int feature, String version) {
  static Jdk at(Path home) throws IOException {
    String settings =
        Command.of(home.resolve("bin/java").toString(), "-XshowSettings:properties", "-version")
            .withErrors()
            .output();
    return new Jdk(
        home,
        Integer.parseInt(property(settings, "java.specification.version")),
        property(settings, "java.vm.name") + " " + property(settings, "java.vm.version"));
  }

  private static String property(String settings, String name) {
    String start = name + " = ";
    return settings
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("This is no JDK: " + settings));
  }

  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
