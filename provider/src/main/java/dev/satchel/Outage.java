package dev.satchel;

/**
 * Says what happens to sessions while the {@link RevocationStore} does not answer. An entry of the
 * store that is no number counts as no answer for the sessions that need it.
 */
public enum Outage {
  /**
   * Sessions count as not revoked, and users notice nothing. A person who holds a copy of a
   * signed-out cookie can use it until the store answers again. A session that ends meanwhile is
   * not revoked, and Satchel logs an error.
   */
  ACCEPT,

  /**
   * Sessions are empty, and their cookies stay. All users count as signed out until the store
   * answers again.
   *
   * <p>A call that would change such a session throws {@link
   * jakarta.ws.rs.ServiceUnavailableException}, unless your code cleared the session first. If a
   * session ends and cannot be revoked, the response becomes a 503 that still deletes the cookie.
   */
  REFUSE
}
