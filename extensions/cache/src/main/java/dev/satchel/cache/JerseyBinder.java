package dev.satchel.cache;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.glassfish.hk2.api.Factory;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;

/** Jersey with HK2. */
final class JerseyBinder extends AbstractBinder {
  @Override
  protected void configure() {
    bindFactory(OfRequest.class, Singleton.class)
        .to(SessionCache.class)
        .proxy(true) // where the injected object outlives the request
        .proxyForSameScope(false)
        .in(RequestScoped.class);
  }

  private static final class OfRequest implements Factory<SessionCache> {
    private final Provider<ContainerRequestContext> request;

    @Inject
    OfRequest(Provider<ContainerRequestContext> request) {
      this.request = request;
    }

    @Override
    public SessionCache provide() {
      return SessionCache.of(request.get());
    }

    @Override
    public void dispose(SessionCache cache) {}
  }
}
