package dev.satchel;

import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the received {@link Flash} for one more request, as if the resource method had called
 * {@link Flash#keep()} first.
 *
 * <pre>{@code
 * @GET
 * @KeepFlash
 * public String banner() {
 *   return "The next page still shows the message.";
 * }
 * }</pre>
 *
 * <p>The annotation applies if the method was invoked and ended without an exception, and if the
 * status of the response belongs to a family in {@link #on}. A method inherits the annotation from
 * the method that it overrides; the nearest declaration wins.
 *
 * <p>RESTEasy does not show how an asynchronous method ended that answers by a {@code Response}, by
 * {@code AsyncResponse} or by events. On such a method, a mapped exception counts as a result if
 * its status is in {@link #on}, even if the method did not run.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepFlash {
  /**
   * Returns the families of status for which the annotation applies. {@code SERVER_ERROR} fails at
   * start-up, because a received flash stays by itself then.
   *
   * @return the families
   */
  Family[] on() default {Family.SUCCESSFUL, Family.REDIRECTION};
}
