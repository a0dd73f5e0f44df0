package dev.satchel.cache;

import dev.satchel.internal.session.SessionEndListeners;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Places the session's cache in the request right after the scopes. The entries then hear which
 * sessions end. The class is no {@code Provider}, because servers scan for providers.
 */
@PreMatching
@Priority(Integer.MIN_VALUE + 1)
final class CacheFilter implements ContainerRequestFilter {
  private final SessionEntries entries;

  CacheFilter(SessionEntries entries) {
    this.entries = entries;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(RequestCache.PROPERTY, new RequestCache(request, entries));
    SessionEndListeners.add(request, entries);
  }
}
