package dev.satchel;

import dev.satchel.internal.declared.Overridden;
import dev.satchel.internal.token.Unicode;
import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of one resource method declare. Read once, applied to each of its responses.
 * Immutable.
 */
final class DeclaredChanges {
  private final String method;
  private final MethodKind kind;
  private final List<Flashing> flashing;
  private final List<AddingToSession> adding;
  private final List<RemovingFromSession> removing;
  private final List<KeepFlash> keeping;
  private final boolean newSession;

  DeclaredChanges(Class<?> resource, Method method) {
    List<Method> overridden = Overridden.by(resource, method);
    this.method = resource.getName() + "." + method.getName();
    this.flashing = nearest(overridden, Flashing.class);
    this.adding = nearest(overridden, AddingToSession.class);
    this.removing = nearest(overridden, RemovingFromSession.class);
    this.keeping = nearest(overridden, KeepFlash.class);
    this.newSession = !nearest(overridden, WithNewSession.class).isEmpty();
    this.kind = new MethodKind(resource, method, overridden);
    flashing.forEach(a -> requireValid("@Flashing", a.on(), a.key(), a.value()));
    adding.forEach(a -> requireValid("@AddingToSession", a.on(), a.key(), a.value()));
    removing.forEach(a -> requireValid("@RemovingFromSession", a.on(), a.value()));
    keeping.forEach(a -> requireValid("@KeepFlash", a.on()));
  }

  boolean isEmpty() {
    return flashing.isEmpty()
        && adding.isEmpty()
        && removing.isEmpty()
        && keeping.isEmpty()
        && !newSession;
  }

  /** Whether the session that arrived ends with the method. */
  boolean newSession() {
    return newSession;
  }

  boolean addsToSession() {
    return !adding.isEmpty();
  }

  /** Of the method that declares them. */
  MethodKind kind() {
    return kind;
  }

  /** The method's name, for messages. */
  String method() {
    return method;
  }

  /** What is too large by itself would never be applied. */
  void requireFits(Cookies cookies) {
    for (Family status : Family.values()) {
      Applied applied = applied(status, Glue.Ending.RESULT);
      Map<String, String> added = applied.additions().on(Map.of());
      requireFits(cookies.session().overflowOf(added));
      requireFits(cookies.flash().overflowOf(applied.flashed()));
    }
  }

  private void requireFits(@Nullable ScopeOverflowException overflow) {
    if (overflow != null) {
      throw new IllegalArgumentException(
          "What annotations declare must fit the cookie by itself, but on "
              + method
              + " it does not: "
              + overflow.getMessage());
    }
  }

  /** What applies to a response of this status, after a method that ended so. */
  Applied applied(Family status, Glue.Ending ending) {
    Map<String, String> flashed = new LinkedHashMap<>();
    Map<String, String> added = new LinkedHashMap<>();
    List<String> removed = new ArrayList<>();
    boolean keepsFlash = false;
    if (ending != Glue.Ending.EXCEPTION) {
      for (Flashing a : flashing) {
        if (contains(a.on(), status)) {
          flashed.put(a.key(), a.value());
        }
      }
      for (RemovingFromSession a : removing) {
        if (contains(a.on(), status)) {
          removed.addAll(Arrays.asList(a.value()));
        }
      }
      for (KeepFlash a : keeping) {
        keepsFlash |= contains(a.on(), status);
      }
    }
    if (ending == Glue.Ending.RESULT) {
      for (AddingToSession a : adding) {
        if (contains(a.on(), status)) {
          added.put(a.key(), a.value());
        }
      }
    }
    return new Applied(
        method,
        newSession,
        Changes.removing(removed),
        Changes.putting(added),
        Collections.unmodifiableMap(flashed),
        keepsFlash);
  }

  /**
   * @param newSession whether the session that arrived ends
   * @param removals from the session
   * @param additions to the session, after the removals
   * @param flashed for the next request
   * @param keepsFlash whether all that arrived goes one request further
   */
  record Applied(
      String method,
      boolean newSession,
      Changes removals,
      Changes additions,
      Map<String, String> flashed,
      boolean keepsFlash) {

    boolean changesSession() {
      return newSession || !removals.entries().isEmpty() || !additions.entries().isEmpty();
    }

    boolean changesFlash() {
      return keepsFlash || !flashed.isEmpty();
    }

    /** Names no entry: values stay out of logs. */
    @Override
    public String toString() {
      return "Applied[" + method + "]";
    }
  }

  private static <A extends Annotation> List<A> nearest(List<Method> overridden, Class<A> type) {
    for (Method method : overridden) {
      A[] found = method.getDeclaredAnnotationsByType(type);
      if (found.length > 0) {
        return List.of(found);
      }
    }
    return List.of();
  }

  private static boolean contains(Family[] on, Family status) {
    for (Family family : on) {
      if (family == status) {
        return true;
      }
    }
    return false;
  }

  private void requireValid(String annotation, Family[] on, String... texts) {
    if (contains(on, Family.SERVER_ERROR)) {
      throw new IllegalArgumentException(
          annotation
              + " cannot apply to a response of status 5xx, which rolls both scopes back, but on "
              + method
              + " names SERVER_ERROR; leave it out of 'on'");
    }
    if (on.length == 0) {
      throw new IllegalArgumentException(
          annotation
              + " applies to some family of status, but on "
              + method
              + " names none; leave 'on' out for its default");
    }
    for (String text : texts) {
      if (!Unicode.isWellFormed(text)) {
        throw new IllegalArgumentException(
            annotation
                + " holds well-formed Unicode, but on "
                + method
                + " has an unpaired surrogate; mend the text");
      }
    }
  }
}
