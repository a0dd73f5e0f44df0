package dev.satchel.internal.runtime;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one response that stand outside the headers of Jakarta REST. Servlet filters,
 * Spring Security, the servlet container and some runtimes set headers there. A runtime that has a
 * header of the same name in the Jakarta REST headers drops the header that stands outside.
 *
 * <p>No method throws. Some servers have a response that answers less than the servlet API asks.
 */
public final class OutsideHeaders {
  /** Nothing stands outside. */
  public static final OutsideHeaders NONE = new OutsideHeaders(new Source() {});

  private final Source source;

  OutsideHeaders(Source source) {
    this.source = source;
  }

  /** Returns all values of a header. */
  public List<String> values(String name) {
    return strings(() -> source.values(name));
  }

  /** Returns the names of all headers. */
  public List<String> names() {
    return strings(source::names);
  }

  /** Replaces all values of a header. Tomcat 10.1 cannot remove a header. */
  public void replace(String name, String value) {
    try {
      source.replace(name, value);
    } catch (RuntimeException | LinkageError e) {
      // The server cannot do it, so the header stays.
    }
  }

  /**
   * Returns the {@code Set-Cookie} lines that the runtime drops if the Jakarta REST headers hold a
   * {@code Set-Cookie}.
   */
  public List<String> droppedCookies() {
    return source.dropsCookies() ? values(HttpHeaders.SET_COOKIE) : List.of();
  }

  /**
   * Returns whether caching headers will follow that forbid to store the response. They follow only
   * if the response has none when the server sends it.
   */
  public boolean noStoreFollows() {
    try {
      return source.noStoreFollows();
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }

  private static List<String> strings(Supplier<@Nullable Collection<?>> look) {
    try {
      Collection<?> found = look.get();
      if (found == null || found.isEmpty()) {
        return List.of();
      }
      List<String> strings = new ArrayList<>(found.size());
      for (Object each : found) {
        if (each != null) {
          strings.add(each.toString());
        }
      }
      return strings;
    } catch (RuntimeException | LinkageError e) {
      return List.of();
    }
  }

  /** Where a runtime keeps the headers. Each method may throw, and return null. */
  interface Source {
    /** Returns all values of a header. */
    default @Nullable Collection<?> values(String name) {
      return null;
    }

    /** Returns the names of all headers. */
    default @Nullable Collection<String> names() {
      return null;
    }

    /** Replaces all values of a header. */
    default void replace(String name, String value) {}

    /** Returns whether the runtime replaces the lines of {@code Set-Cookie}. */
    default boolean dropsCookies() {
      return false;
    }

    /** See {@link OutsideHeaders#noStoreFollows()}. */
    default boolean noStoreFollows() {
      return false;
    }
  }
}
