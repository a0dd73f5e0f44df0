package dev.satchel.internal.session;

import java.util.Set;

/**
 * Who keeps data under the ids of sessions, and is told which of them ended. A filter places it in
 * the request, under {@link #PROPERTY}. Safe for many threads.
 */
public interface FormerIds {
  /** The name of the request's property. */
  String PROPERTY = "dev.satchel.FormerIds";

  /**
   * Called before the response is sent, perhaps more than once. What it throws is logged.
   *
   * @param ids those that the request's session had and gave up, at least one
   */
  void ended(Set<String> ids);
}
