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
  private static final int USERS = 100_000;
  private static final int THREADS = 4;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final Jdk jdk;

  Heap(Jdk jdk) {
    this.jdk = jdk;
  }

  List<Row> measure() throws IOException {
    List<Row> rows = new ArrayList<>();
    rows.addAll(measure("satchel"));
    rows.addAll(measure("http-session"));
    return rows;
  }

  private List<Row> measure(String session) throws IOException {
    System.out.printf("The heap of Jetty with %s, %,d users%n", session, USERS);
    try (Server server = Server.start(jdk, Server.Kind.JETTY, "4g", List.of(session))) {
      visit(server, 10_000);
      double before = megabytes(server);
      visit(server, USERS);
      double after = megabytes(server);
      String name = "heap Jetty " + session;
      return List.of(
          Row.of(name + ", users", "users", List.of((double) USERS)),
          Row.of(name + ", before", "MB", List.of(before)),
          Row.of(name + ", after", "MB", List.of(after)),
          Row.of(name + ", each", "bytes", List.of((after - before) * 1e6 / USERS)));
    }
  }

  /** Each user logs in and writes once. */
  private static void visit(Server server, int users) throws IOException {
    AtomicInteger begun = new AtomicInteger();
    Callable<Void> some =
        () -> {
          int user = begun.incrementAndGet();
          for (; user <= users; user = begun.incrementAndGet()) {
            server.get(0, "/write", server.login(0, "user" + user));
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
