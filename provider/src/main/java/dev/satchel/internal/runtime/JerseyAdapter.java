package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.ResourceMethodShape;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.glassfish.hk2.api.DescriptorType;
import org.glassfish.hk2.api.DescriptorVisibility;
import org.glassfish.hk2.api.ServiceHandle;
import org.glassfish.hk2.utilities.AbstractActiveDescriptor;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.message.internal.OutboundJaxrsResponse;
import org.glassfish.jersey.message.internal.OutboundMessageContext;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Jersey 3.0 to 4.0 with HK2. The binder is HK2's own, because Jersey's moved to another package in
 * 4.0.
 */
final class JerseyAdapter extends RuntimeAdapter {
  private @Nullable ServletResponse servlet;

  @Override
  void install(FeatureContext context) {
    try {
      servlet = ServletResponse.of(context);
    } catch (NoClassDefFoundError noServlets) {
      servlet = null;
    }
  }

  @Override
  void inject(FeatureContext context, Injectable<?> injectable) {
    Binder.of(context).add(injectable);
  }

  /**
   * Binds the injectables of all features of an application. Jersey takes one binder of a class,
   * and asks it after all features were configured.
   */
  private static final class Binder extends AbstractBinder {
    private static final String PROPERTY = "dev.satchel.JerseyBinder";
    private final CurrentRequest request = new CurrentRequest();
    private final List<Injectable<?>> injectables = new ArrayList<>();

    static Binder of(FeatureContext context) {
      if (context.getConfiguration().getProperty(PROPERTY) instanceof Binder binder) {
        return binder;
      }
      Binder binder = new Binder();
      context.property(PROPERTY, binder);
      context.register(binder);
      context.register(binder.request);
      return binder;
    }

    void add(Injectable<?> injectable) {
      injectables.add(injectable);
    }

    @Override
    protected void configure() {
      injectables.forEach(this::bind);
    }

    private <T> void bind(Injectable<T> injectable) {
      T shared = injectable.ofApplication();
      if (shared != null) {
        bind(shared).to(injectable.type());
      } else {
        addActiveDescriptor(new OfRequest<>(injectable, request));
      }
    }
  }

  /**
   * Returns the lines of the servlet container and its filters. Jersey replaces these lines by its
   * own headers.
   */
  @Override
  public List<String> setCookieOutsideHeaders() {
    return servlet == null ? List.of() : servlet.cookies();
  }

  /**
   * Writes when the container sends the headers, into a copy of the response. Jersey would send the
   * headers of the application's {@code Response}.
   */
  @Override
  public void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing) {
    ContainerRequest current = ((ContainerResponse) response).getRequestContext();
    ContainerResponseWriter writer = current.getResponseWriter();
    current.setWriter(
        new OwnHeaders(writer instanceof OwnHeaders own ? own.container : writer, owner, writing));
  }

  @Override
  public Ending ending(ContainerResponseContext response, ResourceMethodShape method) {
    return ((ContainerResponse) response).isMappedFromException()
        ? Ending.EXCEPTION
        : Ending.RESULT;
  }

  @Override
  public boolean showsFeatures() {
    return true;
  }

  @Override
  public boolean canBeUnknown(ResourceMethodShape method) {
    return false;
  }

  /** The container of one request, which gets the headers of this request. */
  private record OwnHeaders(
      ContainerResponseWriter container,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing)
      implements ContainerResponseWriter {
    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
      OutboundMessageContext copy = new OutboundMessageContext(response.getWrappedMessageContext());
      SharedHeaders.write(copy.getHeaders(), owner, writing);
      return container.writeResponseStatusAndHeaders(
          length,
          new ContainerResponse(
              response.getRequestContext(),
              new OutboundJaxrsResponse(response.getStatusInfo(), copy)));
    }

    @Override
    public boolean suspend(long time, TimeUnit unit, TimeoutHandler handler) {
      return container.suspend(time, unit, handler);
    }

    @Override
    public void setSuspendTimeout(long time, TimeUnit unit) {
      container.setSuspendTimeout(time, unit);
    }

    @Override
    public void commit() {
      container.commit();
    }

    @Override
    public void failure(Throwable error) {
      container.failure(error);
    }

    @Override
    public boolean enableResponseBuffering() {
      return container.enableResponseBuffering();
    }
  }

  /** Knows the response of the servlet. A feature, because Jersey injects into features. */
  private static final class ServletResponse implements Feature {
    @Inject private @Nullable Provider<HttpServletResponse> response;

    static ServletResponse of(FeatureContext context) {
      // This line throws where the container has no servlets.
      Objects.requireNonNull(HttpServletResponse.class);
      ServletResponse servlet = new ServletResponse();
      context.register(servlet);
      return servlet;
    }

    @Override
    public boolean configure(FeatureContext context) {
      return false;
    }

    List<String> cookies() {
      HttpServletResponse current = response == null ? null : response.get();
      return current == null ? List.of() : List.copyOf(current.getHeaders(HttpHeaders.SET_COOKIE));
    }
  }

  /** Knows the current request. A feature, because Jersey injects into features. */
  private static final class CurrentRequest implements Feature {
    @Inject private @Nullable Provider<ContainerRequestContext> request;

    @Override
    public boolean configure(FeatureContext context) {
      return false;
    }

    RequestProperties properties() {
      return RequestProperties.of(Objects.requireNonNull(request).get());
    }
  }

  /**
   * Injects the request's own object, which works on any thread. Where the object with the field
   * outlives the request, HK2 injects a proxy.
   */
  private static final class OfRequest<T> extends AbstractActiveDescriptor<T> {
    private final Injectable<T> injectable;
    private final CurrentRequest request;

    OfRequest(Injectable<T> injectable, CurrentRequest request) {
      super(
          Set.of(injectable.type()),
          RequestScoped.class,
          null,
          Set.of(),
          DescriptorType.CLASS,
          DescriptorVisibility.NORMAL,
          0,
          /* proxy= */ true,
          /* proxyForSameScope= */ false,
          null,
          Map.of());
      this.injectable = injectable;
      this.request = request;
      setImplementation(injectable.type().getName());
    }

    @Override
    public Class<?> getImplementationClass() {
      return injectable.type();
    }

    @Override
    public Type getImplementationType() {
      return injectable.type();
    }

    @Override
    public T create(@Nullable ServiceHandle<?> root) {
      return injectable.get(request.properties());
    }
  }
}
