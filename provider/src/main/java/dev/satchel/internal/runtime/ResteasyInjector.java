package dev.satchel.internal.runtime;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.spi.ContextInjector;
import org.jboss.resteasy.spi.HttpRequest;
import org.jboss.resteasy.spi.LoggableFailure;
import org.jspecify.annotations.Nullable;

/**
 * Injects one type on RESTEasy. RESTEasy reads the type from the class, so each type has a
 * subclass, which may be anonymous. The same type twice makes RESTEasy inject a proxy, which works
 * in every place.
 */
public abstract class ResteasyInjector<T> implements ContextInjector<T, T> {
  private final Injectable<T> injectable;
  @Context private @Nullable HttpRequest request;

  /**
   * Creates the injector.
   *
   * @param injectable the type, and how to get its object
   */
  protected ResteasyInjector(Injectable<T> injectable) {
    this.injectable = injectable;
  }

  /** Returns null outside a request: RESTEasy asks once while it starts. */
  @Override
  public @Nullable T resolve(Class<? extends T> type, Type genericType, Annotation[] annotations) {
    if (injectable.ofApplication() != null) {
      return injectable.ofApplication();
    }
    HttpRequest current = request;
    if (current == null) {
      return null;
    }
    try {
      return injectable.get(new OfRequest(current));
    } catch (LoggableFailure noRequestOnThisThread) {
      return null;
    }
  }

  private record OfRequest(HttpRequest request) implements RequestProperties {
    @Override
    public @Nullable Object get(String name) {
      return request.getAttribute(name);
    }

    @Override
    public void set(String name, Object value) {
      request.setAttribute(name, value);
    }

    @Override
    public Object exchange() {
      return request.getMutableHeaders();
    }

    @Override
    public MultivaluedMap<String, String> headers() {
      return request.getHttpHeaders().getRequestHeaders();
    }

    /** Shows nothing of the request: its cookies stay out of logs. */
    @Override
    public String toString() {
      return "OfRequest";
    }
  }
}
