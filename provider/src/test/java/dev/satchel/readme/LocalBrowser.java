package dev.satchel.readme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps cookies as a browser does on localhost, where Secure ones may come over plain http. Follows
 * no redirect.
 */
final class LocalBrowser {
  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final String origin;

  LocalBrowser(int port) {
    this.origin = "http://localhost:" + port;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET().build());
  }

  /**
   * @param headers names and values in turn
   */
  HttpResponse<String> post(String path, String form, String... headers) throws Exception {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
    cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    for (String line : response.headers().allValues("Set-Cookie")) {
      int equals = line.indexOf('=');
      String name = line.substring(0, equals);
      if (line.contains("; Max-Age=0;")) {
        cookies.remove(name);
      } else {
        cookies.put(name, line.substring(equals + 1, line.indexOf(';')));
      }
    }
    return response;
  }
}
