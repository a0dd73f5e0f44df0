package dev.satchel.benchmarks.report;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

/** A module of the benchmarks, which is built already. */
enum Module {
  TOKENS,
  JERSEY,
  RESTEASY,
  PLAY,
  VERTX;

  /** Returns the name of the folder and the package. */
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
