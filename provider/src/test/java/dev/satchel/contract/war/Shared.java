package dev.satchel.contract.war;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.satchel.tests.LogHandler;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The state that the test's JVM and the server's JVM share: the clock, and the lines that Satchel
 * logs.
 */
record Shared(Path directory) {
  private static final String PROPERTY = "dev.satchel.contract.shared";
  private static final Logger LOGGER = Logger.getLogger("dev.satchel");

  /** The test's side. */
  static Shared ofTest() {
    return new Shared(Path.of("target", "shared").toAbsolutePath());
  }

  /** The server's side. */
  static Shared ofServer() {
    return new Shared(Path.of(System.getProperty(PROPERTY)));
  }

  /** Returns the option that tells the server's JVM the folder. */
  String option() {
    return "-D" + PROPERTY + "=" + directory;
  }

  /** Forgets what an earlier run left. */
  void clear() throws IOException {
    Files.createDirectories(directory);
    Files.deleteIfExists(clockFile());
    Files.writeString(logFile(), "");
  }

  private Path clockFile() {
    return directory.resolve("clock");
  }

  private Path logFile() {
    return directory.resolve("log");
  }

  SteppingClock clock() {
    return new SteppingClock(
        () ->
            Files.exists(clockFile())
                ? Instant.parse(lines(clockFile()).get(0))
                : SteppingClock.START,
        now -> write(clockFile(), now.toString()));
  }

  /** Returns the lines that the server's side writes from this call on. */
  LogLines log() {
    int before = lines(logFile()).size();
    return () -> {
      List<String> lines = lines(logFile());
      return lines.subList(before, lines.size());
    };
  }

  /** Begins once in a server, because all wars there have one logger. */
  synchronized void writeLog() {
    for (Handler handler : LOGGER.getHandlers()) {
      if (handler.getClass().getName().equals(LogHandler.class.getName())) {
        return;
      }
    }
    LOGGER.setLevel(Level.ALL);
    LOGGER.addHandler(new LogHandler(this::append));
  }

  private synchronized void append(String line) {
    try {
      Files.writeString(logFile(), line.replace('\n', ' ') + "\n", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reader finds the text before or this one, and never a part. */
  private static void write(Path file, String text) {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(written, text);
      Files.move(written, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
