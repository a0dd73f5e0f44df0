package dev.satchel;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a response that depends on a cookie, or sets one, out of the wrong caches (RFC 9111, RFC
 * 9110 section 12.5.5).
 */
final class CachingHeaders {
  private CachingHeaders() {}

  /**
   * The response sets or deletes a cookie. What the resource said of caching was said without
   * knowing so.
   */
  static void forbid(MultivaluedMap<String, Object> headers, Scopes owner) {
    headers.remove(HttpHeaders.EXPIRES);
    headers.remove("CDN-Cache-Control");
    headers.remove("Surrogate-Control");
    OwnFieldValue.set(headers, owner, HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The response shows what a session held. */
  static void keepPrivate(MultivaluedMap<String, Object> headers) {
    if (headers.getFirst(HttpHeaders.CACHE_CONTROL) == null) {
      put(headers, HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
  }

  /**
   * The response differs by cookie: {@code Vary} gets one line without duplicates, with what the
   * runtime kept beside.
   */
  static void vary(MultivaluedMap<String, Object> headers, @Nullable List<?> beside) {
    List<String> names = new ArrayList<>();
    addNames(names, headers.get(HttpHeaders.VARY));
    addNames(names, beside);
    addNames(names, List.of("Cookie"));
    put(headers, HttpHeaders.VARY, names.contains("*") ? "*" : String.join(", ", names));
  }

  /** Not into the list at hand, which may be unmodifiable. */
  private static void put(MultivaluedMap<String, Object> headers, String name, String value) {
    List<Object> values = new ArrayList<>();
    values.add(value);
    headers.put(name, values);
  }

  private static void addNames(List<String> names, @Nullable List<?> values) {
    if (values == null) {
      return;
    }
    for (Object value : values) {
      String text = value == null ? "" : value.toString();
      for (int start = 0; start <= text.length(); ) {
        int comma = text.indexOf(',', start);
        int end = comma < 0 ? text.length() : comma;
        String name = text.substring(start, end).strip();
        if (!name.isEmpty() && !contains(names, name)) {
          names.add(name);
        }
        start = end + 1;
      }
    }
  }

  private static boolean contains(List<String> names, String name) {
    for (String known : names) {
      if (known.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}
