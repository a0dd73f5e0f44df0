package dev.satchel.cache;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Data of the request's session that does not fit its cookie, kept under {@link
 * dev.satchel.Session#id()} in the application's cache. Inject it with {@link
 * jakarta.ws.rs.core.Context}.
 *
 * <p>It is a cache: an entry is gone when its time to live has passed since it was last put, when
 * the cache is full, when the session is {@linkplain dev.satchel.Session#clear() cleared} or
 * {@linkplain dev.satchel.Session#renewId() renewed}; whatever is put must be made again then. It
 * takes no part in the rollback of a 5xx response. What a parallel request puts after a session has
 * ended is found by nobody but who holds a copy of the former cookie that is not revoked, and goes
 * with its time to live.
 *
 * <p>While the cluster is away, a read is a miss and a write throws, each within the feature's
 * timeout. While revocations cannot be asked and are refused, a read is a miss, and a write throws
 * {@link jakarta.ws.rs.ServiceUnavailableException}.
 *
 * <p>Values should be immutable: an embedded cache hands out the object that was put. Others send
 * it to other nodes as the cache provider's serialization is configured.
 *
 * <p>Keys are the application's own: each is listed with the session, so let no client make them
 * up. An injected cache may be a proxy that works on the request's threads only; {@link #current()}
 * works on any.
 */
public interface SessionCache {

  /**
   * The value of the key. Never gives the session an id.
   *
   * @param key the key
   * @param type the value's class
   * @param <T> the value's type
   * @return the value, or empty when there is none, when it is of another type (which is logged),
   *     or when the cache cannot be asked
   * @throws NullPointerException if either is null
   */
  <T> Optional<T> get(String key, Class<T> type);

  /**
   * Puts a value, and gives the session an id if it has none.
   *
   * @param key the key
   * @param value the value
   * @return this cache
   * @throws NullPointerException if either is null
   * @throws javax.cache.CacheException if it could not be put, or not in time; it may be there all
   *     the same
   * @throws dev.satchel.ScopeOverflowException if the session's cookie has no room for an id
   */
  SessionCache put(String key, Object value);

  /**
   * The value of the key, made and put if there is none. Two requests at once may both make it. If
   * it cannot be put, it is returned all the same, and the failure is logged.
   *
   * @param key the key
   * @param type the value's class
   * @param supplier makes the value
   * @param <T> the value's type
   * @return the value
   * @throws NullPointerException if any of them, or what was made, is null
   * @throws dev.satchel.ScopeOverflowException if the session's cookie has no room for an id
   */
  <T> T computeIfAbsent(String key, Class<T> type, Supplier<? extends T> supplier);

  /**
   * Removes the value of the key, if there is one.
   *
   * @param key the key
   * @return this cache
   * @throws NullPointerException if it is null
   * @throws javax.cache.CacheException if it could not be removed, or not in time
   */
  SessionCache remove(String key);

  /**
   * Removes all values of this session.
   *
   * @return this cache
   * @throws javax.cache.CacheException if they could not be removed, or not in time
   */
  SessionCache clear();

  /**
   * The request's own object behind an injected proxy, which any thread may use until the response
   * is written. Call it on the request's thread.
   *
   * @return the request's cache
   */
  SessionCache current();

  /**
   * The cache of a request's session, for filters and for runtimes that inject none.
   *
   * @param request the request
   * @return the request's own cache
   * @throws IllegalStateException if the request has not passed the feature's filter: no {@link
   *     SessionCacheFeature} is registered, or another filter of a lowest priority came before it
   */
  static SessionCache of(ContainerRequestContext request) {
    return RequestCache.require(request.getProperty(RequestCache.PROPERTY));
  }
}
