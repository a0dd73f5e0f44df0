package dev.satchel.cache;

import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.spi.ContextInjector;
import org.jboss.resteasy.spi.HttpRequest;
import org.jboss.resteasy.spi.LoggableFailure;
import org.jspecify.annotations.Nullable;

/** RESTEasy; the same type twice makes it an injector of a proxy, which works in every place. */
final class ResteasyInjector implements ContextInjector<SessionCache, SessionCache> {
  @Context private @Nullable HttpRequest request;

  /** Null outside a request: RESTEasy asks once while it starts. */
  @Override
  public @Nullable SessionCache resolve(
      Class<? extends SessionCache> type, Type genericType, Annotation[] annotations) {
    try {
      return request == null
          ? null
          : RequestCache.require(request.getAttribute(RequestCache.PROPERTY));
    } catch (LoggableFailure noRequestOnThisThread) {
      return null;
    }
  }
}
