package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.MethodListener;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Gives each annotated resource method a filter pair that tells the listener about the method. */
final class MethodFilters implements DynamicFeature {
  private final DeclaredMethods methods;
  private final MethodListener listener;
  private final RuntimeAdapter adapter;

  MethodFilters(DeclaredMethods methods, MethodListener listener, RuntimeAdapter adapter) {
    this.methods = methods;
    this.listener = listener;
    this.adapter = adapter;
  }

  /**
   * Registers the filter pair of an annotated method. The runtime calls it at start-up, and for the
   * methods of a sub-resource during requests.
   */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    DeclaredChanges changes = methods.of(resource.getResourceClass(), resource.getResourceMethod());
    if (changes.shape().isSuspending()) {
      adapter.configureSuspending(context);
    }
    if (!changes.isEmpty()) {
      context.register(new AroundMethod(changes, listener, adapter));
    }
  }

  /**
   * The last request filter, so that no other filter aborts after it. Also the first response
   * filter, so that it runs before a filter that replaces the entity.
   */
  @Priority(Integer.MAX_VALUE)
  private static final class AroundMethod
      implements ContainerRequestFilter, ContainerResponseFilter {
    private final DeclaredChanges changes;
    private final MethodListener listener;
    private final RuntimeAdapter adapter;

    AroundMethod(DeclaredChanges changes, MethodListener listener, RuntimeAdapter adapter) {
      this.changes = changes;
      this.listener = listener;
      this.adapter = adapter;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      listener.begins(request, changes);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      listener.ended(request, adapter.ending(response, changes.shape()));
    }
  }
}
