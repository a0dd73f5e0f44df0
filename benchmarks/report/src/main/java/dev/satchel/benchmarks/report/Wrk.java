package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator, one thread with 16 connections. */
final class Wrk {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");

  private Wrk() {}

  static boolean isThere() {
    try {
      Process wrk = Command.of("wrk", "-v").withErrors().start();
      wrk.getInputStream().readAllBytes();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks for one page again and again, and tells how often. */
  static long load(String address, String cookie, int seconds) throws IOException {
    return requests(
        Command.of("wrk", "-t1", "-c16", "-d" + seconds + "s", "-H", "Cookie: " + cookie, address)
            .output());
  }

  /** The number of requests by what it printed. Throws if not all were answered well. */
  static long requests(String printed) {
    Matcher requests = REQUESTS.matcher(printed);
    if (printed.contains("Non-2xx") || printed.contains("Socket errors") || !requests.find()) {
      throw new IllegalStateException("Not every request was answered: " + printed);
    }
    return Long.parseLong(requests.group(1));
  }
}
