package dev.satchel;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caching headers of a response that depends on a cookie or sets a cookie (RFC 9111, RFC 9110
 * section 12.5.5).
 */
final class CachingHeaders {
  private CachingHeaders() {}

  /**
   * Forbids caches to store a response that sets or deletes a cookie. The resource did not know of
   * the cookie when it chose its own caching headers.
   */
  static void forbid(MultivaluedMap<String, Object> headers) {
    headers.remove(HttpHeaders.EXPIRES);
    headers.remove("CDN-Cache-Control");
    headers.remove("Surrogate-Control");
    put(headers, HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Keeps a response that may show the session out of shared caches. */
  static void keepPrivate(MultivaluedMap<String, Object> headers) {
    if (headers.getFirst(HttpHeaders.CACHE_CONTROL) == null) {
      put(headers, HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
  }

  /**
   * Says that the response differs by cookie. {@code Vary} gets one line without duplicates.
   *
   * @param outside the values that the runtime keeps outside the headers, or null
   */
  static void vary(MultivaluedMap<String, Object> headers, @Nullable List<?> outside) {
    List<String> names = new ArrayList<>();
    addNames(names, headers.get(HttpHeaders.VARY));
    addNames(names, outside);
    addNames(names, List.of("Cookie"));
    put(headers, HttpHeaders.VARY, names.contains("*") ? "*" : String.join(", ", names));
  }

  /** Puts a new list, because the present list may be unmodifiable. */
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
