package dev.satchel.benchmarks.report;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

/** A module of the benchmarks, built. */
enum Module {
  TOKENS,
  JERSEY,
  RESTEASY,
  PLAY;

  /** As its folder and its package are called. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  Path target() {
    return Path.of("benchmarks", toString(), "target");
  }

  String classPath() {
    return target().resolve("classes") + File.pathSeparator + target().resolve("lib/*");
  }
}
