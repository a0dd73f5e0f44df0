package dev.satchel.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A user's browser, as far as cookies go: it keeps and sends Secure cookies at http://localhost,
 * which the JDK's CookieManager does not. Follows no redirect.
 */
final class Browser {
  /** Of HTTP/1.1: Grizzly never gets the body of a POST that offers to upgrade to HTTP/2. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Map<String, String> cookies = new TreeMap<>();
  private URI site;

  Browser(URI site) {
    this.site = site;
  }

  /** The same browser at another site of the same host: cookies do not tell ports apart. */
  Browser at(URI site) {
    this.site = site;
    return this;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(path, HttpRequest.newBuilder());
  }

  /** Posts a form of alternating names and values. */
  HttpResponse<String> post(String path, String... form) throws IOException, InterruptedException {
    StringJoiner body = new StringJoiner("&");
    for (int i = 0; i < form.length; i += 2) {
      body.add(URLEncoder.encode(form[i], UTF_8) + "=" + URLEncoder.encode(form[i + 1], UTF_8));
    }
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  HttpResponse<String> send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    request.uri(site.resolve(path)).timeout(Duration.ofSeconds(30));
    if (!cookies.isEmpty()) {
      StringJoiner header = new StringJoiner("; ");
      cookies.forEach((name, value) -> header.add(name + "=" + value));
      request.header("Cookie", header.toString());
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    response.headers().allValues("Set-Cookie").forEach(this::keep);
    return response;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  private void keep(String line) {
    String pair = line.substring(0, line.indexOf(';'));
    String name = pair.substring(0, pair.indexOf('='));
    if (line.contains("; Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(name.length() + 1));
    }
  }
}
