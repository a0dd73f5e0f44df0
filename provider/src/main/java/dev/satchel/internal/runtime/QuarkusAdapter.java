package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.MethodListener;
import dev.satchel.internal.declared.ResourceMethod;
import dev.satchel.internal.declared.ResourceMethodShape;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Quarkus REST. It takes filters from a feature, but ignores a feature or dynamic feature that a
 * feature registers.
 */
final class QuarkusAdapter extends RuntimeAdapter {

  /** Does nothing: Quarkus takes what {@code @Context} injects from CDI, so satchel-cdi injects. */
  @Override
  void inject(FeatureContext context, Injectable<?> injectable) {}

  @Override
  public Object methodFilters(DeclaredMethods methods, MethodListener listener) {
    return new MethodBegins(methods, listener);
  }

  /** Registers the gate as a filter, because Quarkus ignores it as a dynamic feature. */
  @Override
  public void registerGate(FeatureContext context, MethodGate gate) {
    gate.findMethodsBy(QuarkusAdapter::currentMethod);
    context.register(gate);
  }

  private static ResourceMethod currentMethod(ContainerRequestContext request) {
    ResourceInfo method =
        ((ResteasyReactiveContainerRequestContext) request)
            .getServerRequestContext()
            .getResteasyReactiveResourceInfo();
    return new ResourceMethod(method.getResourceClass(), method.getResourceMethod());
  }

  /** Returns how the method ended. Quarkus keeps the exception until the response is sent. */
  @Override
  public Ending ending(ContainerResponseContext response, ResourceMethodShape method) {
    ResteasyReactiveRequestContext current = CurrentRequestManager.get();
    if (current == null) {
      return Ending.UNKNOWN;
    }
    return current.getThrowable() == null ? Ending.RESULT : Ending.EXCEPTION;
  }

  @Override
  public boolean ignoresNestedFeatures() {
    return true;
  }

  @Override
  public boolean canBeUnknown(ResourceMethodShape method) {
    return false;
  }

  /** The last request filter, so that no other filter aborts after it. */
  @Priority(Integer.MAX_VALUE)
  private record MethodBegins(DeclaredMethods methods, MethodListener listener)
      implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      ResourceMethod method = currentMethod(request);
      DeclaredChanges changes = methods.of(method.resource(), method.method());
      if (!changes.isEmpty()) {
        listener.begins(request, changes);
      }
    }
  }
}
