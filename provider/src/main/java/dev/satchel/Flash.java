package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.Optional;

/**
 * A small map of strings for the <em>next</em> request only, such as a message that a page shows
 * after a redirect. The cookie of the flash is not signed, unless the feature signs or encrypts it.
 * Inject the flash with {@link jakarta.ws.rs.core.Context}.
 *
 * <pre>{@code
 * @Path("basket")
 * public class Basket {
 *   @Context Flash flash;
 *
 *   @GET
 *   public String show() {
 *     return flash.get("success").orElse("Your basket");
 *   }
 *
 *   @POST
 *   public Response add(@FormParam("item") @DefaultValue("A book") String item) {
 *     flash.success(item + " is in your basket");
 *     return Response.seeOther(URI.create("/basket")).build();
 *   }
 * }
 * }</pre>
 *
 * <p><b>Reading</b> sees the entries that the previous request left, and the entries that {@link
 * #now} set. A user can forge the values of an unsigned cookie: treat such a value like a query
 * parameter.
 *
 * <p><b>Writing</b> is for the next request. The request that writes an entry does not see the
 * entry.
 *
 * <p><b>A received flash lives for one request</b>, even if no code reads it. It stays for another
 * request in these cases:
 *
 * <ul>
 *   <li>The response has a status of 5xx or 304, or answers a HEAD request.
 *   <li>The response is the error page of a request that failed with 5xx.
 *   <li>No code read the flash, and the response shows no page: 204, 205, an attachment, or a 401
 *       with a challenge.
 *   <li>No code read the flash, and the request is for a subresource or a prefetch.
 *   <li>No code read the flash, and the response redirects a GET.
 * </ul>
 *
 * <p>New or kept entries replace the received flash. If a redirected GET did not read the received
 * flash, the new entries are added to it instead. Both are on their way to one page.
 *
 * <p><b>Limits.</b> The whole {@code Set-Cookie} field value has at most 2,048 bytes. So the
 * cookies of both scopes together stay below the 8 KB that servers allow for the headers of a
 * request. The call that would exceed the limit throws {@link ScopeOverflowException} and changes
 * nothing.
 *
 * <p><b>Threads.</b> The same rules apply as for {@link Session}. Keys and values are never null
 * and have no unpaired surrogate.
 */
public interface Flash {

  /**
   * Returns the value that the previous request left under the key, or that {@link #now} set.
   *
   * @param key the entry's key
   * @return the value, or empty when there is no such entry
   * @throws NullPointerException if the key is null
   */
  Optional<String> get(String key);

  /**
   * Returns whether {@link #get} finds the key.
   *
   * @param key the entry's key
   * @return true if there is such an entry
   * @throws NullPointerException if the key is null
   */
  boolean contains(String key);

  /**
   * Returns all entries that {@link #get} sees at this moment.
   *
   * @return an unmodifiable snapshot
   */
  Map<String, String> asMap();

  /**
   * Returns whether {@link #get} sees no entry.
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
   * @throws ScopeOverflowException if the cookie would become too large; the next flash then stays
   *     as it was
   */
  Flash put(String key, String value);

  /**
   * Leaves all entries of the map for the next request, or none.
   *
   * @param entries keys and values
   * @return this flash
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the cookie would become too large; the next flash then stays
   *     as it was
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
   * Sets an entry for this request only. {@link #get} sees the entry, and no cookie carries it. Use
   * it for a page that your method returns without a redirect.
   *
   * @param key the entry's key
   * @param value its value
   * @return this flash
   * @throws NullPointerException if either is null
   * @throws IllegalArgumentException if either has an unpaired surrogate
   */
  Flash now(String key, String value);

  /**
   * Keeps all entries that arrived for one more request. An entry that {@link #put} left under the
   * same key wins.
   *
   * @return this flash
   * @throws ScopeOverflowException if the cookie would become too large; the next flash then stays
   *     as it was
   */
  Flash keep();

  /**
   * Keeps the entries that arrived under these keys for one more request. An entry that {@link
   * #put} left under the same key wins.
   *
   * @param keys the entries' keys; keys that did not arrive are ignored
   * @return this flash
   * @throws NullPointerException if the array or a key is null
   * @throws ScopeOverflowException if the cookie would become too large; the next flash then stays
   *     as it was
   */
  Flash keep(String... keys);

  /**
   * Drops all entries that this request has written or kept for the next request so far. If the
   * response redirects a GET, it also drops the entries that arrived, which would otherwise stay
   * for the page at the end.
   *
   * @return this flash
   */
  Flash discard();

  /**
   * Returns the entries that the next request will receive, as far as this request knows yet. The
   * entries of annotations are not among them. Neither are unread entries that stay because the
   * response redirects a GET.
   *
   * @return an unmodifiable snapshot
   */
  Map<String, String> next();

  /**
   * Returns the request's own flash, which any thread may use until the response is written. An
   * injected flash may be a proxy for it. Call the method on the request's thread.
   *
   * @return the request's flash
   */
  Flash current();

  /**
   * Returns the flash of a request. Use it in filters, and in code that no runtime injects into.
   *
   * @param request the request
   * @return the request's own flash, which any thread may use until the response is written
   * @throws IllegalStateException if the request has not passed the feature's filter: no {@link
   *     SatchelFeature} is registered, or a filter with the same, lowest priority number ran first;
   *     inject the flash into such a filter
   */
  static Flash of(ContainerRequestContext request) {
    return RequestState.of(request).get(Flash.class);
  }

  /**
   * Creates a flash without a container, for a unit test of a resource. It has the rules and limits
   * of the default settings.
   *
   * @param received the entries that the previous request left
   * @return a new flash
   * @throws NullPointerException if the map, or a key or value in it, is null
   * @throws IllegalArgumentException if a key or value has an unpaired surrogate
   * @throws ScopeOverflowException if the entries do not fit the cookie
   */
  static Flash of(Map<String, String> received) {
    return FlashScope.withoutContainer(received);
  }
}
