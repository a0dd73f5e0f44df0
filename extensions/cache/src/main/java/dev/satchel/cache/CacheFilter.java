package dev.satchel.cache;

import dev.satchel.internal.session.FormerIds;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Places the session's cache in the request, and has it told of sessions that end. */
@PreMatching
@Priority(Integer.MIN_VALUE + 1) // right after the scopes
final class CacheFilter implements ContainerRequestFilter { // not @Provider: servers scan for those
  private final SessionEntries entries;

  CacheFilter(SessionEntries entries) {
    this.entries = entries;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(RequestCache.PROPERTY, new RequestCache(request, entries));
    request.setProperty(FormerIds.PROPERTY, entries);
  }
}
