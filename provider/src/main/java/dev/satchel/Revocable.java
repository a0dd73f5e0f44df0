package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.util.List;
import java.util.function.BiConsumer;

/** A session that {@link Revocations} can end. */
interface Revocable {
  /**
   * Revokes each id that the session arrived with, except ids of guests, and clears the session.
   *
   * @param revocation revokes one id, given the claims of the cookies that arrived
   */
  void revoke(BiConsumer<String, List<Claims>> revocation);
}
