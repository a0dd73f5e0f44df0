package dev.satchel.compatibility.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Sends the requests of one user, and keeps the cookies of the answers. */
final class Browser {
  private final HttpClient http;
  private final URI proxy;

  /** Other users read the cookies too, at any time. */
  private volatile Map<String, String> cookies = Map.of();

  Browser(HttpClient http, URI proxy) {
    this.http = http;
    this.proxy = proxy;
  }

  HttpResponse<String> send(Request request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(onTheWire(request), BodyHandlers.ofString());
    keep(response.headers().allValues("Set-Cookie"));
    return response;
  }

  Optional<SessionToken> session() {
    return Optional.ofNullable(cookies.get("__Host-session")).map(SessionToken::new);
  }

  String flash() {
    return URLDecoder.decode(cookies.getOrDefault("__Host-flash", ""), UTF_8);
  }

  private HttpRequest onTheWire(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(proxy.resolve(request.path())).timeout(Duration.ofSeconds(30));
    if (!cookies.isEmpty()) {
      StringJoiner header = new StringJoiner("; ");
      cookies.forEach((name, value) -> header.add(name + "=" + value));
      builder.header("Cookie", header.toString());
    }
    if (request.form() != null) {
      StringJoiner form = new StringJoiner("&");
      request.form().forEach((key, value) -> form.add(key + "=" + URLEncoder.encode(value, UTF_8)));
      builder.header("Content-Type", "application/x-www-form-urlencoded");
      builder.POST(BodyPublishers.ofString(form.toString()));
    }
    return builder.build();
  }

  private void keep(List<String> setCookies) {
    Map<String, String> kept = new HashMap<>(cookies);
    for (String line : setCookies) {
      String pair = line.split(";", 2)[0];
      String name = pair.substring(0, pair.indexOf('='));
      if (line.contains("; Max-Age=0")) {
        kept.remove(name);
      } else {
        kept.put(name, pair.substring(name.length() + 1));
      }
    }
    cookies = Map.copyOf(kept);
  }
}
