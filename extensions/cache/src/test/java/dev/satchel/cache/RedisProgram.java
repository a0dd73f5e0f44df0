package dev.satchel.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OS;
import redis.embedded.model.OsArchitecture;

/**
 * The program of a Redis server. The property redis-server names an installed one. Without that
 * property, the program for this platform comes out of a jar, the same on each machine.
 */
final class RedisProgram {
  private static final Optional<File> FILE = find();

  private RedisProgram() {}

  private static Optional<File> find() {
    String installed = System.getProperty("redis-server");
    if (installed != null) {
      return Optional.of(new File(installed));
    }
    try {
      if (OsArchitecture.detectOSandArchitecture().os == OS.WINDOWS) {
        return Optional.empty(); // no process can be stopped and continued there
      }
      File directory = Path.of("target", "redis").toFile();
      directory.mkdirs();
      File file = ExecutableProvider.newJarResourceProvider(directory).get().getAbsoluteFile();
      return runs(file) ? Optional.of(file) : Optional.empty();
    } catch (IOException | RuntimeException noneForThisPlatform) {
      return Optional.empty();
    }
  }

  /** Returns whether the system can load the program and the libraries that it needs. */
  private static boolean runs(File file) throws IOException {
    Process process =
        new ProcessBuilder(file.getPath(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  /** For {@code EnabledIf}. Says in one line what is not run, if no program runs here. */
  static boolean isThere() {
    if (FILE.isEmpty()) {
      System.out.println(
          "RedisTest is not run: no program of Redis runs on this platform; install one, and name"
              + " it with -Dredis-server=FILE");
    }
    return FILE.isPresent();
  }

  static String path() {
    return FILE.orElseThrow(() -> new IllegalStateException("no program of Redis")).getPath();
  }
}
