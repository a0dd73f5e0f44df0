package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A few strings that last as long as the user's browser session, kept in a signed cookie: the user
 * can read them, unless it is {@link CookieSettings#encrypted encrypted}, and cannot change them.
 * Inject it with {@link jakarta.ws.rs.core.Context}.
 *
 * <p><b>Reading.</b> The cookie is opened by the first call, never before. A missing, tampered,
 * malformed, foreign or expired cookie reads as an empty session, never as an exception.
 *
 * <p><b>Writing.</b> What stands at the end of the request is sent, in one {@code Set-Cookie}
 * header, if it differs from what arrived. A session that has become empty, and has no {@link
 * #id()}, deletes its cookie. A response of status 5xx writes nothing: the session stays as it
 * arrived, except that a cleared one is still deleted. Changes made after the response has begun
 * (in a streaming body, on a late thread) come too late, and are logged as a warning.
 *
 * <p><b>Timeouts.</b> There are none unless the feature sets them ({@link
 * SatchelFeatureBuilder#idleTimeout}, {@link SatchelFeatureBuilder#absoluteTimeout}, {@link
 * CookieSettings#withMaxAge}). With an idle timeout, or an older secret, reading can write the
 * cookie too: not for HEAD, a prefetch, a status of 304, 401, 403 or 429, or of 5xx, and only
 * within 5 seconds, so that it hardly ever undoes what a parallel request did.
 *
 * <p><b>Two cookies.</b> After a change of Path, Domain or Partitioned a browser sends the former
 * cookie too. Of those that verify, the one that was written last decides, also if it has expired.
 * See {@link CookieSettings#replacing}.
 *
 * <p><b>Limits.</b> The whole {@code Set-Cookie} field value has at most 4,096 bytes (RFC 6265bis
 * section 5.6 lets a browser drop a larger cookie), which leaves about 2.9 KB for JSON text. The
 * call that would exceed it throws {@link ScopeOverflowException} and changes nothing. What shrinks
 * a session never throws.
 *
 * <p><b>Threads.</b> Each call is atomic. An injected session is a proxy on some runtimes and in
 * some places, and then works on the request's threads only; take {@link #current()} on the
 * request's thread to use it on any other.
 *
 * <p>Keys and values are not null and have no unpaired surrogate. They are not hidden from the user
 * unless encrypted, and a copy of an old cookie stays valid: keep no one-time rights here. With
 * {@link Revocations}, the copy of a cookie ends with its session; one of the same session stays
 * valid.
 */
public interface Session {

  /**
   * The value of the key.
   *
   * @param key the entry's key
   * @return the value, or empty when there is no such entry
   * @throws NullPointerException if the key is null
   */
  Optional<String> get(String key);

  /**
   * Whether there is an entry of the key.
   *
   * @param key the entry's key
   * @return true if there is
   * @throws NullPointerException if the key is null
   */
  boolean contains(String key);

  /**
   * All entries as they stand now.
   *
   * @return an unmodifiable snapshot, which later changes do not touch
   */
  Map<String, String> asMap();

  /**
   * Whether there is no entry.
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
   * @throws ScopeOverflowException if the session would no longer fit its cookie; the session is as
   *     before
   */
  Session put(String key, String value);

  /**
   * Sets all entries of the map, or none.
   *
   * @param entries keys and values
   * @return this session
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the session would no longer fit its cookie; the session is as
   *     before
   */
  Session putAll(Map<String, String> entries);

  /**
   * Removes the entries of the keys, where there are such.
   *
   * @param keys the entries' keys
   * @return this session
   * @throws NullPointerException if the array or a key is null
   */
  Session remove(String... keys);

  /**
   * Makes the map's entries the only ones. The session goes on, with its beginning; an empty map is
   * {@link #clear()}.
   *
   * @param entries keys and values
   * @return this session
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the session would not fit its cookie; the session is as
   *     before
   */
  Session replaceWith(Map<String, String> entries);

  /**
   * Ends this session: removes every entry, and deletes the cookie even if it could not be read or
   * did not arrive and, wherever the runtime runs response filters then, even if the response is of
   * status 5xx. Where the browser sent an older cookie beside it that a deletion would leave, it
   * writes an empty session in place of the deletion. What is put afterwards begins a new session.
   * Do so at login, so that nothing a stranger planted lives on. With {@link Revocations} copies of
   * the cookie end as well; if that fails, {@link Outage} says what becomes of the response.
   *
   * @return this session
   */
  Session clear();

  /**
   * The id of this session: 128 random bits in Base64url, under which an application keeps what
   * does not fit a cookie. It is made when first asked for, and carried in the token from then on
   * (as {@code sid}), which takes about 42 bytes; a session that nobody asks has none. It stays the
   * same until {@link #clear()}, {@code @WithNewSession} or {@link #renewId()}. A session with an
   * id is one, even without an entry: removing the last entry keeps it. It is as secret as the
   * cookie: whoever reads the token knows it.
   *
   * @return the id, of 22 characters from {@code A-Z a-z 0-9 - _} where this library made it
   * @throws ScopeOverflowException if the session would no longer fit its cookie; the session is as
   *     before
   * @throws IllegalStateException with {@link PlayCookies}, whose tokens have no place for an id
   */
  String id();

  /**
   * Whether there is an id, without making one.
   *
   * @return true if {@link #id()} was asked for, by this request or an earlier one
   */
  boolean hasId();

  /**
   * Gives this session another id, if it has one, and a new beginning; the entries stay. What was
   * kept under the former id is no longer this session's. Do so whenever the user becomes another,
   * at login above all: a stranger can plant a token of his own in another's browser, and must not
   * share what is kept under its id with whoever then logs in. {@link #clear()} before {@link #put}
   * does it too. A response of status 5xx takes it back, unless it fails only after the response
   * filters ran: the former id is revoked then, and the user signs in again.
   *
   * @return this session
   */
  Session renewId();

  /**
   * When this session began: with the first entry or {@link #id()}, or with the first after {@link
   * #clear()} or {@code @WithNewSession}, or by {@link #renewId()}. With {@link PlayCookies} it is
   * when the session was last written.
   *
   * @return the time, in whole seconds, or empty while there is neither an entry nor an id
   */
  Optional<Instant> startedAt();

  /**
   * When this session ends unless it is written again, by the feature's timeouts and the cookie's
   * {@code Max-Age}. One that this request changed counts as written now; one that the response may
   * renew for being used does not. With {@link PlayCookies} it is still read for 5 minutes after
   * that.
   *
   * @return the time, in whole seconds, from which on the session reads as empty; or empty while
   *     there is neither an entry nor an id, and for a session that never expires
   */
  Optional<Instant> expiresAt();

  /**
   * The request's own object behind an injected proxy, which any thread may use until the response
   * is written. Call it on the request's thread.
   *
   * @return the request's session
   */
  Session current();

  /**
   * The session of a request, for filters and for code that nothing is injected into.
   *
   * @param request the request
   * @return the request's own session, which any thread may use until the response is written
   * @throws IllegalStateException if the request has not passed the feature's filter: no {@link
   *     SatchelFeature} is registered, or a filter of the same, lowest priority came before it
   *     (inject the session there)
   */
  static Session of(ContainerRequestContext request) {
    return RequestState.of(request).get(Session.class);
  }

  /**
   * A session without a container, of the same rules and limits under the default settings, to
   * unit-test a resource with.
   *
   * @param entries what the session holds as if it had arrived so
   * @return a session of its own
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the entries would not fit the cookie
   */
  static Session of(Map<String, String> entries) {
    return SessionScope.withoutContainer(entries);
  }
}
