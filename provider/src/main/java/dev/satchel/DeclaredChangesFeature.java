package dev.satchel;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
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
      context.register(new MethodBegins(changes, cookies));
    }
  }

  private DeclaredChanges read(ResourceMethod method) {
    DeclaredChanges changes = new DeclaredChanges(method.resource(), method.method());
    if (changes.addsToSession() && glue.mayHideEnding(changes)) {
      Log.LOGGER.log(
          Level.WARNING,
          "@AddingToSession on {0} will not be applied where this runtime does not tell a result from a mapped exception;"
              + " call session.put in the method",
          changes.method());
    }
    return changes;
  }

  @Priority(Integer.MAX_VALUE) // The last request filter: none can abort after it.
  private static final class MethodBegins implements ContainerRequestFilter {
    private final DeclaredChanges changes;
    private final Cookies cookies;

    MethodBegins(DeclaredChanges changes, Cookies cookies) {
      this.changes = changes;
      this.cookies = cookies;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      Scopes.of(request, cookies).methodBegins(changes);
    }
  }
}
