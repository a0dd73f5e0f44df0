package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A small map of strings that belongs to one browser, from request to request. Satchel keeps the
 * session in a signed cookie. The user can read the entries, but cannot change them; {@link
 * CookieSettings#encrypted} hides the entries too. Inject the session with {@link
 * jakarta.ws.rs.core.Context}.
 *
 * <pre>{@code
 * @Path("theme")
 * public class Theme {
 *   @Context Session session;
 *
 *   @GET
 *   public String theme() {
 *     return session.get("theme").orElse("light");
 *   }
 *
 *   @POST
 *   public Response choose(@FormParam("theme") @DefaultValue("light") String theme) {
 *     session.put("theme", theme);
 *     return Response.seeOther(URI.create("/theme")).build();
 *   }
 * }
 * }</pre>
 *
 * <p><b>Reading.</b> Satchel opens the cookie when your code first calls a method of the session,
 * and never before. A missing, tampered, malformed, foreign, expired or revoked cookie gives an
 * empty session, never an exception.
 *
 * <p><b>Writing.</b> At the end of the request, Satchel compares the session with the session that
 * arrived. If the two differ, the response sends one {@code Set-Cookie} header with all entries. If
 * the last entry was removed and there is no {@link #id()}, the response deletes the cookie. A
 * response of status 5xx drops all changes, except that a cleared session is still deleted. So does
 * the error page of a request that ended with 5xx, whatever status the page has. A change that
 * comes after the response began, in a streaming body or on a late thread, is lost, and Satchel
 * logs a warning.
 *
 * <p><b>Timeouts.</b> By default there are none. {@link SatchelFeatureBuilder#idleTimeout}, {@link
 * SatchelFeatureBuilder#absoluteTimeout} and {@link CookieSettings#withMaxAge} set them. With an
 * idle timeout or an older secret, reading the session sometimes sends the cookie again. Satchel
 * calls this a refresh. The response refreshes nothing for a HEAD request, a prefetch, or a status
 * of 304, 401, 403, 429 or 5xx. It also refreshes nothing later than 5 seconds after the request
 * arrived. So a refresh hardly ever undoes what a parallel request did.
 *
 * <p><b>Two cookies.</b> After a change of Path, Domain or Partitioned, a browser also sends the
 * former cookie. Of the cookies that verify, the cookie that was written last decides, even if it
 * has expired. See {@link CookieSettings#replacing}.
 *
 * <p><b>Limits.</b> The whole {@code Set-Cookie} field value has at most 4,096 bytes, because a
 * browser may drop a larger cookie (RFC 6265bis section 5.6). About 2.9 KB of JSON text fits. The
 * call that would exceed the limit throws {@link ScopeOverflowException} and changes nothing. A
 * change that makes the session smaller never throws it.
 *
 * <p><b>Threads.</b> Each call is atomic. On some runtimes and in some places, an injected session
 * is a proxy that works on the request's threads only. Call {@link #current()} on the request's
 * thread, and use the result on any other thread.
 *
 * <p><b>Security.</b> Keep no one-time rights in a session: a copy of an old cookie stays valid
 * until its timeout. With {@link Revocations}, all copies end with their session, but an earlier
 * copy of a session that goes on stays valid.
 *
 * <p>Keys and values are never null and have no unpaired surrogate.
 */
public interface Session {

  /**
   * Returns the value of the key.
   *
   * @param key the entry's key
   * @return the value, or empty when there is no such entry
   * @throws NullPointerException if the key is null
   */
  Optional<String> get(String key);

  /**
   * Returns whether there is an entry with the key.
   *
   * @param key the entry's key
   * @return true if there is an entry
   * @throws NullPointerException if the key is null
   */
  boolean contains(String key);

  /**
   * Returns all entries at this moment.
   *
   * @return an unmodifiable snapshot, which later changes do not affect
   */
  Map<String, String> asMap();

  /**
   * Returns whether the session has no entry.
   *
   * @return true if there is none
   */
  boolean isEmpty();

  /**
   * Sets an entry. Setting the value that is already there is not a change.
   *
   * @param key the entry's key
   * @param value its value
   * @return this session
   * @throws NullPointerException if either is null
   * @throws IllegalArgumentException if either has an unpaired surrogate
   * @throws ScopeOverflowException if the cookie would become too large; the session then stays as
   *     it was
   */
  Session put(String key, String value);

  /**
   * Sets all entries of the map, or none.
   *
   * @param entries keys and values
   * @return this session
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the cookie would become too large; the session then stays as
   *     it was
   */
  Session putAll(Map<String, String> entries);

  /**
   * Removes the entries of these keys. Keys without an entry are ignored.
   *
   * @param keys the entries' keys
   * @return this session
   * @throws NullPointerException if the array or a key is null
   */
  Session remove(String... keys);

  /**
   * Replaces all entries by the entries of the map. The session goes on and keeps its beginning. An
   * empty map does the same as {@link #clear()}.
   *
   * @param entries keys and values
   * @return this session
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the cookie would become too large; the session then stays as
   *     it was
   */
  Session replaceWith(Map<String, String> entries);

  /**
   * Ends this session: removes every entry and the id, and deletes the cookie. An entry that your
   * code puts afterwards begins a new session.
   *
   * <p>Call it when somebody signs in, so that no entry that a stranger planted remains. Call it
   * also when somebody signs out.
   *
   * <p>The response deletes the cookie even if no cookie arrived or nobody could read it. A
   * response of status 5xx deletes the cookie too, if the runtime runs response filters for it. The
   * browser may also have sent an older cookie that a deletion would leave. Then the response
   * writes an empty session in place of the deletion.
   *
   * <p>With {@link Revocations}, the copies of the cookie end too, except for some guests. If the
   * store does not answer, {@link Outage} says what happens to the response.
   *
   * @return this session
   */
  Session clear();

  /**
   * Returns the id of this session, under which an application can keep data that does not fit a
   * cookie. The id has 128 random bits in Base64url.
   *
   * <p>Satchel makes the id at the first call, and carries it in the token from then on (as {@code
   * sid}), where it takes about 42 bytes. A session has no id until some code asks for it. The id
   * stays the same until {@link #clear()}, {@code @WithNewSession} or {@link #renewId()}. A session
   * with an id stays a session when its last entry is removed.
   *
   * <p>The id is as secret as the cookie. Anybody who can read the token knows the id.
   *
   * @return the id; if Satchel made it, it has 22 characters from {@code A-Z a-z 0-9 - _}
   * @throws ScopeOverflowException if the cookie would become too large; the session then stays as
   *     it was
   * @throws IllegalStateException with {@link PlayCookies}, whose tokens have no place for an id
   */
  String id();

  /**
   * Returns whether the session has an id. The call makes no id.
   *
   * @return true if this request or an earlier request called {@link #id()}, or if {@link
   *     Revocations} gave the session an id
   */
  boolean hasId();

  /**
   * Gives this session a new id, if it has an id, and a new beginning. The entries stay. Data that
   * was kept under the former id no longer belongs to this session.
   *
   * <p>Call it when the user changes, above all at sign-in. A stranger can plant a token in the
   * browser of another user. The stranger must not share the data under its id with the user who
   * then signs in. {@link #clear()} before {@link #put} has the same effect.
   *
   * <p>A response of status 5xx undoes the renewal. If the failure comes after the response filters
   * ran, it is too late to undo: the former id is revoked, and the user must sign in again.
   *
   * @return this session
   */
  Session renewId();

  /**
   * Returns when this session began. A session begins with its first entry or {@link #id()}. It
   * begins again with the first entry after {@link #clear()} or {@code @WithNewSession}, and by
   * {@link #renewId()}. With {@link PlayCookies}, the method returns when the session was last
   * written.
   *
   * @return the time, in whole seconds, or empty while there is neither an entry nor an id
   */
  Optional<Instant> startedAt();

  /**
   * Returns when this session expires unless it is written again. The feature's timeouts and the
   * cookie's {@code Max-Age} decide. A session that this request changed counts as written now. A
   * refresh that the response may still send does not count. With {@link PlayCookies}, Satchel
   * still reads the session for 5 minutes after this time.
   *
   * @return the time, in whole seconds, from which on the session is empty; or empty while there is
   *     neither an entry nor an id, and for a session that never expires
   */
  Optional<Instant> expiresAt();

  /**
   * Returns the request's own session, which any thread may use until the response is written. An
   * injected session may be a proxy for it. Call the method on the request's thread.
   *
   * @return the request's session
   */
  Session current();

  /**
   * Returns the session of a request. Use it in filters, and in code that no runtime injects into.
   *
   * @param request the request
   * @return the request's own session, which any thread may use until the response is written
   * @throws IllegalStateException if the request has not passed the feature's filter: no {@link
   *     SatchelFeature} is registered, or a filter with the same, lowest priority number ran first;
   *     inject the session into such a filter
   */
  static Session of(ContainerRequestContext request) {
    return RequestState.of(request).get(Session.class);
  }

  /**
   * Creates a session without a container, for a unit test of a resource. It has the rules and
   * limits of the default settings.
   *
   * <pre>{@code
   * Session session = Session.of(Map.of("user", "ann"));
   * }</pre>
   *
   * @param entries the entries, as if a cookie had brought them
   * @return a new session
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the entries do not fit the cookie
   */
  static Session of(Map<String, String> entries) {
    return SessionScope.withoutContainer(entries);
  }
}
