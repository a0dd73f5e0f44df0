package dev.satchel.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example, started as a process of its own with the class path that Maven found for it. */
final class Example implements AutoCloseable {
  static final String SECRET = "a secret of the tests, longer than 32 bytes";

  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Pattern OPEN = Pattern.compile("(?m)^The \\w+ is open at (http://\\S+)$");
  private static final long SECONDS = 60;

  private final String module;
  private final String main;
  private final Process process;
  private final Path output;
  private final URI site;

  private Example(String module, String main, int port) throws IOException, InterruptedException {
    this.module = module;
    this.main = main;
    this.output = Files.createTempFile("example", ".out");
    this.process = process(module, main, port, output);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    this.site = awaitOpen();
  }

  /** Starts it at any free port of localhost and waits until it is open. */
  static Example start(String module, String main) throws IOException, InterruptedException {
    return new Example(module, main, 0);
  }

  /** Ends the process, and starts another at the same port under the same secret. */
  Example restarted() throws IOException, InterruptedException {
    close();
    return new Example(module, main, site.getPort());
  }

  URI site() {
    return site;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(output);
  }

  private static Process process(String module, String main, int port, Path output)
      throws IOException {
    Path target = ROOT.resolve(module).resolve("target");
    String classPath =
        target.resolve("classes")
            + File.pathSeparator
            + Files.readString(target.resolve("classpath.txt"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    for (String variable : new String[] {"HOST", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"}) {
      builder.environment().remove(variable);
    }
    builder.environment().putAll(Map.of("PORT", "" + port, "SATCHEL_SECRET", SECRET));
    return builder.start();
  }

  private URI awaitOpen() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < deadline) {
      Matcher open = OPEN.matcher(Files.readString(output));
      if (open.find()) {
        return URI.create(open.group(1));
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("The example ended: " + Files.readString(output));
      }
    }
    throw new AssertionError("The example did not open: " + Files.readString(output));
  }
}
