package dev.satchel;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.hk2.api.Factory;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.ContainerResponse;

/** Jersey with HK2, 3.0 to 4.0, by HK2's own binder: Jersey's moved to another package in 4.0. */
final class JerseyGlue extends Glue {

  @Override
  void install(FeatureContext context, Cookies cookies) {
    context.register(
        new AbstractBinder() {
          @Override
          protected void configure() {
            bind(cookies).to(Cookies.class);
            // Where the injected object outlives the request, a proxy; else the request's own
            // object, good on any thread.
            bindFactory(OfSession.class)
                .to(Session.class)
                .proxy(true)
                .proxyForSameScope(false)
                .in(RequestScoped.class);
            bindFactory(OfFlash.class)
                .to(Flash.class)
                .proxy(true)
                .proxyForSameScope(false)
                .in(RequestScoped.class);
          }
        });
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
