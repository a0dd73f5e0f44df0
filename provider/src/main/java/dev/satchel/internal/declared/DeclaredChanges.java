package dev.satchel.internal.declared;

import dev.satchel.AddingToSession;
import dev.satchel.CrossOrigin;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import dev.satchel.WithNewSession;
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
 * The changes that the annotations of one resource method declare. They are read once, and apply to
 * each response of the method. Immutable.
 */
public final class DeclaredChanges {
  private final String method;
  private final ResourceMethodShape shape;
  private final List<Flashing> flashing;
  private final List<AddingToSession> adding;
  private final List<RemovingFromSession> removing;
  private final List<KeepFlash> keeping;
  private final boolean newSession;
  private final @Nullable CrossOrigin crossOrigin;

  /**
   * Reads the annotations.
   *
   * @param resource the class that the method is invoked on
   * @param method a resource method of the class
   * @throws IllegalArgumentException if an annotation can never apply
   */
  public DeclaredChanges(Class<?> resource, Method method) {
    List<Method> overridden = OverriddenMethods.of(resource, method);
    this.method = resource.getName() + "." + method.getName();
    this.flashing = nearest(overridden, Flashing.class);
    this.adding = nearest(overridden, AddingToSession.class);
    this.removing = nearest(overridden, RemovingFromSession.class);
    this.keeping = nearest(overridden, KeepFlash.class);
    this.newSession = !nearest(overridden, WithNewSession.class).isEmpty();
    List<CrossOrigin> everywhere = nearest(overridden, CrossOrigin.class);
    this.crossOrigin = everywhere.isEmpty() ? null : everywhere.get(0);
    this.shape = new ResourceMethodShape(resource, method, overridden);
    flashing.forEach(a -> requireValid("@Flashing", a.on(), a.key(), a.value()));
    adding.forEach(a -> requireValid("@AddingToSession", a.on(), a.key(), a.value()));
    removing.forEach(a -> requireValid("@RemovingFromSession", a.on(), a.value()));
    keeping.forEach(a -> requireValid("@KeepFlash", a.on()));
    if (crossOrigin != null && !crossOrigin.mayWrite()) {
      requireNone("@Flashing", flashing);
      requireNone("@AddingToSession", adding);
      requireNone("@RemovingFromSession", removing);
      requireNone("@KeepFlash", keeping);
    }
  }

  /** Returns whether the method declares no change. */
  public boolean isEmpty() {
    return flashing.isEmpty()
        && adding.isEmpty()
        && removing.isEmpty()
        && keeping.isEmpty()
        && !newSession;
  }

  /** Returns whether the session that arrived ends with the method. */
  public boolean newSession() {
    return newSession;
  }

  /** Returns the annotation if the method takes requests from everywhere, else null. */
  public @Nullable CrossOrigin crossOrigin() {
    return crossOrigin;
  }

  /** Returns whether the method may put an entry into the session. */
  public boolean addsToSession() {
    return !adding.isEmpty();
  }

  /** Returns the shape of the method. */
  public ResourceMethodShape shape() {
    return shape;
  }

  /** Returns the name of the method, for messages. */
  public String method() {
    return method;
  }

  /**
   * Selects the changes that apply to a response.
   *
   * @param status the family of the response's status
   * @param ending how the method ended
   * @return the changes, perhaps none
   */
  public EffectiveChanges applied(Family status, Ending ending) {
    Map<String, String> flashed = new LinkedHashMap<>();
    Map<String, String> added = new LinkedHashMap<>();
    List<String> removed = new ArrayList<>();
    boolean keepsFlash = false;
    if (ending != Ending.EXCEPTION) {
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
    if (ending == Ending.RESULT) {
      for (AddingToSession a : adding) {
        if (contains(a.on(), status)) {
          added.put(a.key(), a.value());
        }
      }
    }
    return new EffectiveChanges(
        method,
        newSession,
        Collections.unmodifiableList(removed),
        Collections.unmodifiableMap(added),
        Collections.unmodifiableMap(flashed),
        keepsFlash);
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

  private void requireNone(String annotation, List<?> found) {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "A method with @CrossOrigin changes no scope, because every site can call it, but "
              + method
              + " also has "
              + annotation
              + "; remove it, or write @CrossOrigin(mayWrite = true) if the method verifies a proof"
              + " of its own");
    }
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
              + " it names SERVER_ERROR; leave SERVER_ERROR out of 'on'");
    }
    if (on.length == 0) {
      throw new IllegalArgumentException(
          annotation
              + " needs at least one family of status, but on "
              + method
              + " it names none; leave 'on' out for its default");
    }
    for (String text : texts) {
      if (!Unicode.isWellFormed(text)) {
        throw new IllegalArgumentException(
            annotation
                + " must hold well-formed Unicode, but on "
                + method
                + " it has an unpaired surrogate; correct the text");
      }
    }
  }
}
