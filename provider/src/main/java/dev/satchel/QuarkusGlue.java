package dev.satchel;

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
 * Quarkus REST, which injects both scopes by CDI: satchel-cdi has them. It takes filters from a
 * feature, and passes over any feature or dynamic feature.
 */
final class QuarkusGlue extends Glue {

  @Override
  void install(FeatureContext context, Cookies cookies) {}

  @Override
  Object tellingWhenMethodsBegin(DeclaredMethods methods, Cookies cookies) {
    return new MethodBegins(methods, cookies);
  }

  /** Quarkus keeps what was thrown until the response is sent. */
  @Override
  Ending ending(ContainerResponseContext response, MethodKind method) {
    ResteasyReactiveRequestContext current = CurrentRequestManager.get();
    if (current == null) {
      return Ending.UNKNOWN;
    }
    return current.getThrowable() == null ? Ending.RESULT : Ending.EXCEPTION;
  }

  @Override
  boolean mayHideEnding(MethodKind method) {
    return false;
  }

  @Priority(Integer.MAX_VALUE) // The last request filter: none can abort after it.
  private record MethodBegins(DeclaredMethods methods, Cookies cookies)
      implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      ResourceInfo method =
          ((ResteasyReactiveContainerRequestContext) request)
              .getServerRequestContext()
              .getResteasyReactiveResourceInfo();
      DeclaredChanges changes = methods.of(method.getResourceClass(), method.getResourceMethod());
      if (!changes.isEmpty()) {
        Scopes.of(request, cookies).methodBegins(changes);
      }
    }
  }
}
