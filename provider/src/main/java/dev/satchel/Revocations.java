package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * Ends sessions wherever their cookies are, copies in the hands of others too. Needs {@link
 * SatchelFeatureBuilder#revocations}. Inject it with {@link jakarta.ws.rs.core.Context}, or take
 * {@link SatchelFeature#revocations()} where there is no request.
 *
 * <p>A session that ends by {@link Session#clear()} or {@code @WithNewSession}, and the former id
 * of one that has {@linkplain Session#renewId() another}, are revoked by the response, without a
 * call. A revoked session reads as empty, from the next request on any node; its cookie is deleted
 * by the response to a navigation.
 *
 * <p>Each call takes effect before it returns, whatever becomes of the response. Safe for many
 * threads.
 */
public interface Revocations {

  /**
   * Ends the session, and {@linkplain Session#clear() clears} it in its own request. One that was
   * written before revocation was on, and has no id yet, is cleared alone.
   *
   * @param session a request's session
   * @throws NullPointerException if it is null
   * @throws IllegalArgumentException if it is not a session of this library
   * @throws IllegalStateException if revocation is off
   * @throws RuntimeException as the store throws it, if it cannot be asked; the session is as
   *     before
   */
  void revoke(Session session);

  /**
   * Ends every session of the subject that began up to now, to the second: whoever signs in within
   * the same second signs in again. A session that this request is changing is among them;
   * {@linkplain Session#clear() clear} it as well, so that the response deletes its cookie. The
   * clocks of the nodes should agree: what began on a node whose clock is ahead counts as later.
   *
   * @param subject a value of the entry that {@link SatchelFeatureBuilder#subject} names
   * @throws NullPointerException if it is null
   * @throws IllegalStateException if revocation is off, or no entry is named
   * @throws RuntimeException as the store throws it, if it cannot be asked
   */
  void revokeAll(String subject);

  /**
   * Those of a request's application, for filters and for code that nothing is injected into.
   *
   * @param request the request
   * @return the application's revocations
   * @throws IllegalStateException if the request has not passed the feature's filter
   */
  static Revocations of(ContainerRequestContext request) {
    return RequestState.of(request).get(Revocations.class);
  }
}
