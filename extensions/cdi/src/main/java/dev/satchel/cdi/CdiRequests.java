package dev.satchel.cdi;

import dev.satchel.internal.runtime.RequestListener;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells CDI which request it serves, where there is CDI. {@link dev.satchel.SatchelFeature} loads
 * one instance for each application. Safe for many threads.
 */
public final class CdiRequests implements RequestListener {
  /** The first request looks it up, because CDI may start after the application was configured. */
  private volatile @Nullable Consumer<ContainerRequestContext> cdi;

  /** Creates the listener. {@link java.util.ServiceLoader} calls it. */
  public CdiRequests() {}

  @Override
  public void begins(ContainerRequestContext request) {
    Consumer<ContainerRequestContext> known = cdi;
    if (known == null) {
      known = lookUp();
      cdi = known;
    }
    known.accept(request);
  }

  private static Consumer<ContainerRequestContext> lookUp() {
    try {
      Instance<ScopesOfRequest> scopes = CDI.current().select(ScopesOfRequest.class);
      if (!scopes.isUnsatisfied()) {
        return request -> begin(scopes, request);
      }
    } catch (IllegalStateException noCdi) {
      // Without CDI there is nothing to inject.
    }
    return request -> {};
  }

  /**
   * Tells CDI the request. If CDI knows of no request, CDI itself throws where an application uses
   * a scope.
   */
  private static void begin(Instance<ScopesOfRequest> scopes, ContainerRequestContext request) {
    try {
      scopes.get().begin(request);
    } catch (ContextNotActiveException noRequest) {
      return;
    }
  }
}
