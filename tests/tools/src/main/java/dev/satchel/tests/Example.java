package dev.satchel.tests;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example that runs in a separate process, with the class path that Maven found for it. */
public final class Example implements AutoCloseable {
  public static final String SECRET = "a secret of the tests, longer than 32 bytes";

  private static final Pattern OPEN = Pattern.compile("(?m)^The \\w+ is open at (http://\\S+)$");
  private static final long SECONDS = 60;

  private final Process process;
  private final Path output;
  private final Path errors;

  private Example(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /** Starts the example of the module under test. Does not wait until it is open. */
  public static Example start(Class<?> main, Map<String, String> environment) throws IOException {
    return start(Path.of(""), main.getName(), environment);
  }

  /** Starts the example of any module that is built already. Does not wait until it is open. */
  public static Example start(Path module, String main, Map<String, String> environment)
      throws IOException {
    Path target = module.resolve("target");
    String classPath =
        target.resolve("classes")
            + File.pathSeparator
            + Files.readString(target.resolve("classpath.txt"));
    Path output = Files.createTempFile("example", ".out");
    Path errors = Files.createTempFile("example", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of(
                "HOST",
                "PORT",
                "SATCHEL_SECRET",
                "SATCHEL_OLD_SECRETS",
                "SATCHEL_ENCRYPT",
                "SATCHEL_CLUSTER",
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Example(process, output, errors);
  }

  /** Waits until the example says that it is open. */
  public URI uri() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < deadline) {
      Matcher open = OPEN.matcher(output());
      if (open.find()) {
        return URI.create(open.group(1));
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("The example ended: " + output() + errors());
      }
    }
    throw new AssertionError("The example did not open: " + output() + errors());
  }

  /** Waits until the example ends. */
  public int exitStatus() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The example did not end");
    }
    return process.exitValue();
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  public String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(output);
    Files.deleteIfExists(errors);
  }
}
