package dev.satchel.internal.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value that Satchel wrote into the headers of a response. By this type {@link SharedHeaders}
 * finds the value again: when the response filter runs twice, or when the same headers answer
 * another request. Immutable.
 */
final class SatchelHeaderValue {
  private final String value;
  private final Origin origin;

  private SatchelHeaderValue(String value, Origin origin) {
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

  /** Returns the values, in which each value that did not stand there before has the origin. */
  static List<Object> marked(List<Object> values, List<Object> former, Origin origin) {
    List<Object> marked = new ArrayList<>(values.size());
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

  /** Returns whether Satchel wrote a value for another request than the owner's. */
  static boolean areForeign(Collection<List<Object>> headers, Object owner) {
    return any(headers, ours -> ours.origin.owner != owner);
  }

  /** Returns whether Satchel wrote a value. */
  static boolean areWritten(Collection<List<Object>> headers) {
    return any(headers, ours -> true);
  }

  private static boolean any(
      Collection<List<Object>> headers, Predicate<SatchelHeaderValue> condition) {
    for (List<Object> values : headers) {
      for (Object value : values) {
        if (value instanceof SatchelHeaderValue ours && condition.test(ours)) {
          return true;
        }
      }
    }
    return false;
  }

  static void addOrigins(Set<Origin> origins, List<Object> values) {
    for (Object value : values) {
      if (value instanceof SatchelHeaderValue ours) {
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
