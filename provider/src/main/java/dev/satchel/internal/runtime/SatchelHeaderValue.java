package dev.satchel.internal.runtime;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that Satchel wrote into the headers of a response. By this type the response filter finds
 * its values again: when it runs twice, or when the same headers answer another request. Immutable.
 */
public final class SatchelHeaderValue {
  private final String value;
  private final Object owner;

  private SatchelHeaderValue(String value, Object owner) {
    this.value = value;
    this.owner = owner;
  }

  /**
   * Refuses headers that hold a cookie of another request. A runtime uses the headers of a {@code
   * Response} as they are. One {@code Response} for two requests would give the session of one user
   * to another user.
   *
   * @param headers the headers of a response
   * @param owner stands for the request
   * @throws IllegalStateException if Satchel wrote one of the values for another request
   */
  public static void requireNoForeignCookies(MultivaluedMap<String, Object> headers, Object owner) {
    // RESTEasy removes Set-Cookie from the headers while it writes them, but not Cache-Control.
    boolean foreign =
        holdsForeign(headers.get(HttpHeaders.SET_COOKIE), owner)
            || holdsForeign(headers.get(HttpHeaders.CACHE_CONTROL), owner);
    if (foreign) {
      // Some runtimes send the headers of this response with the status 500.
      setCookies(headers, owner, List.of());
      throw new IllegalStateException(
          "A Response answers one request, but this Response holds the cookies of another request;"
              + " build a Response for each request, and keep none in a constant");
    }
  }

  private static boolean holdsForeign(@Nullable List<Object> values, Object owner) {
    if (values != null) {
      for (Object value : values) {
        if (value instanceof SatchelHeaderValue ours && !ours.owner.equals(owner)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Replaces the {@code Set-Cookie} values that Satchel wrote. The values of others stay.
   *
   * @param headers the headers of a response
   * @param owner stands for the request
   * @param lines the new values
   */
  public static void setCookies(
      MultivaluedMap<String, Object> headers, Object owner, List<String> lines) {
    List<Object> present = headers.get(HttpHeaders.SET_COOKIE);
    List<Object> values = present == null ? new ArrayList<>() : new ArrayList<>(present);
    boolean changed = values.removeIf(SatchelHeaderValue.class::isInstance);
    for (String line : lines) {
      changed |= values.add(new SatchelHeaderValue(line, owner));
    }
    if (changed) {
      // The list is new, because the present list may be unmodifiable.
      headers.put(HttpHeaders.SET_COOKIE, values);
    }
  }

  /**
   * Replaces all values of a header.
   *
   * @param headers the headers of a response
   * @param owner stands for the request
   * @param name the name of the header
   * @param value the only value that the header gets
   */
  public static void set(
      MultivaluedMap<String, Object> headers, Object owner, String name, String value) {
    List<Object> values = new ArrayList<>();
    values.add(new SatchelHeaderValue(value, owner));
    headers.put(name, values);
  }

  /** Returns the field value. Runtimes write a header's value by this method. */
  @Override
  public String toString() {
    return value;
  }
}
