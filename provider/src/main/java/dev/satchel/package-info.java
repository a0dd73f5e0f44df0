/**
 * Session and Flash scopes for Jakarta REST, kept in cookies.
 *
 * <p>Register {@link dev.satchel.SatchelFeature}, then inject {@link dev.satchel.Session} and
 * {@link dev.satchel.Flash} with {@link jakarta.ws.rs.core.Context}. Nothing is null in this
 * package unless it is annotated so.
 */
@NullMarked
package dev.satchel;

import org.jspecify.annotations.NullMarked;
