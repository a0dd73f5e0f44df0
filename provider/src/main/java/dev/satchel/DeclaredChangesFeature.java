package dev.satchel;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Gives each annotated resource method a filter pair that says when the method is about to run,
 * what it declares, and how it ended.
 */
final class DeclaredChangesFeature implements DynamicFeature {
  private final DeclaredMethods methods;
  private final Cookies cookies;
  private final Glue glue;

  DeclaredChangesFeature(DeclaredMethods methods, Cookies cookies, Glue glue) {
    this.methods = methods;
    this.cookies = cookies;
    this.glue = glue;
  }

  /** Called at start-up; for a sub-resource, by its requests. */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    DeclaredChanges changes = methods.of(resource.getResourceClass(), resource.getResourceMethod());
    if (changes.kind().isSuspending()) {
      glue.configureSuspending(context);
    }
    if (!changes.isEmpty()) {
      context.register(new AroundMethod(changes, cookies, glue));
    }
  }

  /**
   * The last request filter, after which none aborts, and the first response filter, before any
   * that replaces the entity.
   */
  @Priority(Integer.MAX_VALUE)
  private static final class AroundMethod
      implements ContainerRequestFilter, ContainerResponseFilter {
    private final DeclaredChanges changes;
    private final Cookies cookies;
    private final Glue glue;

    AroundMethod(DeclaredChanges changes, Cookies cookies, Glue glue) {
      this.changes = changes;
      this.cookies = cookies;
      this.glue = glue;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      Scopes.of(request, cookies).methodBegins(changes);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      Scopes.of(request, cookies).methodEnded(glue.ending(response, changes.kind()));
    }
  }
}
