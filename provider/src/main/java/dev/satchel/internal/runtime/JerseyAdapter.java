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
import java.util.Objects;
import java.util.function.BiConsumer;
import org.glassfish.hk2.api.ProxyCtl;
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
    JerseyBinder.of(context).add(injectable);
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
        new JerseyOwnHeaders(
            writer instanceof JerseyOwnHeaders own ? own.container() : writer,
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

  /** Knows the response of the servlet. A feature, because Jersey injects into features. */
  private static final class ServletSide implements Feature {
    private static final String FORWARD_ON_404 = "jersey.config.servlet.filter.forwardOn404";
    private final Configuration configuration;
    @Inject private @Nullable Provider<HttpServletResponse> response;
    private volatile @Nullable HttpServletResponse proxy;
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
      HttpServletResponse current = current();
      // Only the object behind the proxy shows what wraps it, and works until the response is sent.
      Object real = current instanceof ProxyCtl behind ? behind.__make() : current;
      return ServletHeaders.of((HttpServletResponse) real, /* dropsCookies= */ true);
    }

    /** Returns the response. HK2 makes a proxy for each question, and one serves all requests. */
    private @Nullable HttpServletResponse current() {
      HttpServletResponse known = proxy;
      if (known != null || response == null) {
        return known;
      }
      HttpServletResponse found = response.get();
      if (found instanceof ProxyCtl) {
        proxy = found;
      }
      return found;
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
}
