/**
 * Keeps data of a session that does not fit a cookie, and revocations, in caches of the standard
 * API (JSR-107).
 *
 * <ul>
 *   <li>{@link dev.satchel.cache.SessionCacheFeature} gives an application a {@link
 *       dev.satchel.cache.SessionCache}, which keeps data under {@link dev.satchel.Session#id()}.
 *   <li>{@link dev.satchel.cache.RevocationCache} stores {@link dev.satchel.Revocations}, so that a
 *       sign-out also ends the copies of a cookie.
 *   <li>{@link dev.satchel.cache.RedissonCaches} and {@link dev.satchel.cache.HazelcastCaches} make
 *       the caches of a cluster in a way that runs no code of others.
 * </ul>
 *
 * <p>The first two work without each other. Nothing is null in this package unless an annotation
 * says so.
 */
@NullMarked
package dev.satchel.cache;

import org.jspecify.annotations.NullMarked;
