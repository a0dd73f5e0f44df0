package dev.satchel.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;
import redis.embedded.util.IO;

/**
 * The program of a Redis server. The property redis-server names an installed one. Without that
 * property, the program for this platform comes out of a jar, the same on each machine.
 */
final class RedisProgram {
  /** By os.name and os.arch. Not Windows: no process can be stopped and continued there. */
  private static final Map<String, OsArchitecture> PLATFORMS =
      Map.of(
          "Linux amd64", OsArchitecture.UNIX_x86_64,
          "Linux aarch64", OsArchitecture.UNIX_AARCH64,
          "Mac OS X x86_64", OsArchitecture.MAC_OS_X_x86_64,
          "Mac OS X aarch64", OsArchitecture.MAC_OS_X_ARM64);

  private static final Optional<File> FILE = find();

  private RedisProgram() {}

  private static Optional<File> find() {
    String installed = System.getProperty("redis-server");
    if (installed != null) {
      return Optional.of(new File(installed));
    }
    OsArchitecture platform =
        PLATFORMS.get(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    if (platform == null) {
      return Optional.empty();
    }
    try {
      File directory = Path.of("target", "redis").toFile();
      directory.mkdirs();
      String program = ExecutableProvider.newProvidedVersionsMap().get(platform);
      File file = IO.writeResourceToExecutableFile(directory, program).getAbsoluteFile();
      return runs(file) ? Optional.of(file) : Optional.empty();
    } catch (IOException notForThisSystem) {
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
          "The tests on Redis are not run: no program of Redis runs on this platform; install one,"
              + " and name it with -Dredis-server=FILE");
    }
    return FILE.isPresent();
  }

  static String path() {
    return FILE.orElseThrow(() -> new IllegalStateException("no program of Redis")).getPath();
  }
}
