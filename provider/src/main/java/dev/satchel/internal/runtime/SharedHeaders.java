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
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
    Copy copy = snapshot(headers);
    copy.write(owner, answerOf(origins(copy), owner), writing, into(headers));
  }

  /**
   * Forbids to store a response whose status and body are about to change, and remembers both.
   *
   * @param response the response
   * @param owner stands for the request
   */
  public static void rememberAnswer(ContainerResponseContext response, Object owner) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    snapshot(headers)
        .write(
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
    Copy copy = snapshot(headers);
    Set<SatchelHeaderValue.Origin> origins = origins(copy);
    for (SatchelHeaderValue.Origin origin : origins) {
      origin.replaced().forEach(copy::restore);
    }
    copy.write(owner, answerOf(origins, owner), writing, put);
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
    if (!SatchelHeaderValue.areWritten(headers.values())) {
      return Set.of();
    }
    Set<SatchelHeaderValue.Origin> origins = new HashSet<>();
    headers.values().forEach(values -> SatchelHeaderValue.addOrigins(origins, values));
    return origins;
  }

  /**
   * A copy that shares the lists of values, and remembers which lists it replaced. A header without
   * a value is absent.
   */
  static final class Copy extends AbstractMultivaluedMap<String, Object> {
    /** The values that stand in the runtime's headers, for each header that differs. */
    private final Map<String, List<Object>> present = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final NavigableMap<String, List<Object>> copy;

    private Copy(MultivaluedMap<String, Object> headers) {
      this(headers, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    private Copy(MultivaluedMap<String, Object> headers, NavigableMap<String, List<Object>> copy) {
      super(copy);
      this.copy = copy;
      copy.putAll(headers);
      copy.values().removeIf(List::isEmpty);
    }

    private List<Object> values(String name) {
      return getOrDefault(name, List.of());
    }

    @Override
    public @Nullable List<Object> put(String name, List<Object> values) {
      String spelled = copy.ceilingKey(name);
      present.putIfAbsent(name.equalsIgnoreCase(spelled) ? spelled : name, values(name));
      return values.isEmpty() ? super.remove(name) : super.put(name, values);
    }

    @Override
    public @Nullable List<Object> remove(Object name) {
      return put((String) name, List.of());
    }

    /** Takes the values of Satchel out of one header. */
    private void restore(String name, List<Object> former) {
      List<Object> theirs = SatchelHeaderValue.unmarked(values(name));
      put(name, theirs.isEmpty() ? SatchelHeaderValue.unmarked(former) : theirs);
    }

    /** Writes into this copy, and then puts each header that differs. */
    private void write(
        Object owner,
        @Nullable Answer answer,
        Consumer<MultivaluedMap<String, Object>> writing,
        BiConsumer<String, List<Object>> put) {
      Map<String, List<Object>> restored = present.isEmpty() ? Map.of() : new HashMap<>();
      present.keySet().forEach(name -> restored.put(name, values(name)));
      writing.accept(this);
      Map<String, List<Object>> replaced = new HashMap<>();
      present.forEach(
          (name, before) -> {
            List<Object> former = restored.getOrDefault(name, before);
            if (values(name) != former) {
              replaced.put(name, former);
            }
          });
      // Another request may read the origin as soon as one value was put.
      SatchelHeaderValue.Origin origin = new SatchelHeaderValue.Origin(owner, replaced, answer);
      present.forEach(
          (name, before) -> {
            List<Object> values = values(name);
            if (values != before) {
              List<Object> former = replaced.getOrDefault(name, values);
              put.accept(name, SatchelHeaderValue.marked(values, former, origin));
            }
          });
    }
  }
}
