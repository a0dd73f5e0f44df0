package dev.satchel.cache;

import dev.satchel.internal.runtime.RuntimeAdapter;
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
  private final RuntimeAdapter adapter;

  CacheFilter(SessionEntries entries, RuntimeAdapter adapter) {
    this.entries = entries;
    this.adapter = adapter;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestCache.place(request, adapter.properties(request), entries);
    SessionEndListeners.add(request, entries);
  }
}
