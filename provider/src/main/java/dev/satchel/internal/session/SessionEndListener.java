package dev.satchel.internal.session;

import java.util.Set;

/**
 * Keeps data under the ids of sessions, and hears which sessions ended. {@link SessionEndListeners}
 * adds a listener to a request. Safe for many threads.
 */
public interface SessionEndListener {

  /**
   * Called before the response is sent, and perhaps more than once. Satchel logs what the listener
   * throws.
   *
   * @param ids the ids that the request's session had and gave up, at least one
   */
  void onSessionsEnded(Set<String> ids);

  /**
   * Returns whether there may be data under an id. If so, a session that ends is revoked also if it
   * was the session of a guest. An exception counts as true.
   *
   * @param id the id of a session that is about to end
   * @return false only if there is no data
   */
  default boolean keepsData(String id) {
    return true;
  }
}
