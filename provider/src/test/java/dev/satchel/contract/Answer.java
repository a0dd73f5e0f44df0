package dev.satchel.contract;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** A response as a browser would see it. */
public record Answer(int status, HttpResponse<String> response) {
  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response);
  }

  public String body() {
    return response.body();
  }

  public List<String> setCookies() {
    return response.headers().allValues("Set-Cookie");
  }

  /** The Set-Cookie line of one cookie. */
  public Optional<String> setCookie(String name) {
    List<String> lines = setCookies().stream().filter(line -> line.startsWith(name + "=")).toList();
    if (lines.size() > 1) {
      throw new AssertionError("several lines for one cookie: " + lines);
    }
    return lines.stream().findFirst();
  }

  public Optional<String> header(String name) {
    List<String> values = response.headers().allValues(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }
}
