package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.runtime.MethodGate;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Judges the requests of each resource method that does not take requests from everywhere. */
@Priority(Integer.MIN_VALUE)
final class CrossOriginGate extends MethodGate {
  private final CrossOriginFilter filter;

  CrossOriginGate(CrossOriginFilter filter) {
    this.filter = filter;
  }

  @Override
  protected @Nullable ContainerRequestFilter before(Class<?> resource, Method method) {
    return new DeclaredChanges(resource, method).crossOrigin() == null ? new Judging(filter) : null;
  }

  @Priority(Integer.MIN_VALUE)
  private record Judging(CrossOriginFilter judge) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      judge.judge(request);
    }
  }
}
