package dev.satchel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ends the {@link Session} that arrived, as soon as the resource method was reached.
 *
 * <pre>{@code
 * @POST
 * @WithNewSession
 * public Response logout() {
 *   return Response.seeOther(URI.create("/")).build();
 * }
 * }</pre>
 *
 * <p>The annotation applies to every status, and also if the method threw an exception, as long as
 * the runtime runs response filters. A method is reached if no request filter answered before. So a
 * method also counts as reached if the runtime could not convert its parameters, or if Bean
 * Validation refused them. To keep the session of a user whose sign-in form is invalid, validate
 * the form in the method, and call {@link Session#clear} there.
 *
 * <p>Entries that this request's code puts begin a new session, so a sign-in method may have the
 * annotation. Otherwise the response deletes the cookie, even if no cookie arrived. A method
 * inherits the annotation from the method that it overrides.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithNewSession {}
