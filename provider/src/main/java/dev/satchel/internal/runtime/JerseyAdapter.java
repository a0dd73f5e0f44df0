package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.ResourceMethodShape;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.glassfish.hk2.api.DescriptorType;
import org.glassfish.hk2.api.DescriptorVisibility;
import org.glassfish.hk2.api.ProxyCtl;
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
  private @Nullable ServletSide servlet;

  @Override
  void install(FeatureContext context) {
    try {
      servlet = ServletSide.of(context);
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

  @Override
  OutsideHeaders findOutside() {
    return servlet == null ? OutsideHeaders.NONE : servlet.headers();
  }

  /**
   * Returns whether Jersey is a filter that hands the request on. It does so by {@code
   * ServletProperties.FILTER_FORWARD_ON_404}, if a 404 has no entity.
   */
  @Override
  public boolean handsOn(ContainerResponseContext response) {
    return servlet != null
        && response.getStatus() == 404
        && !response.hasEntity()
        && servlet.handsOn404();
  }

  /**
   * Writes when the container sends the headers, into a copy of the response. Jersey would send the
   * headers of the application's {@code Response}. Until then, code that writes the body may add
   * headers to the response of the servlet, and Jersey replaces these headers by its own.
   */
  @Override
  public void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Object owner,
      BiConsumer<MultivaluedMap<String, Object>, OutsideHeaders> writing) {
    OutsideHeaders outside = outside();
    ContainerRequest current = ((ContainerResponse) response).getRequestContext();
    ContainerResponseWriter writer = current.getResponseWriter();
    current.setWriter(
        new OwnHeaders(
            writer instanceof OwnHeaders own ? own.container : writer,
            response,
            owner,
            headers -> writing.accept(headers, outside)));
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

  /**
   * The container of one request, which gets the headers of this request.
   *
   * @param filtered the response that the filter saw; an error may replace it
   */
  private record OwnHeaders(
      ContainerResponseWriter container,
      ContainerResponseContext filtered,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing)
      implements ContainerResponseWriter {
    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
      if (response != filtered) {
        return container.writeResponseStatusAndHeaders(length, response);
      }
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

    /** Shows no header: cookies stay out of logs. */
    @Override
    public String toString() {
      return "OwnHeaders";
    }
  }

  /** Knows the response of the servlet. A feature, because Jersey injects into features. */
  private static final class ServletSide implements Feature {
    private static final String FORWARD_ON_404 = "jersey.config.servlet.filter.forwardOn404";
    private final Configuration configuration;
    @Inject private @Nullable Provider<HttpServletResponse> response;
    @Inject private @Nullable Provider<FilterConfig> filter;

    private ServletSide(Configuration configuration) {
      this.configuration = configuration;
    }

    static ServletSide of(FeatureContext context) {
      // This line throws where the container has no servlets.
      Objects.requireNonNull(HttpServletResponse.class);
      ServletSide servlet = new ServletSide(context.getConfiguration());
      context.register(servlet);
      return servlet;
    }

    @Override
    public boolean configure(FeatureContext context) {
      return false;
    }

    OutsideHeaders headers() {
      HttpServletResponse current = response == null ? null : response.get();
      // Only the object behind the proxy shows what wraps it, and works until the response is sent.
      Object real = current instanceof ProxyCtl proxy ? proxy.__make() : current;
      return ServletHeaders.of((HttpServletResponse) real, /* dropsCookies= */ true);
    }

    boolean handsOn404() {
      Object set = configuration.getProperty(FORWARD_ON_404);
      if (set == null || !Boolean.parseBoolean(set.toString()) || filter == null) {
        return false;
      }
      try {
        return filter.get() != null;
      } catch (RuntimeException e) {
        // A container that hides the filter's settings runs no filter.
        return false;
      }
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
