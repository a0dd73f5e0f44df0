package dev.satchel.tests;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** A response as a browser would see it. */
public record Answer(HttpResponse<String> response) {

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public List<String> setCookies() {
    return response.headers().allValues("Set-Cookie");
  }

  /** Returns the Set-Cookie line of one cookie. */
  public Optional<String> setCookie(String name) {
    List<String> lines = setCookies().stream().filter(line -> line.startsWith(name + "=")).toList();
    if (lines.size() > 1) {
      throw new AssertionError("several lines for one cookie: " + lines);
    }
    return lines.stream().findFirst();
  }

  /** Returns all values of the header, with commas between. */
  public Optional<String> header(String name) {
    List<String> values = response.headers().allValues(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }
}
