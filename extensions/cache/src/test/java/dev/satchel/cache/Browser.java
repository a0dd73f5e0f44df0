package dev.satchel.cache;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** One user's session cookie over real HTTP. */
final class Browser {
  private static final String SESSION = "__Host-session=";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private String cookie;

  Browser(URI server, String cookie) {
    this.server = server;
    this.cookie = cookie;
  }

  /** The same cookie at another server. */
  Browser at(URI other) {
    return new Browser(other, cookie);
  }

  record Answer(int status, String body, List<String> setCookies) {}

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  Answer post(String path, String form) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(form),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (cookie != null) {
      request.header("Cookie", SESSION + cookie);
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      List<String> lines = response.headers().allValues("Set-Cookie");
      lines.stream().filter(line -> line.startsWith(SESSION)).forEach(this::store);
      return new Answer(response.statusCode(), response.body(), lines);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void store(String line) {
    boolean deleted = line.contains("Max-Age=0");
    cookie = deleted ? null : line.substring(SESSION.length(), line.indexOf(';'));
  }
}
