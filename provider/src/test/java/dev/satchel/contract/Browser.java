package dev.satchel.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One user's cookies over real HTTP. It takes Secure cookies at http://localhost as Chromium does,
 * which the JDK's CookieManager does not.
 */
public final class Browser {
  private static final HttpClient CLIENT = client();

  private final HttpClient client;
  private final URI server;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Browser(URI server) {
    this(server, CLIENT);
  }

  private Browser(URI server, HttpClient client) {
    this.server = server;
    this.client = client;
  }

  /** One that shares no connection with others. */
  static Browser onNewConnection(URI server) {
    return new Browser(server, client());
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  public Browser with(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  public String cookie(String name) {
    return cookies.get(name);
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  public Answer post(String path, String... headers) {
    return send("POST", path, headers);
  }

  /** Sends the form as an HTML page does. */
  public Answer postForm(String path, String form) {
    return send(
        "POST",
        path,
        HttpRequest.BodyPublishers.ofString(form),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  public Answer send(String method, String path, String... headers) {
    return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  private Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(below(server, path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    Answer answer = send(request.build());
    answer.setCookies().forEach(this::store);
    return answer;
  }

  private void store(String line) {
    String pair = line.substring(0, line.indexOf(';'));
    String name = pair.substring(0, pair.indexOf('='));
    if (line.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(name.length() + 1));
    }
  }

  /** A server may serve the application below a path of its own. */
  static URI below(URI server, String path) {
    return server.resolve(path.substring(1));
  }

  private Answer send(HttpRequest request) {
    try {
      return Answer.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(request.method() + " " + request.uri().getPath() + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
