package dev.satchel;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Objects;
import org.glassfish.hk2.api.Factory;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.ContainerResponse;
import org.jspecify.annotations.Nullable;

/** Jersey with HK2, 3.0 to 4.0, by HK2's own binder: Jersey's moved to another package in 4.0. */
final class JerseyGlue extends Glue {
  private @Nullable Servlet servlet;

  @Override
  void install(FeatureContext context, Cookies cookies) {
    context.register(
        new AbstractBinder() {
          @Override
          protected void configure() {
            bind(cookies).to(Cookies.class);
            bind(cookies.revocations()).to(Revocations.class);
            // Where the injected object outlives the request, a proxy; else the request's own
            // object, good on any thread. HK2 would make a factory for each request.
            bindFactory(OfSession.class, Singleton.class)
                .to(Session.class)
                .proxy(true)
                .proxyForSameScope(false)
                .in(RequestScoped.class);
            bindFactory(OfFlash.class, Singleton.class)
                .to(Flash.class)
                .proxy(true)
                .proxyForSameScope(false)
                .in(RequestScoped.class);
          }
        });
    try {
      servlet = Servlet.of(context);
    } catch (NoClassDefFoundError noServlets) {
      servlet = null;
    }
  }

  /** Those of the servlet container and its filters: Jersey sets its headers in their place. */
  @Override
  List<String> cookiesBeside() {
    return servlet == null ? List.of() : servlet.cookies();
  }

  @Override
  Ending ending(ContainerResponseContext response, MethodKind method) {
    return ((ContainerResponse) response).isMappedFromException()
        ? Ending.EXCEPTION
        : Ending.RESULT;
  }

  @Override
  boolean mayHideEnding(MethodKind method) {
    return false;
  }

  /** A feature, for Jersey injects those; it configures nothing. */
  private static final class Servlet implements Feature {
    @Inject private @Nullable Provider<HttpServletResponse> response;

    static Servlet of(FeatureContext context) {
      Objects.requireNonNull(HttpServletResponse.class); // not there in other containers
      Servlet servlet = new Servlet();
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

  private static final class OfSession implements Factory<Session> {
    private final Provider<ContainerRequestContext> request;
    private final Cookies cookies;

    @Inject
    OfSession(Provider<ContainerRequestContext> request, Cookies cookies) {
      this.request = request;
      this.cookies = cookies;
    }

    @Override
    public Session provide() {
      return Scopes.of(request.get(), cookies).session();
    }

    @Override
    public void dispose(Session session) {}
  }

  private static final class OfFlash implements Factory<Flash> {
    private final Provider<ContainerRequestContext> request;
    private final Cookies cookies;

    @Inject
    OfFlash(Provider<ContainerRequestContext> request, Cookies cookies) {
      this.request = request;
      this.cookies = cookies;
    }

    @Override
    public Flash provide() {
      return Scopes.of(request.get(), cookies).flash();
    }

    @Override
    public void dispose(Flash flash) {}
  }
}
