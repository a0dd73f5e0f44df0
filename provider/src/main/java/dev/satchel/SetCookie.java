package dev.satchel;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Set-Cookie field value of ours: a type of its own, by which a second run of the filter finds it
 * again.
 */
final class SetCookie {
  private final String line;

  SetCookie(String line) {
    this.line = line;
  }

  /** Leaves these lines as the only ones of ours, and everybody else's as they are. */
  static void replaceOurs(MultivaluedMap<String, Object> headers, @Nullable String... lines) {
    List<Object> present = headers.get(HttpHeaders.SET_COOKIE);
    List<Object> values = present == null ? new ArrayList<>() : new ArrayList<>(present);
    boolean changed = values.removeIf(SetCookie.class::isInstance);
    for (String line : lines) {
      if (line != null) {
        changed |= values.add(new SetCookie(line));
      }
    }
    if (changed) {
      headers.put(
          HttpHeaders.SET_COOKIE, values); // not into the list at hand, which may be unmodifiable
    }
  }

  /** The field value: runtimes write a header's value by this method. */
  @Override
  public String toString() {
    return line;
  }
}
