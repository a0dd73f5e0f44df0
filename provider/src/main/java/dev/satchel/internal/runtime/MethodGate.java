package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.ResourceMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a filter of each resource method before all other filters that run after matching. A runtime
 * takes one instance of a class. So each use has a subclass, and filters of a class of their own.
 * Both classes need {@code @Priority(Integer.MIN_VALUE)}, because runtimes do not inherit it.
 */
public abstract class MethodGate implements DynamicFeature, ContainerRequestFilter {
  private static final ContainerRequestFilter OPEN = request -> {};

  private final Map<ResourceMethod, ContainerRequestFilter> known = new ConcurrentHashMap<>();
  private @Nullable Function<ContainerRequestContext, @Nullable ResourceMethod> current;

  /** Creates the gate. */
  protected MethodGate() {}

  /**
   * Returns the filter of a method. Called when the runtime configures the method, or at the first
   * request of the method.
   *
   * @param resource the class that the method is invoked on
   * @param method a resource method of the class
   * @return the filter, or null if the method needs none
   */
  protected abstract @Nullable ContainerRequestFilter before(Class<?> resource, Method method);

  /** Sets how to find the method of a request, where the runtime takes the gate as a filter. */
  final void findMethodsBy(Function<ContainerRequestContext, @Nullable ResourceMethod> finding) {
    current = finding;
  }

  /** Registers the filter of a method, or only reads the method where the gate is a filter. */
  @Override
  public final void configure(ResourceInfo info, FeatureContext context) {
    ResourceMethod method = new ResourceMethod(info.getResourceClass(), info.getResourceMethod());
    ContainerRequestFilter filter = known.computeIfAbsent(method, this::filterOf);
    if (current == null && filter != OPEN) {
      context.register(filter);
    }
  }

  @Override
  public final void filter(ContainerRequestContext request) throws IOException {
    ResourceMethod method = current == null ? null : current.apply(request);
    if (method != null) {
      known.computeIfAbsent(method, this::filterOf).filter(request);
    }
  }

  private ContainerRequestFilter filterOf(ResourceMethod method) {
    ContainerRequestFilter filter = before(method.resource(), method.method());
    return filter == null ? OPEN : filter;
  }
}
