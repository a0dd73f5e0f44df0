package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.Optional;

/**
 * A few strings for the <em>next</em> request only, such as the message that a page shows after a
 * redirect, kept in an unsigned cookie unless the feature signs or encrypts it. Inject it with
 * {@link jakarta.ws.rs.core.Context}.
 *
 * <p><b>Reading</b> sees what the previous request left, and what {@link #now} set; <b>writing</b>
 * is for the next request and is invisible to this one. Of an unsigned cookie the values may be
 * forged: treat them like a query parameter.
 *
 * <p><b>A received flash lives for one request</b>, read or not. It stays for another when the
 * response is of status 5xx, to a HEAD request or a 304. Unless it was read, it also stays when the
 * response shows no page (204, 205, an attachment, a 401 with a challenge), for a subresource or a
 * prefetch, and across a redirect that answers a GET. New or kept entries replace it; but those of
 * a redirected GET that did not read it are added to it, for both are on their way to one page.
 *
 * <p><b>Limits.</b> The whole {@code Set-Cookie} field value has at most 2,048 bytes, so that both
 * scopes' cookies together stay under the 8 KB that servers allow a request's headers. The call
 * that would exceed it throws {@link ScopeOverflowException} and changes nothing.
 *
 * <p><b>Threads.</b> As for {@link Session}. Keys and values are not null and have no unpaired
 * surrogate.
 */
public interface Flash {

  /**
   * The value that the previous request left under the key, or that {@link #now} set.
   *
   * @param key the entry's key
   * @return the value, or empty when there is no such entry
   * @throws NullPointerException if the key is null
   */
  Optional<String> get(String key);

  /**
   * Whether {@link #get} would find the key.
   *
   * @param key the entry's key
   * @return true if there is such an entry
   * @throws NullPointerException if the key is null
   */
  boolean contains(String key);

  /**
   * All that {@link #get} sees now.
   *
   * @return an unmodifiable snapshot
   */
  Map<String, String> asMap();

  /**
   * Whether {@link #get} sees nothing.
   *
   * @return true if there is no entry
   */
  boolean isEmpty();

  /**
   * Leaves an entry for the next request.
   *
   * @param key the entry's key
   * @param value its value
   * @return this flash
   * @throws NullPointerException if either is null
   * @throws IllegalArgumentException if either has an unpaired surrogate
   * @throws ScopeOverflowException if the next flash would no longer fit its cookie; it is as
   *     before
   */
  Flash put(String key, String value);

  /**
   * Leaves all entries of the map for the next request, or none.
   *
   * @param entries keys and values
   * @return this flash
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the next flash would no longer fit its cookie; it is as
   *     before
   */
  Flash putAll(Map<String, String> entries);

  /**
   * Leaves the text under the key {@code success}.
   *
   * @param text the message
   * @return this flash
   * @throws ScopeOverflowException as {@link #put} does
   */
  default Flash success(String text) {
    return put("success", text);
  }

  /**
   * Leaves the text under the key {@code error}.
   *
   * @param text the message
   * @return this flash
   * @throws ScopeOverflowException as {@link #put} does
   */
  default Flash error(String text) {
    return put("error", text);
  }

  /**
   * Leaves the text under the key {@code info}.
   *
   * @param text the message
   * @return this flash
   * @throws ScopeOverflowException as {@link #put} does
   */
  default Flash info(String text) {
    return put("info", text);
  }

  /**
   * Leaves the text under the key {@code warning}.
   *
   * @param text the message
   * @return this flash
   * @throws ScopeOverflowException as {@link #put} does
   */
  default Flash warning(String text) {
    return put("warning", text);
  }

  /**
   * Sets an entry for this request only: {@link #get} sees it, and it is never sent. For a page
   * that is answered without a redirect.
   *
   * @param key the entry's key
   * @param value its value
   * @return this flash
   * @throws NullPointerException if either is null
   * @throws IllegalArgumentException if either has an unpaired surrogate
   */
  Flash now(String key, String value);

  /**
   * Carries all that arrived one request further. What {@link #put} left under the same key wins.
   *
   * @return this flash
   * @throws ScopeOverflowException if the next flash would no longer fit its cookie; it is as
   *     before
   */
  Flash keep();

  /**
   * Carries what arrived under the keys one request further. What {@link #put} left under the same
   * key wins.
   *
   * @param keys the entries' keys; those that did not arrive are ignored
   * @return this flash
   * @throws NullPointerException if the array or a key is null
   * @throws ScopeOverflowException if the next flash would no longer fit its cookie; it is as
   *     before
   */
  Flash keep(String... keys);

  /**
   * Drops all that was queued or kept for the next request so far. If a redirect answers a GET, it
   * also drops what arrived, which would otherwise stay for the page at the end.
   *
   * @return this flash
   */
  Flash discard();

  /**
   * What the next request will receive as things stand, but for what annotations add, and for what
   * arrived unread if a redirect answers a GET.
   *
   * @return an unmodifiable snapshot
   */
  Map<String, String> next();

  /**
   * The request's own object behind an injected proxy, which any thread may use until the response
   * is written. Call it on the request's thread.
   *
   * @return the request's flash
   */
  Flash current();

  /**
   * The flash of a request, for filters and for code that nothing is injected into.
   *
   * @param request the request
   * @return the request's own flash, which any thread may use until the response is written
   * @throws IllegalStateException if the request has not passed the feature's filter: no {@link
   *     SatchelFeature} is registered, or a filter of the same, lowest priority came before it
   *     (inject the flash there)
   */
  static Flash of(ContainerRequestContext request) {
    return RequestState.of(request).get(Flash.class);
  }

  /**
   * A flash without a container, of the same rules and limits under the default settings, to
   * unit-test a resource with.
   *
   * @param received what the previous request left
   * @return a flash of its own
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the entries would not fit the cookie
   */
  static Flash of(Map<String, String> received) {
    return FlashScope.withoutContainer(received);
  }
}
