package dev.satchel.internal.declared;

import jakarta.ws.rs.container.ContainerRequestContext;

/** Hears when an annotated resource method begins, and how it ended. Safe for many threads. */
public interface MethodListener {

  /**
   * Called right before the method runs, after all request filters.
   *
   * @param request the request that the method answers
   * @param changes what the annotations of the method declare, at least one change
   */
  void begins(ContainerRequestContext request, DeclaredChanges changes);

  /**
   * Called by the first response filter. Some runtimes leave the call out.
   *
   * @param request the request that the method answered
   * @param ending how the method ended
   */
  void ended(ContainerRequestContext request, Ending ending);
}
