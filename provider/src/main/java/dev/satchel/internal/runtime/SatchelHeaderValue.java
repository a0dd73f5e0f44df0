package dev.satchel.internal.runtime;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that Satchel wrote into the headers of a response. By this type {@link SharedHeaders}
 * finds the value again: when the response filter runs twice, or when the same headers answer
 * another request. Immutable.
 */
public final class SatchelHeaderValue {
  private final String value;
  private final @Nullable Origin origin;

  private SatchelHeaderValue(String value, @Nullable Origin origin) {
    this.value = value;
    this.origin = origin;
  }

  /** The request that wrote values at once, and what stood in each header before. */
  static final class Origin {
    private final Object owner;
    private final Map<String, List<Object>> replaced;
    private final SharedHeaders.@Nullable Answer answer;

    Origin(
        Object owner, Map<String, List<Object>> replaced, SharedHeaders.@Nullable Answer answer) {
      this.owner = owner;
      this.replaced = replaced;
      this.answer = answer;
    }

    /** Returns what the response answered before, if the request changed that. */
    SharedHeaders.@Nullable Answer answer() {
      return answer;
    }

    Object owner() {
      return owner;
    }

    Map<String, List<Object>> replaced() {
      return replaced;
    }
  }

  /**
   * Adds {@code Set-Cookie} lines. The values of others stay, and come first.
   *
   * @param headers headers that hold no line of Satchel
   * @param lines the lines
   */
  public static void addCookies(MultivaluedMap<String, Object> headers, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<Object> present = headers.get(HttpHeaders.SET_COOKIE);
    // The list is new, because the present list may be unmodifiable.
    List<Object> values = present == null ? new ArrayList<>() : new ArrayList<>(present);
    for (String line : lines) {
      values.add(new SatchelHeaderValue(line, null));
    }
    headers.put(HttpHeaders.SET_COOKIE, values);
  }

  /** Returns the values, in which each value that did not stand there before has the origin. */
  static List<Object> marked(List<Object> values, List<Object> former, Origin origin) {
    List<Object> marked = new ArrayList<>();
    for (Object value : values) {
      marked.add(former.contains(value) ? value : new SatchelHeaderValue(value.toString(), origin));
    }
    return marked;
  }

  /** Returns the values of others. */
  static List<Object> unmarked(List<Object> values) {
    List<Object> theirs = new ArrayList<>(values);
    theirs.removeIf(SatchelHeaderValue.class::isInstance);
    return theirs;
  }

  static void addOrigins(Set<Origin> origins, List<Object> values) {
    for (Object value : values) {
      if (value instanceof SatchelHeaderValue ours && ours.origin != null) {
        origins.add(ours.origin);
      }
    }
  }

  /** Returns the field value. Runtimes write a header's value by this method. */
  @Override
  public String toString() {
    return value;
  }
}
