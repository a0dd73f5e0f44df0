package dev.satchel;

import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: carries the received {@link Flash} one request further, as if the method
 * had called {@link Flash#keep()} first. Only when the method was invoked, ended without an
 * exception, and its response is of a status family in {@link #on}. Inherited from an overridden
 * method; the nearest declaration wins.
 *
 * <p>RESTEasy does not tell what an asynchronous method answered by a {@code Response}, or by
 * {@code AsyncResponse} or events, from an exception that was mapped. There such an exception
 * counts as a result if its status is in {@link #on}, whether the method ran or not.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepFlash {
  /**
   * The families of response status that keep the flash; {@code SERVER_ERROR} is refused at
   * start-up, since a received flash stays by itself there.
   *
   * @return the families
   */
  Family[] on() default {Family.SUCCESSFUL, Family.REDIRECTION};
}
