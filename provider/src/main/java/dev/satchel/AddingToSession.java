package dev.satchel;

import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts an entry into the {@link Session}, as if the resource method had put the entry first.
 *
 * <pre>{@code
 * @POST
 * @AddingToSession(key = "tour", value = "done")
 * public Response finish() {
 *   return Response.seeOther(URI.create("/")).build();
 * }
 * }</pre>
 *
 * <p>The annotation applies if the method was invoked and ended without an exception, and if the
 * status of the response belongs to a family in {@link #on}. A key that the method's own code put
 * or removed stays as the code left it. A method inherits the annotation from the method that it
 * overrides; the nearest declaration wins.
 *
 * <p>RESTEasy does not show how an asynchronous method ended that answers by a {@code Response}, by
 * {@code AsyncResponse} or by events. On such a method the annotation may not apply, because a
 * failed sign-in must not add what a successful sign-in adds. A warning at start-up names the
 * method: put the entry in its code instead.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AddingToSession.List.class)
public @interface AddingToSession {
  /**
   * Returns the key of the entry.
   *
   * @return the key
   */
  String key();

  /**
   * Returns the value of the entry.
   *
   * @return the value
   */
  String value();

  /**
   * Returns the families of status for which the annotation applies. {@code SERVER_ERROR} fails at
   * start-up, because a 5xx response writes nothing.
   *
   * @return the families
   */
  Family[] on() default {Family.SUCCESSFUL, Family.REDIRECTION};

  /** Holds several annotations of one method. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    /**
     * Returns the annotations.
     *
     * @return the annotations
     */
    AddingToSession[] value();
  }
}
