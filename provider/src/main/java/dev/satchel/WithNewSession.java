package dev.satchel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: ends the {@link Session} that arrived, once the method was reached, however
 * it ended and whatever the status, wherever the runtime runs response filters then. Reached means
 * that no request filter answered before: parameters that could not be converted count. What this
 * request's code puts begins a new session, so that a login method may carry it. Otherwise the
 * response deletes the cookie, even if none arrived. Inherited from an overridden method.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithNewSession {}
