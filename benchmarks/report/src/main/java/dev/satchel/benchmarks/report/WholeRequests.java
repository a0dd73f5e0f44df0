package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU time of a server's process for one request over loopback. One JVM serves the application in
 * all variants, because two JVMs compile it differently, by more than what is looked for. The
 * variants are asked in short phases, forwards and backwards in turn, and a ratio is of two phases
 * of one turn. What one JVM cannot hold has a process for each variant.
 */
final class WholeRequests {
  private static final String HEAP = "512m";
  private static final String NONE = "none";

  /** The variant none once more. It shows how much two equal applications differ. */
  private static final String CONTROL = "control";

  /** Neighbours are compared. */
  private static final List<String> SHORT = List.of(CONTROL, NONE, "satchel", "http-session");

  private static final List<String> FULL =
      List.of(
          CONTROL, NONE, "satchel", "http-session", "spring-session", "jjwt", "ids", "revocations");

  /** The variants that a variant is held against, other than none. */
  private static final Map<String, String> BASES =
      Map.of("satchel", "http-session", "revocations", "ids");

  private static final int CYCLES_TO_WARM_UP = 4;

  /** Play needs more requests until it is compiled, and more time for each. */
  private static final int CYCLES_TO_WARM_UP_PLAY = 10;

  private static final int REQUESTS_TO_PLAY = 1_500;
  private static final int CYCLES_OF_PLAY = 3;

  private final Jdk jdk;
  private final Form form;
  private final Samples samples;

  WholeRequests(Jdk jdk, Form form, Samples samples) {
    this.jdk = jdk;
    this.form = form;
    this.samples = samples;
  }

  /** A variant that is served, and the cookie that it is asked with. */
  private record Site(String name, Server server, Client client, String cookie) {
    boolean answers(String path) {
      return switch (path) {
        case "untouched" -> List.of(CONTROL, NONE, "satchel").contains(name);
        case "write" -> !name.equals("ids") && !name.equals("revocations");
        default -> true;
      };
    }

    double micros(String path, int requests) throws IOException {
      long before = server.cpu().toNanos();
      int asked = client.ask("/" + path, cookie, requests);
      return (server.cpu().toNanos() - before) / 1e3 / asked;
    }
  }

  /** Adds a value from one new JVM. */
  void onJetty() throws IOException {
    List<String> names = form == Form.FULL ? FULL : SHORT;
    List<String> variants = names.stream().map(name -> name.equals(CONTROL) ? NONE : name).toList();
    List<Site> sites = new ArrayList<>();
    try (Server server = Server.start(jdk, Server.Kind.JETTY, HEAP, variants)) {
      for (String name : names) {
        sites.add(site(name, server, names.indexOf(name), server, names.indexOf("satchel")));
      }
      List<String> paths =
          form == Form.FULL ? List.of("untouched", "read", "write") : List.of("read", "write");
      measure(sites, paths, form.requests, CYCLES_TO_WARM_UP);
      cycles(Server.Kind.JETTY, sites, paths, form.requests, form.cycles);
    } finally {
      close(sites);
    }
  }

  /** Adds the values of all rounds, from one pair of JVMs. */
  void onPlay() throws IOException {
    List<Site> sites = new ArrayList<>();
    try (Server without = Server.start(jdk, Server.Kind.PLAY, HEAP, List.of(NONE));
        Server with = Server.start(jdk, Server.Kind.PLAY, HEAP, List.of("session"))) {
      sites.add(site(NONE, without, 0, with, 0));
      sites.add(site("session", with, 0, with, 0));
      List<String> paths = List.of("read", "write");
      measure(sites, paths, REQUESTS_TO_PLAY, CYCLES_TO_WARM_UP_PLAY);
      for (int round = 1; round <= Form.ROUNDS; round++) {
        cycles(Server.Kind.PLAY, sites, paths, REQUESTS_TO_PLAY, CYCLES_OF_PLAY);
      }
    } finally {
      close(sites);
    }
  }

  /** A site without a session is sent the cookie of another, so that requests are alike. */
  private static Site site(String name, Server server, int variant, Server other, int otherVariant)
      throws IOException {
    boolean without = name.equals(NONE) || name.equals(CONTROL);
    String cookie = without ? other.login(otherVariant, "probe") : server.login(variant, "probe");
    if (server.get(variant, "/read", cookie).page().contains("probe") == without) {
      throw new IllegalStateException(name + " answers with the wrong page");
    }
    return new Site(name, server, new Client(server.port(variant)), cookie);
  }

  private static void close(List<Site> sites) throws IOException {
    for (Site site : sites) {
      site.client.close();
    }
  }

  /** Adds the medians of some cycles, and of the ratios and differences in each. */
  private void cycles(
      Server.Kind kind, List<Site> sites, List<String> paths, int requests, int cycles)
      throws IOException {
    Map<String, List<Double>> micros = measure(sites, paths, requests, cycles);
    for (String path : paths) {
      List<Double> none = micros.getOrDefault(NONE + " " + path, List.of());
      for (Site site : sites) {
        List<Double> own = micros.get(site.name + " " + path);
        if (own == null) {
          continue;
        }
        String name = "request " + kind + " " + site.name + " " + path;
        samples.add(name, Row.median(own), "µs");
        if (!site.name.equals(NONE)) {
          samples.add(name + " / none", Row.median(Row.ratio(own, none)), "ratio");
          samples.add(
              name + " - none", Row.median(Row.each(own, none, (with, base) -> with - base)), "µs");
        }
        String base = BASES.get(site.name);
        List<Double> others = base == null ? null : micros.get(base + " " + path);
        if (others != null) {
          samples.add(name + " / " + base, Row.median(Row.ratio(own, others)), "ratio");
        }
      }
    }
  }

  /** Asks all sites for all pages, and gives what each cycle measured of each page of a site. */
  private static Map<String, List<Double>> measure(
      List<Site> sites, List<String> paths, int requests, int cycles) throws IOException {
    Map<String, List<Double>> micros = new LinkedHashMap<>();
    List<Site> order = new ArrayList<>(sites);
    for (int cycle = 0; cycle < cycles; cycle++) {
      for (String path : paths) {
        for (Site site : order) {
          if (site.answers(path)) {
            micros
                .computeIfAbsent(site.name + " " + path, name -> new ArrayList<>())
                .add(site.micros(path, requests));
          }
        }
      }
      Collections.reverse(order);
    }
    return micros;
  }
}
