package dev.satchel.benchmarks.report;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A process that serves one variant or several, each at a port. Closing the object ends the
 * process.
 */
final class Server implements AutoCloseable {
  private static final String READY = "READY ";

  private final Process process;
  private final List<Integer> ports;

  private Server(Process process, List<Integer> ports) {
    this.process = process;
    this.ports = ports;
  }

  /** Serves the variants, in their order. Play serves but one. */
  static Server start(Jdk jdk, Kind kind, String heap, List<String> variants) throws IOException {
    List<String> words = new ArrayList<>(List.of(kind.mainClass()));
    words.addAll(variants);
    Process process =
        Command.java(
                jdk,
                kind.module(),
                List.of("-Xms" + heap, "-Xmx" + heap),
                words.toArray(String[]::new))
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        String[] ports = line.substring(READY.length()).split(" ", -1);
        return new Server(process, Stream.of(ports).map(Integer::valueOf).toList());
      }
    }
    process.destroy();
    throw new IOException(kind + " " + variants + " ended before it was ready");
  }

  int port(int variant) {
    return ports.get(variant);
  }

  long pid() {
    return process.pid();
  }

  /** Returns the CPU time of all threads, including the collector and the compiler. */
  Duration cpu() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("The system tells no CPU time"));
  }

  /** Begins a session at a variant, and returns the Cookie header that goes on with it. */
  String login(int variant, String user) throws IOException {
    return get(variant, "/login?user=" + user, "").cookie();
  }

  /** The page of a response, and the Cookie header that a browser would send next. */
  record Answer(String page, String cookie) {}

  /**
   * Sends a request, whose answer must be good. Up to five connections stay open, so five threads
   * may ask at once.
   */
  Answer get(int variant, String path, String cookie) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port(variant) + path);
    HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
    request.setRequestProperty("Cookie", cookie);
    if (request.getResponseCode() != 200) {
      throw new IOException(path + " was answered with " + request.getResponseCode());
    }
    try (InputStream body = request.getInputStream()) {
      String page = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = request.getHeaderFields().getOrDefault("Set-Cookie", List.of());
      return new Answer(
          page, lines.stream().map(line -> line.split(";", 2)[0]).collect(joining("; ")));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** The containers. */
  enum Kind {
    JETTY(Module.JERSEY, "dev.satchel.benchmarks.jersey.JettyServer"),
    PLAY(Module.PLAY, "dev.satchel.benchmarks.play.PlayServer");

    private final Module module;
    private final String mainClass;

    Kind(Module module, String mainClass) {
      this.module = module;
      this.mainClass = mainClass;
    }

    Module module() {
      return module;
    }

    String mainClass() {
      return mainClass;
    }

    @Override
    public String toString() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }
}
