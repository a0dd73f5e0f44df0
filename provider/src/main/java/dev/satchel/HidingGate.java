package dev.satchel;

import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.runtime.MethodGate;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Hides the scopes from each method that takes requests from everywhere. */
@Priority(Integer.MIN_VALUE)
final class HidingGate extends MethodGate {
  private final DeclaredMethods methods;
  private final ScopesFilter filter;

  HidingGate(DeclaredMethods methods, ScopesFilter filter) {
    this.methods = methods;
    this.filter = filter;
  }

  @Override
  protected @Nullable ContainerRequestFilter before(Class<?> resource, Method method) {
    CrossOrigin declared = methods.of(resource, method).crossOrigin();
    return declared == null ? null : new Hiding(filter, declared.mayWrite());
  }

  @Priority(Integer.MIN_VALUE)
  private record Hiding(ScopesFilter scopes, boolean mayWrite) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      scopes.hide(request, mayWrite);
    }
  }
}
