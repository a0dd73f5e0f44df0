package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Measures the CPU time that revocation adds to a request over loopback that reads. Two processes
 * differ by more than this time. So each process serves the application with revocations, without
 * revocations, and a second time without revocations. The program asks the three in turns, forwards
 * and backwards. A ratio compares two neighbours.
 */
final class RevocableRequests {
  /** How long a round asks for a page, in seconds. */
  private static final int SECONDS = 1;

  /** The number of rounds in which each server warms up. */
  private static final int ROUNDS_TO_WARM_UP = 5;

  private static final int ROUNDS = 12;

  private final Jdk jdk;
  private final Form form;

  RevocableRequests(Jdk jdk, Form form) {
    this.jdk = jdk;
    this.form = form;
  }

  /** An application, and what each round measured of it. */
  private record Site(String name, String variant, List<Double> micros) {
    Site(String name, String variant) {
      this("request " + Server.Kind.GRIZZLY + " " + name + " read", variant, new ArrayList<>());
    }
  }

  List<Row> measure() throws IOException {
    Site with = new Site("revocations", "revocations");
    Site without = new Site("ids", "ids");
    // The control shows how much two equal sites differ.
    Site control = new Site("ids-control", "ids");
    List<Site> served = Arrays.asList(with, without, control);
    for (int turn = 1; turn <= form.turnsOfRevocable(); turn++) {
      System.out.printf("Requests with revocation, turn %d of %d%n", turn, form.turnsOfRevocable());
      // The place in the row also counts.
      Collections.rotate(served, 1);
      measure(served, Arrays.asList(with, without, control));
    }
    return List.of(
        row(with),
        row(without),
        row(control),
        Row.ratio(with.name + " / ids", with.micros, without.micros),
        Row.ratio(control.name + " / ids", control.micros, without.micros));
  }

  /** Measures the sites on one server, in this order forwards and backwards. */
  private void measure(List<Site> served, List<Site> order) throws IOException {
    String[] variants = served.stream().map(Site::variant).toArray(String[]::new);
    try (Server server = Server.start(jdk, Server.Kind.GRIZZLY, "512m", variants)) {
      String with = path(served, order.get(0));
      String without = path(served, order.get(1));
      String cookie = server.login(with, "probe");
      for (int round = 1 - ROUNDS_TO_WARM_UP; round <= ROUNDS; round++) {
        for (Site site : order) {
          long before = server.cpu().toNanos();
          long requests = Wrk.load(server.address(path(served, site) + "/read"), cookie, SECONDS);
          if (round > 0) {
            site.micros.add((server.cpu().toNanos() - before) / 1e3 / requests);
          }
        }
        Collections.reverse(order);
      }
      boolean known = knows(server, with, cookie) && knows(server, without, cookie);
      // Signing in ends the session before.
      server.get(with + "/login?user=other", cookie);
      if (!known || knows(server, with, cookie) || !knows(server, without, cookie)) {
        throw new IllegalStateException("Not the one with revocations alone refuses what ended");
      }
    }
  }

  private static String path(List<Site> served, Site site) {
    return "/" + served.indexOf(site);
  }

  private static boolean knows(Server server, String path, String cookie) throws IOException {
    return server.get(path + "/read", cookie).page().contains("probe");
  }

  private static Row row(Site site) {
    return Row.of(site.name, "µs", site.micros);
  }
}
