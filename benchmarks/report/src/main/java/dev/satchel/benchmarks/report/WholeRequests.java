package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * CPU time of a server's process for one request over loopback. All servers stay up, and are asked
 * in turn, in another order each round, so that what changes in the machine hits all of them; a
 * ratio is of two measurements of one round.
 */
final class WholeRequests {
  /** How long a round asks for a page, in seconds. */
  private static final int SECONDS = 2;

  private static final String NONE = "none";

  /** The variant none once more. It shows how much two equal processes differ. */
  private static final String CONTROL = "control";

  private static final List<String> PATHS = List.of("read", "write");
  private static final List<String> ALL_PATHS = List.of("untouched", "read", "write");
  private static final Map<Server.Kind, List<String>> SESSIONS = new LinkedHashMap<>();

  static {
    SESSIONS.put(Server.Kind.GRIZZLY, List.of("satchel", "jjwt"));
    SESSIONS.put(Server.Kind.JETTY, List.of("satchel", "http-session"));
    SESSIONS.put(Server.Kind.PLAY, List.of("session"));
  }

  private final Jdk jdk;
  private final Form form;

  WholeRequests(Jdk jdk, Form form) {
    this.jdk = jdk;
    this.form = form;
  }

  /** A page of a server, and what each round measured of it. */
  private record Page(
      Server server, String name, String base, String path, String cookie, List<Double> micros) {
    double measured() throws IOException {
      long before = server.cpu().toNanos();
      long requests = Wrk.load(server.address(path), cookie, SECONDS);
      return (server.cpu().toNanos() - before) / 1e3 / requests;
    }
  }

  List<Row> measure() throws IOException {
    Map<String, Page> pages = new LinkedHashMap<>();
    List<Server> servers = new ArrayList<>();
    try {
      for (var kind : SESSIONS.entrySet()) {
        if (form == Form.FULL || kind.getKey() == Server.Kind.GRIZZLY) {
          start(kind.getKey(), kind.getValue(), servers, pages);
        }
      }
      List<Page> order = new ArrayList<>(pages.values());
      for (int round = 1 - form.roundsToWarmUp(); round <= form.rounds(); round++) {
        System.out.printf("Whole requests, round %d of %d%n", round, form.rounds());
        Collections.shuffle(order, new Random(round));
        for (Page page : order) {
          double micros = page.measured();
          if (round > 0) {
            page.micros.add(micros);
          }
        }
      }
      return rows(pages);
    } finally {
      servers.forEach(Server::close);
    }
  }

  /**
   * The server without a session is sent the first session's cookie, so that requests are alike.
   */
  private void start(
      Server.Kind kind, List<String> sessions, List<Server> servers, Map<String, Page> pages)
      throws IOException {
    List<String> all = new ArrayList<>(sessions);
    all.add(NONE);
    if (kind == Server.Kind.GRIZZLY) {
      all.add(CONTROL);
    }
    String firstCookie = "";
    for (String session : form == Form.FULL ? all : List.of(sessions.get(0), NONE)) {
      boolean without = session.equals(NONE) || session.equals(CONTROL);
      Server server = Server.start(jdk, kind, "512m", without ? NONE : session);
      servers.add(server);
      String cookie = server.login("probe");
      firstCookie = firstCookie.isEmpty() ? cookie : firstCookie;
      if (server.get("/read", cookie).page().contains("probe") == without) {
        throw new IllegalStateException(kind + " " + session + " answers with the wrong page");
      }
      for (String path : kind == Server.Kind.GRIZZLY ? ALL_PATHS : PATHS) {
        pages.put(
            name(kind, session, path),
            new Page(
                server,
                name(kind, session, path),
                name(kind, NONE, path),
                "/" + path,
                without ? firstCookie : cookie,
                new ArrayList<>()));
      }
    }
  }

  private static String name(Server.Kind kind, String session, String path) {
    return "request " + kind + " " + session + " " + path;
  }

  private static List<Row> rows(Map<String, Page> pages) {
    List<Row> rows = new ArrayList<>();
    for (Page page : pages.values()) {
      rows.add(Row.of(page.name, "µs", page.micros));
    }
    for (Page page : pages.values()) {
      Page base = pages.get(page.base);
      if (base != null && !page.name.equals(page.base)) {
        rows.add(Row.ratio(page.name + " / none", page.micros, base.micros));
      }
    }
    return rows;
  }
}
