package dev.satchel.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells CDI which request it serves. A server that scans for providers finds it; else register the
 * class with the application. Safe for many threads.
 */
@Provider
@PreMatching
@Priority(Integer.MIN_VALUE + 1) // right after the feature's own
public class RequestFilter implements ContainerRequestFilter {
  private final Instance<ScopesOfRequest> scopes;

  /** Called by the runtime. */
  public RequestFilter() {
    this.scopes = CDI.current().select(ScopesOfRequest.class);
  }

  /**
   * Called by the runtime.
   *
   * @param request the request that begins
   */
  @Override
  public void filter(ContainerRequestContext request) {
    scopes.get().begin(request);
  }
}
