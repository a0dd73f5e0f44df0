package dev.satchel;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field value that we wrote into the headers of a response: a type of its own, by which the
 * filter finds it again, when it runs twice or when the same headers come with another request.
 */
final class OwnFieldValue {
  private final String value;
  private final Scopes owner;

  private OwnFieldValue(String value, Scopes owner) {
    this.value = value;
    this.owner = owner;
  }

  /**
   * Runtimes take the headers of a Response as they are, so that one Response for two requests
   * would give one user's session to the other.
   *
   * @throws IllegalStateException if the headers hold what was written for another request
   */
  static void requireNoneOfOthers(MultivaluedMap<String, Object> headers, Scopes owner) {
    boolean others =
        holdsOthers(headers.get(HttpHeaders.SET_COOKIE), owner)
            || holdsOthers(
                headers.get(HttpHeaders.CACHE_CONTROL),
                owner); // RESTEasy takes Set-Cookie out as it writes it
    if (others) {
      setCookies(
          headers, owner, List.of()); // none: some runtimes send what stands there with the 500
      throw new IllegalStateException(
          "A Response answers one request, but this one was sent to another with that one's cookies; build a Response for each"
              + " request, and keep none in a constant");
    }
  }

  private static boolean holdsOthers(@Nullable List<Object> values, Scopes owner) {
    if (values != null) {
      for (Object value : values) {
        if (value instanceof OwnFieldValue ours && !ours.owner.equals(owner)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Leaves these Set-Cookie lines as the only ones of ours, and everybody else's as they are. */
  static void setCookies(MultivaluedMap<String, Object> headers, Scopes owner, List<String> lines) {
    List<Object> present = headers.get(HttpHeaders.SET_COOKIE);
    List<Object> values = present == null ? new ArrayList<>() : new ArrayList<>(present);
    boolean changed = values.removeIf(OwnFieldValue.class::isInstance);
    for (String line : lines) {
      changed |= values.add(new OwnFieldValue(line, owner));
    }
    if (changed) {
      headers.put(
          HttpHeaders.SET_COOKIE, values); // not into the list at hand, which may be unmodifiable
    }
  }

  /** Replaces all values of the header. */
  static void set(MultivaluedMap<String, Object> headers, Scopes owner, String name, String value) {
    List<Object> values = new ArrayList<>();
    values.add(new OwnFieldValue(value, owner));
    headers.put(name, values); // not into the list at hand, which may be unmodifiable
  }

  /** The field value: runtimes write a header's value by this method. */
  @Override
  public String toString() {
    return value;
  }
}
