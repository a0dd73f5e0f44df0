package dev.satchel;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.impl.AsyncResponseImpl;
import org.apache.cxf.jaxrs.impl.HttpHeadersImpl;
import org.apache.cxf.jaxrs.impl.PropertyHolderFactory;
import org.apache.cxf.jaxrs.impl.PropertyHolderFactory.PropertyHolder;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.FaultMode;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/** Apache CXF 4.1. */
final class CxfGlue extends Glue {

  @Override
  void install(FeatureContext context, Cookies cookies) {
    context.register(new OfSession(cookies));
    context.register(new OfFlash(cookies));
    context.register(new OfRevocations(cookies));
  }

  /**
   * CXF asks a dynamic feature about the methods it knows at start-up, but not about sub-resources
   * that it meets at request time. For those it runs filters.
   */
  @Override
  Object tellingWhenMethodsBegin(DeclaredMethods methods, Cookies cookies) {
    return new MethodBegins(methods, cookies);
  }

  /**
   * CXF notes a fault of the method in the message, and afterwards the object that it was invoked
   * on.
   */
  @Override
  Ending ending(ContainerResponseContext response, MethodKind method) {
    Message message = JAXRSUtils.getCurrentMessage();
    if (message == null) {
      return Ending.UNKNOWN;
    }
    Exchange exchange = message.getExchange();
    boolean invoked = method.isOf(exchange.get("org.apache.cxf.service.object.last"));
    boolean threw = exchange.getInMessage().get(FaultMode.class) != null;
    boolean resumedByException =
        exchange.get(AsyncResponse.class) instanceof AsyncResponseImpl later
            && later.getResponseObject() instanceof Throwable;
    return invoked && !threw && !resumedByException ? Ending.RESULT : Ending.EXCEPTION;
  }

  @Override
  boolean mayHideEnding(MethodKind method) {
    return false;
  }

  private static Scopes scopes(Message message, Cookies cookies) {
    Exchange exchange = message.getExchange();
    Message in =
        exchange != null && exchange.getInMessage() != null ? exchange.getInMessage() : message;
    PropertyHolder properties =
        PropertyHolderFactory.getPropertyHolder(in); // those of ContainerRequestContext
    return Scopes.of(
        properties::getProperty,
        properties::setProperty,
        () -> new HttpHeadersImpl(in).getRequestHeaders(),
        cookies);
  }

  /** {@code Request.selectVariant} puts it into the servlet's response. */
  @Override
  @Nullable List<?> varyBeside() {
    Message message = JAXRSUtils.getCurrentMessage();
    Object response = message == null ? null : message.get("HTTP.RESPONSE");
    return response instanceof HttpServletResponse servlet
        ? List.copyOf(servlet.getHeaders(HttpHeaders.VARY))
        : null;
  }

  @Priority(Integer.MAX_VALUE) // The last request filter: none can abort after it.
  private record MethodBegins(DeclaredMethods methods, Cookies cookies)
      implements ContainerRequestFilter, DynamicFeature {
    /** Reads at start-up what can be read then, so that faults show there. */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
      methods.of(resource.getResourceClass(), resource.getResourceMethod());
    }

    @Override
    public void filter(ContainerRequestContext request) {
      OperationResourceInfo method =
          JAXRSUtils.getCurrentMessage().getExchange().get(OperationResourceInfo.class);
      if (method != null) {
        DeclaredChanges changes =
            methods.of(method.getClassResourceInfo().getServiceClass(), method.getMethodToInvoke());
        if (!changes.isEmpty()) {
          Scopes.of(request, cookies).methodBegins(changes);
        }
      }
    }
  }

  private record OfSession(Cookies cookies) implements ContextProvider<Session> {
    @Override
    public Session createContext(Message message) {
      return scopes(message, cookies).session();
    }
  }

  private record OfFlash(Cookies cookies) implements ContextProvider<Flash> {
    @Override
    public Flash createContext(Message message) {
      return scopes(message, cookies).flash();
    }
  }

  private record OfRevocations(Cookies cookies) implements ContextProvider<Revocations> {
    @Override
    public Revocations createContext(Message message) {
      return cookies.revocations();
    }
  }
}
