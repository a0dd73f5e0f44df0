package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.MethodListener;
import dev.satchel.internal.declared.ResourceMethod;
import dev.satchel.internal.declared.ResourceMethodShape;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.cxf.jaxrs.impl.AsyncResponseImpl;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.FaultMode;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/** Apache CXF 4.1. */
final class CxfAdapter extends RuntimeAdapter {

  @Override
  void inject(FeatureContext context, Injectable<?> injectable) {
    context.register(provider(injectable));
  }

  private static <T> Object provider(Injectable<T> injectable) {
    return injectable.onCxf().apply(injectable);
  }

  /**
   * Returns a filter for all methods. CXF asks a dynamic feature about the methods that it knows at
   * start-up, but not about sub-resources that it meets during requests. For these it runs filters.
   */
  @Override
  public Object methodFilters(DeclaredMethods methods, MethodListener listener) {
    return new MethodBegins(methods, listener);
  }

  /** Registers the gate as a filter, for the same reason. It also reads methods at start-up. */
  @Override
  public void registerGate(FeatureContext context, MethodGate gate) {
    gate.findMethodsBy(request -> currentMethod());
    context.register(gate);
  }

  private static @Nullable ResourceMethod currentMethod() {
    OperationResourceInfo method =
        JAXRSUtils.getCurrentMessage().getExchange().get(OperationResourceInfo.class);
    return method == null
        ? null
        : new ResourceMethod(
            method.getClassResourceInfo().getServiceClass(), method.getMethodToInvoke());
  }

  /**
   * Returns how the method ended. CXF notes a fault of the method in the message. After the method
   * it also notes the object on which it invoked the method.
   */
  @Override
  public Ending ending(ContainerResponseContext response, ResourceMethodShape method) {
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

  /** Writes into headers of this exchange, which hide those of the application's Response. */
  @Override
  public void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Object owner,
      BiConsumer<MultivaluedMap<String, Object>, OutsideHeaders> writing) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    Message message = JAXRSUtils.getCurrentMessage();
    Message out = message == null ? null : message.getExchange().getOutMessage();
    if (out != null && out.get(Message.PROTOCOL_HEADERS) == headers) {
      Map<String, List<Object>> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      OutsideHeaders outside = outside();
      SharedHeaders.change(headers, owner, written -> writing.accept(written, outside), own::put);
      out.put(Message.PROTOCOL_HEADERS, new OwnHeaders(headers, own));
    } else {
      super.write(request, response, owner, writing);
    }
  }

  /** The headers of a Response, with the changes of one exchange. An empty list hides a header. */
  private static final class OwnHeaders extends AbstractMap<String, List<Object>> {
    private final MultivaluedMap<String, Object> shared;
    private final Map<String, List<Object>> own;

    OwnHeaders(MultivaluedMap<String, Object> shared, Map<String, List<Object>> own) {
      this.shared = shared;
      this.own = own;
    }

    @Override
    public Set<Entry<String, List<Object>>> entrySet() {
      Map<String, List<Object>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      all.putAll(SharedHeaders.snapshot(shared));
      all.putAll(own);
      all.values().removeIf(List::isEmpty);
      return all.entrySet();
    }

    @Override
    public @Nullable List<Object> get(Object name) {
      List<Object> values = own.containsKey(name) ? own.get(name) : shared.get(name);
      return values == null || values.isEmpty() ? null : values;
    }

    @Override
    public boolean containsKey(Object name) {
      return get(name) != null;
    }

    @Override
    public @Nullable List<Object> put(String name, List<Object> values) {
      List<Object> former = get(name);
      own.put(name, values);
      return former;
    }

    @Override
    public @Nullable List<Object> remove(Object name) {
      return put(name.toString(), List.of());
    }
  }

  @Override
  public boolean canBeUnknown(ResourceMethodShape method) {
    return false;
  }

  /** Returns what servlet filters and {@code Request.selectVariant} put into the response. */
  @Override
  OutsideHeaders findOutside() {
    Message message = JAXRSUtils.getCurrentMessage();
    Object response = message == null ? null : message.get("HTTP.RESPONSE");
    return ServletHeaders.of(
        response instanceof HttpServletResponse servlet ? servlet : null,
        /* dropsCookies= */ false);
  }

  /** The last request filter, so that no other filter aborts after it. */
  @Priority(Integer.MAX_VALUE)
  private record MethodBegins(DeclaredMethods methods, MethodListener listener)
      implements ContainerRequestFilter, DynamicFeature {
    /** Reads the annotations at start-up, so that their faults show there. */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
      methods.read(resource);
    }

    @Override
    public void filter(ContainerRequestContext request) {
      ResourceMethod method = currentMethod();
      if (method != null) {
        DeclaredChanges changes = methods.of(method.resource(), method.method());
        if (!changes.isEmpty()) {
          listener.begins(request, changes);
        }
      }
    }
  }
}
