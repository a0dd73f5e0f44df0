package dev.satchel.internal.declared;

import dev.satchel.AddingToSession;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** The annotations by which a resource method declares changes. */
public final class Declarations {
  private static final List<Class<? extends Annotation>> TYPES =
      List.of(
          Flashing.class,
          AddingToSession.class,
          RemovingFromSession.class,
          WithNewSession.class,
          KeepFlash.class);

  private Declarations() {}

  /**
   * Returns the type of the first annotation that the method has or inherits.
   *
   * @param method a resource method
   * @return the type, or empty if the method declares nothing
   */
  public static Optional<Class<? extends Annotation>> firstOn(ResourceInfo method) {
    for (Method declaring :
        OverriddenMethods.of(method.getResourceClass(), method.getResourceMethod())) {
      for (Class<? extends Annotation> type : TYPES) {
        if (declaring.getDeclaredAnnotationsByType(type).length > 0) {
          return Optional.of(type);
        }
      }
    }
    return Optional.empty();
  }
}
