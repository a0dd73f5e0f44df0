package dev.satchel;

import dev.satchel.internal.log.LogOncePerMinute;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/**
 * Logs refused requests, at most one line a minute for each cure. A line shows the beginning of
 * what the last browser sent, with control characters escaped. Safe for many threads.
 */
final class RefusalLog {
  private final String verb;
  private final LogOncePerMinute foreign = new LogOncePerMinute();
  private final LogOncePerMinute otherHost = new LogOncePerMinute();

  /**
   * Creates the log.
   *
   * @param reportsOnly whether the requests pass all the same
   */
  RefusalLog(boolean reportsOnly) {
    this.verb = reportsOnly ? "would be refused" : "was refused";
  }

  /** Counts a refused request. */
  void refused(OriginRules.Refusal refusal, Map<String, List<String>> headers) {
    if (refusal == OriginRules.Refusal.HOST) {
      otherHost.log(
          Level.WARNING,
          count ->
              "A request "
                  + verb
                  + ", because the host of its Origin ("
                  + shown(headers, "Origin")
                  + ") is not the host of the request ("
                  + shown(headers, "Host")
                  + "). If both are yours, a proxy replaces Host: call publicOrigin(origin) or"
                  + " trustForwarded() on CrossOriginProtection; requests since the last such line:"
                  + " "
                  + count);
    } else {
      foreign.log(
          Level.WARNING,
          count ->
              "A request of another origin "
                  + verb
                  + " (Sec-Fetch-Site: "
                  + shown(headers, "Sec-Fetch-Site")
                  + ", Origin: "
                  + shown(headers, "Origin")
                  + "). If its page may act for your users, call trust(origin) on"
                  + " CrossOriginProtection; if its method takes requests from everywhere, annotate"
                  + " the method with @CrossOrigin; requests since the last such line: "
                  + count);
    }
  }

  private static String shown(Map<String, List<String>> headers, String name) {
    List<String> values = OriginRules.values(headers, name);
    return values.isEmpty() ? "none" : Entries.show(String.join(", ", values));
  }
}
