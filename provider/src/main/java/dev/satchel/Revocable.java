package dev.satchel;

import java.util.function.Consumer;

/** A session that {@link Revocations} can end. */
interface Revocable {
  /**
   * Revokes each id that the session arrived with, except ids of guests, and clears the session.
   *
   * @param revocation revokes one id
   */
  void revoke(Consumer<String> revocation);
}
