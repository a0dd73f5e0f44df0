package dev.satchel;

import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: puts an entry into the {@link Session}, as if the method had done so first.
 * Only when the method was invoked, ended without an exception, and its response is of a status
 * family in {@link #on}; a key that the method's own code put or removed stays as the code left it.
 * Inherited from an overridden method; the nearest declaration wins.
 *
 * <p>RESTEasy does not tell what an asynchronous method answered by a {@code Response}, or by
 * {@code AsyncResponse} or events, from an exception that was mapped. There it may not be applied:
 * a login that failed must not add what one that succeeded would. A warning at start-up names the
 * method: let its code put the entry.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AddingToSession.List.class)
public @interface AddingToSession {
  /**
   * The entry's key.
   *
   * @return the key
   */
  String key();

  /**
   * The entry's value.
   *
   * @return the value
   */
  String value();

  /**
   * The families of response status that put the entry; {@code SERVER_ERROR} is refused at
   * start-up, since such a response writes nothing.
   *
   * @return the families
   */
  Family[] on() default {Family.SUCCESSFUL, Family.REDIRECTION};

  /** Several of them on one method. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    /**
     * The annotations.
     *
     * @return the annotations
     */
    AddingToSession[] value();
  }
}
