package dev.satchel.internal.runtime;

import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The headers of a {@code Response}, which a runtime sends as they are. An application that keeps
 * the {@code Response} in a constant has the same headers for each request. So Satchel can take out
 * again what it wrote there.
 */
public final class SharedHeaders {
  private SharedHeaders() {}

  /**
   * Returns whether the headers hold a value that Satchel wrote for another request.
   *
   * @param headers the headers of a response
   * @param owner stands for the request
   */
  public static boolean holdForeign(MultivaluedMap<String, Object> headers, Object owner) {
    return origins(headers).stream().anyMatch(origin -> origin.owner() != owner);
  }

  /**
   * Writes into the headers. What Satchel wrote before is taken out, and what that replaced is
   * back.
   *
   * @param headers the headers of a response
   * @param owner stands for the request
   * @param writing puts and removes whole lists of values, in a copy of the headers
   */
  public static void write(
      MultivaluedMap<String, Object> headers,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing) {
    change(headers, owner, writing, (name, values) -> put(headers, name, values));
  }

  /**
   * Writes into the headers in addition to what Satchel wrote before.
   *
   * @param headers the headers of a response
   * @param owner stands for the request
   * @param writing puts and removes whole lists of values, in a copy of the headers
   */
  public static void writeMore(
      MultivaluedMap<String, Object> headers,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing) {
    change(
        headers, new Copy(headers), owner, writing, (name, values) -> put(headers, name, values));
  }

  private static void put(
      MultivaluedMap<String, Object> headers, String name, List<Object> values) {
    if (values.isEmpty()) {
      headers.remove(name);
    } else {
      headers.put(name, values);
    }
  }

  /**
   * Tells what {@link #write} would put, and leaves the headers as they are.
   *
   * @param put gets the name and the values of each header that changes; no value means no header
   */
  static void change(
      MultivaluedMap<String, Object> headers,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing,
      BiConsumer<String, List<Object>> put) {
    Copy clean = new Copy(headers);
    origins(headers).forEach(origin -> origin.replaced().forEach(clean::restore));
    change(headers, clean, owner, writing, put);
  }

  private static void change(
      MultivaluedMap<String, Object> headers,
      Copy clean,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing,
      BiConsumer<String, List<Object>> put) {
    Copy written = new Copy(clean);
    writing.accept(written);
    Map<String, List<Object>> replaced = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, List<Object>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(headers.keySet());
    names.addAll(clean.keySet());
    names.addAll(written.keySet());
    for (String name : names) {
      List<Object> former = clean.values(name);
      List<Object> values = written.values(name);
      if (values != former) {
        replaced.put(name, former);
      }
      if (values != headers.getOrDefault(name, List.of())) {
        changed.put(name, values);
      }
    }
    // Another request may read the origin as soon as one value was put.
    SatchelHeaderValue.Origin origin = new SatchelHeaderValue.Origin(owner, Map.copyOf(replaced));
    changed.forEach(
        (name, values) ->
            put.accept(name, SatchelHeaderValue.marked(values, clean.values(name), origin)));
  }

  private static Set<SatchelHeaderValue.Origin> origins(MultivaluedMap<String, Object> headers) {
    Set<SatchelHeaderValue.Origin> origins = new HashSet<>();
    headers.values().forEach(values -> SatchelHeaderValue.addOrigins(origins, values));
    return origins;
  }

  /** A copy that shares the lists of values. A header without a value is absent. */
  private static final class Copy extends AbstractMultivaluedMap<String, Object> {
    Copy(MultivaluedMap<String, Object> headers) {
      super(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
      putAll(headers);
      values().removeIf(List::isEmpty);
    }

    List<Object> values(String name) {
      return getOrDefault(name, List.of());
    }

    /** Takes the values of Satchel out of one header. */
    void restore(String name, List<Object> former) {
      List<Object> theirs = SatchelHeaderValue.unmarked(values(name));
      List<Object> restored = theirs.isEmpty() ? SatchelHeaderValue.unmarked(former) : theirs;
      if (restored.isEmpty()) {
        remove(name);
      } else {
        put(name, restored);
      }
    }
  }
}
