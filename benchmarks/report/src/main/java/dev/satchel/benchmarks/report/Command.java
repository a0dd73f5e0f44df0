package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program with its arguments. */
final class Command {
  /** The option that hides what the runtimes log when they start. */
  private static final String QUIET =
      "-Djava.util.logging.config.file=.mvn/test-logging.properties";

  private final ProcessBuilder builder;

  private Command(List<String> words) {
    builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  static Command of(String... words) {
    return new Command(Arrays.asList(words));
  }

  /**
   * Returns a command that runs a class of one module of the benchmarks, with that module's class
   * path.
   */
  static Command java(Jdk jdk, Module module, List<String> options, String... main) {
    List<String> words = new ArrayList<>(List.of(jdk.tool("java"), QUIET));
    words.addAll(options);
    words.addAll(List.of("-cp", module.classPath()));
    words.addAll(Arrays.asList(main));
    return new Command(words);
  }

  Command withErrors() {
    builder.redirectErrorStream(true);
    return this;
  }

  Process start() throws IOException {
    return builder.start();
  }

  /** Runs the program, and returns its output. Throws if the program fails. */
  String output() throws IOException {
    Process process = start();
    try (InputStream output = process.getInputStream()) {
      String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(builder.command() + " ended with " + status + ": " + printed);
      }
      return printed;
    } catch (InterruptedException e) {
      throw new IOException("Interrupted", e);
    } finally {
      process.destroy();
    }
  }
}
