package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * Ends sessions wherever their cookies are, and also ends copies that other people hold. It needs
 * {@link SatchelFeatureBuilder#revocations(RevocationStore, Outage) revocations} of the builder.
 * Inject it with {@link jakarta.ws.rs.core.Context}. Code without a request calls {@link
 * SatchelFeature#revocations()}.
 *
 * <pre>{@code
 * @Context Session session;
 * @Context Revocations revocations;
 *
 * @POST
 * @Path("sign-out-everywhere")
 * public Response signOutEverywhere() {
 *   // The feature was built with subject("user").
 *   session.get("user").ifPresent(revocations::revokeAll);
 *   session.clear();
 *   return Response.seeOther(URI.create("/")).build();
 * }
 * }</pre>
 *
 * <p>The response revokes some sessions by itself, without a call:
 *
 * <ul>
 *   <li>A session that ends by {@link Session#clear()} or {@code @WithNewSession}.
 *   <li>The former id of a session that got another id by {@link Session#renewId()}, or because the
 *       entry of {@link SatchelFeatureBuilder#subject} was put, changed or removed.
 * </ul>
 *
 * <p>If the feature names a subject, the end of a guest's session is not written into the store: no
 * cookie of the session held the subject, and the {@code SessionCache} of {@code satchel-cache} has
 * nothing for it. Any client can begin and end any number of these sessions. A copy of the guest's
 * cookie then counts until it expires. {@link Session#renewId()} before the end writes the id down.
 *
 * <p>A revoked session is empty from the next request on, on every server. The response to a
 * navigation deletes its cookie.
 *
 * <p>Each call takes effect before it returns, even if the response fails. Safe for many threads.
 */
public interface Revocations {

  /**
   * Ends the session, and {@linkplain Session#clear() clears} it in its own request. A session
   * without an id, which was written before revocation was on, is only cleared. So is a guest's
   * session, if the feature names a subject; the response revokes a guest's session that has cached
   * data.
   *
   * @param session a request's session
   * @throws NullPointerException if the session is null
   * @throws IllegalArgumentException if another library made the session
   * @throws IllegalStateException if the feature has no store
   * @throws RuntimeException as the store throws it, if the store does not answer; the session then
   *     stays as it was
   */
  void revoke(Session session);

  /**
   * Ends every session of the subject that began up to now, in whole seconds. A user who signs in
   * within the same second must sign in again.
   *
   * <p>The session of this request may be among these sessions. {@linkplain Session#clear() Clear}
   * it too, so that the response deletes its cookie. The clocks of all servers should agree. If the
   * clock of one server is ahead, a session that began there may count as later.
   *
   * @param subject a value of the entry that {@link SatchelFeatureBuilder#subject} names
   * @throws NullPointerException if the subject is null
   * @throws IllegalStateException if the feature has no store, or names no entry
   * @throws RuntimeException as the store throws it, if the store does not answer
   */
  void revokeAll(String subject);

  /**
   * Returns the revocations of a request's application. Use it in filters, and in code that no
   * runtime injects into.
   *
   * @param request the request
   * @return the application's revocations
   * @throws IllegalStateException if the request has not passed the feature's filter
   */
  static Revocations of(ContainerRequestContext request) {
    return RequestState.of(request).get(Revocations.class);
  }
}
