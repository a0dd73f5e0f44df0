package dev.satchel.compatibility.tools;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The proxy before both nodes, and what its own page of figures says. */
final class Proxy {
  static final List<String> NODES = List.of("guestbook", "shop");

  private final HttpClient http;
  private final HttpRequest stats;

  Proxy(HttpClient http, URI uri) {
    this.http = http;
    this.stats = HttpRequest.newBuilder(uri.resolve("/proxy-stats;csv")).build();
  }

  /** Waits until the proxy sees both nodes up, half a minute at most. */
  void awaitNodes() throws InterruptedException, IOException {
    for (int i = 0; i < 300; i++) {
      try {
        if (rows().stream().filter(Proxy::isNodeUp).count() == NODES.size()) {
          return;
        }
      } catch (IOException e) {
        // The proxy is not open yet.
      }
      Thread.sleep(100);
    }
    throw new IOException("The proxy does not see both nodes up.");
  }

  private static boolean isNodeUp(Map<String, String> row) {
    return row.get("pxname").equals("both")
        && NODES.contains(row.get("svname"))
        && row.get("status").equals("UP");
  }

  /** Returns how many requests the proxy gave to the other node, because one did not answer. */
  long retries() throws IOException, InterruptedException {
    return rows().stream()
        .filter(row -> row.get("pxname").equals("both") && row.get("svname").equals("BACKEND"))
        .mapToLong(row -> Long.parseLong(row.get("wretr")))
        .sum();
  }

  /** Returns what the proxy counted, with a row for each of its parts. */
  private List<Map<String, String>> rows() throws IOException, InterruptedException {
    List<String> lines = http.send(stats, BodyHandlers.ofString()).body().lines().toList();
    String[] titles = lines.get(0).replace("# ", "").split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < Math.min(titles.length, cells.length); i++) {
        row.put(titles[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
