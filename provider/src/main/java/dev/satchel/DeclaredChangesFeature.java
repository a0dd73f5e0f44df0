package dev.satchel;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives each annotated resource method a filter that says when the method is about to run, and what
 * it declares.
 */
final class DeclaredChangesFeature implements DynamicFeature {
  private final Cookies cookies;
  private final Glue glue;
  private final Map<ResourceMethod, DeclaredChanges> known = new ConcurrentHashMap<>();

  DeclaredChangesFeature(Cookies cookies, Glue glue) {
    this.cookies = cookies;
    this.glue = glue;
  }

  private record ResourceMethod(Class<?> resource, Method method) {}

  /** Called at start-up; for a sub-resource, by its requests. */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    DeclaredChanges changes =
        known.computeIfAbsent(
            new ResourceMethod(resource.getResourceClass(), resource.getResourceMethod()),
            this::read);
    if (!changes.isEmpty()) {
      context.register(new AroundMethod(changes, cookies, glue));
    }
  }

  private DeclaredChanges read(ResourceMethod method) {
    DeclaredChanges changes = new DeclaredChanges(method.resource(), method.method());
    changes.requireFits(cookies);
    if (changes.addsToSession() && glue.mayHideEnding(changes)) {
      Log.LOGGER.log(
          Level.WARNING,
          "@AddingToSession on {0} is not applied where this runtime does not tell a result from a mapped exception;"
              + " call session.put in the method",
          changes.method());
    }
    return changes;
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
      Scopes.of(request, cookies).methodEnded(glue.ending(response, changes));
    }
  }
}
