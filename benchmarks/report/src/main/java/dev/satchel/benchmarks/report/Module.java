package dev.satchel.benchmarks.report;

import java.nio.file.Path;

/** A module of the benchmarks, built. */
enum Module {
  TOKENS,
  JERSEY,
  RESTEASY,
  PLAY;

  Path target() {
    return Path.of("benchmarks", name().toLowerCase(java.util.Locale.ROOT), "target");
  }

  String classPath() {
    return target().resolve("classes") + java.io.File.pathSeparator + target().resolve("lib/*");
  }
}
