package dev.satchel.internal.runtime;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a {@code Response}, which a runtime sends as they are. An application that keeps
 * the {@code Response} in a constant has the same headers for each request. So Satchel can take out
 * again what it wrote there.
 */
public final class SharedHeaders {
  private static final int MAX_TRIES = 100;

  private SharedHeaders() {}

  /** The status and the body of a response. */
  static final class Answer {
    private final int status;
    private final @Nullable Object entity;

    private Answer(ContainerResponseContext response) {
      this.status = response.getStatus();
      this.entity = response.getEntity();
    }
  }

  /**
   * Returns whether the headers hold a value that Satchel wrote for another request. Each response
   * pays for this look.
   *
   * @param headers the headers of a response
   * @param owner stands for the request
   */
  public static boolean holdForeign(MultivaluedMap<String, Object> headers, Object owner) {
    try {
      return SatchelHeaderValue.areForeign(headers.values(), owner);
    } catch (ConcurrentModificationException shared) {
      return SatchelHeaderValue.areForeign(snapshot(headers).values(), owner);
    }
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
    change(headers, owner, writing, into(headers));
  }

  /** Writes into headers of this request alone, where nobody looks for what Satchel wrote. */
  static void writeOwn(
      MultivaluedMap<String, Object> headers,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing) {
    if (SatchelHeaderValue.areWritten(headers.values())) {
      write(headers, owner, writing);
    } else {
      writing.accept(headers);
    }
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
    Copy now = snapshot(headers);
    change(now, now, owner, answerOf(origins(now), owner), writing, into(headers));
  }

  /**
   * Forbids to store a response whose status and body are about to change, and remembers both.
   *
   * @param response the response
   * @param owner stands for the request
   */
  public static void rememberAnswer(ContainerResponseContext response, Object owner) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    Copy now = snapshot(headers);
    change(
        now,
        now,
        owner,
        new Answer(response),
        written -> written.put(HttpHeaders.CACHE_CONTROL, List.of("no-store")),
        into(headers));
  }

  /** Gives a response back the status and the body that another request changed. */
  public static void restoreAnswer(ContainerResponseContext response, Object owner) {
    for (SatchelHeaderValue.Origin origin : origins(snapshot(response.getHeaders()))) {
      Answer answer = origin.owner() == owner ? null : origin.answer();
      if (answer != null) {
        response.setStatus(answer.status);
        if (answer.entity != null) {
          response.setEntity(answer.entity);
        }
      }
    }
  }

  private static @Nullable Answer answerOf(Set<SatchelHeaderValue.Origin> origins, Object owner) {
    for (SatchelHeaderValue.Origin origin : origins) {
      if (origin.owner() == owner && origin.answer() != null) {
        return origin.answer();
      }
    }
    return null;
  }

  private static BiConsumer<String, List<Object>> into(MultivaluedMap<String, Object> headers) {
    return (name, values) -> {
      if (values.isEmpty()) {
        headers.remove(name);
      } else {
        headers.put(name, values);
      }
    };
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
    Copy now = snapshot(headers);
    Set<SatchelHeaderValue.Origin> origins = origins(now);
    Copy clean = now;
    if (!origins.isEmpty()) {
      clean = new Copy(now);
      for (SatchelHeaderValue.Origin origin : origins) {
        origin.replaced().forEach(clean::restore);
      }
    }
    change(now, clean, owner, answerOf(origins, owner), writing, put);
  }

  /**
   * Puts what differs.
   *
   * @param now the headers as they are
   * @param clean the headers to write into
   */
  private static void change(
      Copy now,
      Copy clean,
      Object owner,
      @Nullable Answer answer,
      Consumer<MultivaluedMap<String, Object>> writing,
      BiConsumer<String, List<Object>> put) {
    Copy written = new Copy(clean);
    writing.accept(written);
    Map<String, List<Object>> replaced = new HashMap<>();
    Map<String, List<Object>> changed = new HashMap<>();
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(now.keySet());
    names.addAll(clean.keySet());
    names.addAll(written.keySet());
    for (String name : names) {
      List<Object> former = clean.values(name);
      List<Object> values = written.values(name);
      if (values != former) {
        replaced.put(name, former);
      }
      if (values != now.values(name)) {
        changed.put(name, values);
      }
    }
    // Another request may read the origin as soon as one value was put.
    SatchelHeaderValue.Origin origin = new SatchelHeaderValue.Origin(owner, replaced, answer);
    changed.forEach(
        (name, values) ->
            put.accept(name, SatchelHeaderValue.marked(values, clean.values(name), origin)));
  }

  /** Copies headers that another request may change at the same time, as CXF does. */
  static Copy snapshot(MultivaluedMap<String, Object> headers) {
    for (int i = 1; i < MAX_TRIES; i++) {
      try {
        return new Copy(headers);
      } catch (ConcurrentModificationException changed) {
        Thread.onSpinWait();
      }
    }
    return new Copy(headers);
  }

  private static Set<SatchelHeaderValue.Origin> origins(Copy headers) {
    Set<SatchelHeaderValue.Origin> origins = new HashSet<>();
    headers.values().forEach(values -> SatchelHeaderValue.addOrigins(origins, values));
    return origins;
  }

  /** A copy that shares the lists of values. A header without a value is absent. */
  static final class Copy extends AbstractMultivaluedMap<String, Object> {
    private Copy(MultivaluedMap<String, Object> headers) {
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
