package dev.satchel.contract;

import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cookies of one user. As in a browser, name, Path, Domain and Partitioned tell cookies apart
 * (RFC 6265bis section 5.7). The jar sends all cookies to every path and host, the oldest first.
 */
final class CookieJar {
  private final Map<String, String> pairs = new LinkedHashMap<>();

  Answer get(RunningServer server, String path, String... headers) {
    String[] all = headers;
    if (!pairs.isEmpty()) {
      String cookies = String.join("; ", pairs.values());
      all = Stream.concat(Stream.of(headers), Stream.of("Cookie", cookies)).toArray(String[]::new);
    }
    Answer answer = new Browser(server.uri()).get(path, all);
    answer.setCookies().forEach(this::store);
    return answer;
  }

  private void store(String line) {
    String pair = line.substring(0, line.indexOf(';'));
    String place =
        Stream.of(line.split("; "))
            .skip(1)
            .filter(attribute -> attribute.matches("(?i)(Path|Domain)=.*|Partitioned"))
            .map(attribute -> attribute.toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining("; "));
    String identity = pair.substring(0, pair.indexOf('=')) + "; " + place;
    if (line.contains("Max-Age=0")) {
      pairs.remove(identity);
    } else {
      pairs.put(identity, pair);
    }
  }

  /** The values of all cookies of the name, the oldest first. */
  List<String> values(String name) {
    return pairs.values().stream()
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .toList();
  }
}
