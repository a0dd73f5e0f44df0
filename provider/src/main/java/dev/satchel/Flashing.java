package dev.satchel;

import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves an entry in the {@link Flash} for the next request, as if the resource method had put the
 * entry first.
 *
 * <pre>{@code
 * @POST
 * @Flashing(key = "success", value = "The task has been created")
 * @Flashing(key = "error", value = "A task needs a title", on = Family.CLIENT_ERROR)
 * public Response create(@FormParam("title") String title) {
 *   return title == null
 *       ? Response.status(400).build()
 *       : Response.seeOther(URI.create("/")).build();
 * }
 * }</pre>
 *
 * <p>The annotation applies if the method was invoked and ended without an exception, and if the
 * status of the response belongs to a family in {@link #on}. An entry that the method's own code
 * put under the key stays as the code left it. A method inherits the annotation from the method
 * that it overrides; the nearest declaration wins.
 *
 * <p>RESTEasy does not show how an asynchronous method ended that answers by a {@code Response}, by
 * {@code AsyncResponse} or by events. On such a method, a mapped exception counts as a result if
 * its status is in {@link #on}, even if the method did not run.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Flashing.List.class)
public @interface Flashing {
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
    Flashing[] value();
  }
}
