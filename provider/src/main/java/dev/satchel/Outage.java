package dev.satchel;

/** What becomes of sessions while the {@link RevocationStore} cannot be asked about them. */
public enum Outage {
  /**
   * Sessions count as not revoked: users notice nothing, and whoever holds the copy of a signed-out
   * cookie is let in until the store is back. A session that ends meanwhile is not revoked, with an
   * error in the log.
   */
  ACCEPT,

  /**
   * Sessions read as empty, and their cookies are left as they are: all users count as signed out
   * until the store is back, and none for good. What would change such a session throws {@link
   * jakarta.ws.rs.ServiceUnavailableException}, unless it is cleared first, and a response that
   * ends a session which cannot be revoked becomes a 503 that still deletes the cookie.
   */
  REFUSE
}
