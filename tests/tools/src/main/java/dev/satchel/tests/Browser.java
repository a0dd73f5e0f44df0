package dev.satchel.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The browser of one user over real HTTP, as far as cookies go. Like Chromium, and unlike the JDK's
 * CookieManager, it keeps Secure cookies at http://localhost. It follows no redirect.
 */
public final class Browser {
  static final String FORM = "application/x-www-form-urlencoded";

  private static final HttpClient CLIENT = client();

  private final HttpClient client;
  private final URI server;
  private final Map<String, String> cookies;

  public Browser(URI server) {
    this(server, CLIENT, new LinkedHashMap<>());
  }

  private Browser(URI server, HttpClient client, Map<String, String> cookies) {
    this.server = server;
    this.client = client;
    this.cookies = cookies;
  }

  /** Returns a browser that shares no connection with others. */
  public static Browser onNewConnection(URI server) {
    return new Browser(server, client(), new LinkedHashMap<>());
  }

  /** Returns a client of HTTP/1.1. Grizzly never gets the body of a POST that offers HTTP/2. */
  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  /**
   * Returns the same browser at another server of the same host. Both share their cookies, because
   * cookies do not tell ports apart.
   */
  public Browser at(URI other) {
    return new Browser(other, client, cookies);
  }

  /** Returns a browser at that server, whose cookies begin as a copy of this browser's. */
  public Browser copiedTo(URI other) {
    return new Browser(other, client, new LinkedHashMap<>(cookies));
  }

  public Browser with(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** Returns the value of the cookie, or null. */
  public String cookie(String name) {
    return cookies.get(name);
  }

  /** Returns a view of the cookies' values by name. */
  public Map<String, String> cookies() {
    return Collections.unmodifiableMap(cookies);
  }

  /** Sends a GET. The headers are alternating names and values. */
  public Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** Sends a POST without a body. The headers are alternating names and values. */
  public Answer post(String path, String... headers) {
    return send("POST", path, headers);
  }

  /** Posts a form of alternating names and values. */
  public Answer submit(String path, String... form) {
    StringJoiner body = new StringJoiner("&");
    for (int i = 0; i < form.length; i += 2) {
      body.add(URLEncoder.encode(form[i], UTF_8) + "=" + URLEncoder.encode(form[i + 1], UTF_8));
    }
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Sends a request. The headers are alternating names and values. */
  public Answer send(String method, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder().method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(path, request);
  }

  /** Sends the request to this path, with the cookies. */
  public Answer send(String path, HttpRequest.Builder request) {
    request.uri(below(server, path)).timeout(Duration.ofSeconds(30));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
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

  /** Returns the address of a path. A server may serve the application below another path. */
  public static URI below(URI server, String path) {
    return server.resolve(path.substring(1));
  }

  private Answer send(HttpRequest request) {
    try {
      return new Answer(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(request.method() + " " + request.uri().getPath() + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
