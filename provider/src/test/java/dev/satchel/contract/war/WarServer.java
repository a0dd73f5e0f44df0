package dev.satchel.contract.war;

import dev.satchel.tests.Ports;
import dev.satchel.tests.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a JVM of its own, on a loopback address, that is given wars while it runs. */
public abstract class WarServer implements AutoCloseable {
  private static final int AWAIT_SECONDS = 120;
  private static final int STOP_SECONDS = 30;

  private final Path output = Path.of("target", "server.log").toAbsolutePath();
  private final int port = Ports.free();
  private final Path folder = Path.of("target", "running").toAbsolutePath();
  private Process process;
  private int wars;

  /**
   * Starts the server at the port, with nothing left of an earlier run. Its JVM needs the option,
   * its scripts find the test's own JVM as JAVA_HOME.
   */
  protected abstract ProcessBuilder process(int port, String option) throws IOException;

  /** The server's own, empty when it starts. */
  protected final Path folder() {
    return folder;
  }

  /** Returns the text that the server prints when it is ready. */
  protected abstract Pattern ready();

  /** Returns when the war is served; throws with what the server says of it when it cannot be. */
  protected abstract void deploy(Path war, String name) throws IOException;

  protected abstract void undeploy(String name) throws IOException;

  /** Serves the war below a path of its own; starts the server with the first. */
  public final RunningServer serve(War war) {
    try {
      Path file = Files.createDirectories(Path.of("target", "wars")).resolve("war" + wars + ".war");
      war.writeTo(file);
      return serve(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, of a file that another build made. */
  public final RunningServer serve(Path war) {
    String name = "war" + wars++;
    try {
      if (process == null) {
        start();
      }
      deploy(war.toAbsolutePath(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunningServer() {
      @Override
      public URI uri() {
        return URI.create("http://localhost:" + port + "/" + name + "/");
      }

      @Override
      public void close() {
        try {
          undeploy(name);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** The same, whose end is the server's. */
  public final RunningServer endingWith(RunningServer served) {
    return new RunningServer() {
      @Override
      public URI uri() {
        return served.uri();
      }

      @Override
      public void close() {
        WarServer.this.close();
      }
    };
  }

  private void start() throws IOException {
    Shared.ofTest().clear();
    clear(folder);
    ProcessBuilder starting = process(port, Shared.ofTest().option());
    starting.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process = starting.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    await(ready(), 0);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(folder);
  }

  /** Returns how many characters the server has printed. */
  protected final int said() throws IOException {
    return output().length();
  }

  /** Returns what the server printed since then. */
  protected final String said(int since) throws IOException {
    return output().substring(since);
  }

  /**
   * Waits until the server says it, after what it had said by then. Returns all that came since.
   */
  protected final String await(Pattern line, int since) throws IOException {
    await(line.toString(), () -> line.matcher(said(since)).find());
    return said(since);
  }

  /** Waits until it is so, while the server runs. */
  protected final void await(String what, Condition condition) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAIT_SECONDS);
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("The server does not come to: " + what + "\n" + output());
      }
      pause();
    }
  }

  /** A condition to wait for. */
  protected interface Condition {
    boolean holds() throws IOException;
  }

  private String output() throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public final void close() {
    if (process == null) {
      return;
    }
    List<ProcessHandle> ending =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    ending.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : ending) {
      try {
        each.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        each.destroyForcibly();
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        each.destroyForcibly();
      }
    }
  }
}
