package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures what a server keeps of its users: its live heap before and after the users came. */
final class Heap {
  private static final int THREADS = 4;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final Jdk jdk;
  private final int users;

  Heap(Jdk jdk, int users) {
    this.jdk = jdk;
    this.users = users;
  }

  List<Row> measure() throws IOException {
    List<Row> rows = new ArrayList<>();
    rows.addAll(measure(Server.Kind.GRIZZLY, "satchel", 480));
    rows.addAll(measure(Server.Kind.JETTY, "http-session", 60));
    return rows;
  }

  private List<Row> measure(Server.Kind kind, String session, int seconds) throws IOException {
    System.out.printf("The heap of %s with %s, %,d users%n", kind, session, users);
    try (Server server = Server.start(jdk, kind, "4g", session)) {
      visit(server, 10_000, seconds);
      double before = megabytes(server);
      int visited = visit(server, users, seconds);
      double after = megabytes(server);
      String name = "heap " + kind + " " + session;
      return List.of(
          Row.of(name + ", users", "users", List.of((double) visited)),
          Row.of(name + ", before", "MB", List.of(before)),
          Row.of(name + ", after", "MB", List.of(after)),
          Row.of(name + ", each", "bytes", List.of((after - before) * 1e6 / visited)));
    }
  }

  /** Each user logs in and writes once. Returns how many users did so before the time was over. */
  private static int visit(Server server, int users, int seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger visited = new AtomicInteger();
    Callable<Void> some =
        () -> {
          int user = begun.incrementAndGet();
          for (; user <= users && System.nanoTime() < end; user = begun.incrementAndGet()) {
            server.get("/write", server.login("user" + user));
            visited.incrementAndGet();
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Void> thread : threads.invokeAll(Collections.nCopies(THREADS, some))) {
        thread.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("The users were not served", e);
    } finally {
      threads.shutdownNow();
    }
    return visited.get();
  }

  /**
   * Returns the live heap. Two full collections come first, because the second collection takes
   * what the first collection had to finalize.
   */
  private double megabytes(Server server) throws IOException {
    String pid = Long.toString(server.pid());
    Command.of(jdk.tool("jcmd"), pid, "GC.class_histogram").output();
    String histogram = Command.of(jdk.tool("jcmd"), pid, "GC.class_histogram").output();
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalStateException("There is no total in " + histogram);
    }
    return Long.parseLong(total.group(1)) / 1e6;
  }
}
