package dev.satchel.cache;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Data of a session that does not fit its cookie. It is in the application's cache, under {@link
 * dev.satchel.Session#id()}. Inject it with {@link jakarta.ws.rs.core.Context}.
 *
 * <pre>{@code
 * @Path("report")
 * public class Reports {
 *   @Context SessionCache cache;
 *
 *   @GET
 *   @Produces("text/plain")
 *   public String report() {
 *     return cache.computeIfAbsent("report", String.class, () -> slowReport());
 *   }
 * }
 * }</pre>
 *
 * <p><b>It is a cache:</b> your code must be able to make each value again. An entry goes in these
 * cases:
 *
 * <ul>
 *   <li>Its time to live has passed since it was last put.
 *   <li>The cache is full, or the session has more values than a {@linkplain
 *       SessionCacheFeature.Builder#maxEntries group of entries} holds.
 *   <li>The session is {@linkplain dev.satchel.Session#clear() cleared} or {@linkplain
 *       dev.satchel.Session#renewId() renewed}.
 * </ul>
 *
 * <p>A 5xx response does not undo a change of the cache. A parallel request may still put a value
 * after the session ended. Only a holder of the old, unrevoked cookie can read this value, which
 * expires like any other entry.
 *
 * <p><b>Outages.</b> While the cluster does not answer, a read finds nothing and a write throws,
 * each within the feature's timeout. While the revocation store does not answer and {@link
 * dev.satchel.Outage#REFUSE} is set, a read finds nothing, and a write throws {@link
 * jakarta.ws.rs.ServiceUnavailableException}.
 *
 * <p><b>Values</b> should be immutable, because a cache in this process returns the same object
 * that was put. Other caches send a value to other servers, as the cache provider's serialization
 * is configured.
 *
 * <p><b>Keys</b> must be your own, and never come from a client. A client that invents keys pushes
 * other values out.
 *
 * <p><b>Threads.</b> An injected cache may be a proxy that works on the request's threads only. The
 * result of {@link #current()} works on any thread.
 */
public interface SessionCache {

  /**
   * Returns the value of the key. The call never gives the session an id.
   *
   * @param key the key
   * @param type the value's class
   * @param <T> the value's type
   * @return the value, or empty if there is no value, if the value has another type (which Satchel
   *     logs), or if the cache does not answer
   * @throws NullPointerException if the key or the type is null
   */
  <T> Optional<T> get(String key, Class<T> type);

  /**
   * Puts a value, and gives the session an id if it has none.
   *
   * @param key the key
   * @param value the value
   * @return this cache
   * @throws NullPointerException if the key or the value is null
   * @throws javax.cache.CacheException if the cache could not put the value, or not in time; the
   *     value may be there nevertheless
   * @throws dev.satchel.ScopeOverflowException if the session's cookie has no room for an id
   */
  SessionCache put(String key, Object value);

  /**
   * Returns the value of the key. If there is no value, the supplier makes a value, and the cache
   * puts it. Two requests at once may both make the value. If the cache cannot put the value, the
   * call returns it nevertheless, and Satchel logs the failure.
   *
   * @param key the key
   * @param type the value's class
   * @param supplier makes the value
   * @param <T> the value's type
   * @return the value
   * @throws NullPointerException if the key, the type, the supplier or its result is null
   * @throws dev.satchel.ScopeOverflowException if the session's cookie has no room for an id
   */
  <T> T computeIfAbsent(String key, Class<T> type, Supplier<? extends T> supplier);

  /**
   * Removes the value of the key, if there is one.
   *
   * @param key the key
   * @return this cache
   * @throws NullPointerException if the key is null
   * @throws javax.cache.CacheException if the cache could not remove the value, or not in time
   */
  SessionCache remove(String key);

  /**
   * Removes all values of this session.
   *
   * @return this cache
   * @throws javax.cache.CacheException if the cache could not remove the values, or not in time
   */
  SessionCache clear();

  /**
   * Returns the request's own cache, which any thread may use until the response is written. An
   * injected cache may be a proxy for it. Call the method on the request's thread.
   *
   * @return the request's cache
   */
  SessionCache current();

  /**
   * Returns the cache of a request's session. Use it in filters, and on runtimes that inject none.
   *
   * @param request the request
   * @return the request's own cache
   * @throws IllegalStateException if the request has not passed the feature's filter: no {@link
   *     SessionCacheFeature} is registered, or a filter with a lower or equal priority number ran
   *     first
   */
  static SessionCache of(ContainerRequestContext request) {
    return RequestCache.of(request);
  }
}
