package dev.satchel;

import dev.satchel.internal.runtime.OutsideHeaders;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caching headers of a response that depends on a cookie or sets a cookie (RFC 9111, RFC 9110
 * section 12.5.5). What the resource chose is its own. A servlet filter does not know what the
 * resource will do, so only what the filter forbids stays.
 */
final class CachingHeaders {
  private static final String COOKIE = "Cookie";
  private static final String NO_STORE = "no-store";
  private static final Set<String> OF_CACHES =
      Set.of("expires", "pragma", "surrogate-control", "edge-control", "x-accel-expires");

  private CachingHeaders() {}

  /**
   * Forbids caches to store a response that sets or deletes a cookie. The resource did not know of
   * the cookie when it chose its own caching headers.
   */
  static void forbid(MultivaluedMap<String, Object> headers, OutsideHeaders outside) {
    for (String name : new ArrayList<>(headers.keySet())) {
      if (isOfCaches(name)) {
        headers.remove(name);
      }
    }
    put(headers, HttpHeaders.CACHE_CONTROL, NO_STORE);
    forbid(outside);
  }

  /** Keeps a response that may show the session out of shared caches. */
  static void keepPrivate(MultivaluedMap<String, Object> headers, OutsideHeaders outside) {
    if (headers.getFirst(HttpHeaders.CACHE_CONTROL) == null) {
      put(headers, HttpHeaders.CACHE_CONTROL, atLeastPrivate(outside));
      forbid(outside);
    }
  }

  private static String atLeastPrivate(OutsideHeaders outside) {
    List<String> said = new ArrayList<>();
    addNames(said, outside.values(HttpHeaders.CACHE_CONTROL));
    if (contains(said, NO_STORE)) {
      return String.join(", ", said);
    }
    return said.isEmpty() && outside.noStoreFollows() ? NO_STORE : "private, no-cache";
  }

  /**
   * Makes each caching header outside say what {@code no-store} says. Some caches obey such a
   * header and ignore {@code Cache-Control} (RFC 9213 section 2.2).
   */
  private static void forbid(OutsideHeaders outside) {
    for (String name : outside.names()) {
      if (isOfCaches(name)) {
        outside.replace(name, forbidding(name.toLowerCase(Locale.ROOT)));
      }
    }
  }

  private static String forbidding(String name) {
    return switch (name) {
      case "expires", "x-accel-expires" -> "0";
      case "pragma" -> "no-cache";
      default -> NO_STORE;
    };
  }

  /**
   * Returns whether a header speaks to caches in addition to {@code Cache-Control}. The headers of
   * single networks end like {@code CDN-Cache-Control}.
   */
  private static boolean isOfCaches(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OF_CACHES.contains(lower) || lower.endsWith("-cache-control");
  }

  /** Says that the response differs by cookie. */
  static void vary(MultivaluedMap<String, Object> headers, OutsideHeaders outside) {
    vary(headers, outside, List.of(COOKIE));
  }

  /** Says by which headers the response differs. {@code Vary} gets one line without duplicates. */
  static void vary(
      MultivaluedMap<String, Object> headers, OutsideHeaders outside, List<String> more) {
    List<String> names = new ArrayList<>(2);
    addNames(names, headers.get(HttpHeaders.VARY));
    addNames(names, outside.values(HttpHeaders.VARY));
    for (String name : more) {
      if (!contains(names, name)) {
        names.add(name);
      }
    }
    String one = names.contains("*") ? "*" : names.get(0);
    boolean isOne = names.size() == 1 || one.equals("*");
    put(headers, HttpHeaders.VARY, isOne ? one : String.join(", ", names));
  }

  /** Puts a new list, because the present list may be unmodifiable. */
  private static void put(MultivaluedMap<String, Object> headers, String name, String value) {
    List<Object> values = new ArrayList<>(1);
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
