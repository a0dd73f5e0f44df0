package dev.satchel.internal.runtime;

import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * A listener that hears of each request of an application. Each feature loads its own by {@link
 * java.util.ServiceLoader}. Safe for many threads.
 */
public interface RequestListener {

  /**
   * Called before any other filter runs, once the scopes are in the request.
   *
   * @param request the request that begins
   */
  void begins(ContainerRequestContext request);
}
