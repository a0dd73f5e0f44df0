package dev.satchel.cdi;

import dev.satchel.Flash;
import dev.satchel.Revocations;
import dev.satchel.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** The scopes of the current request of CDI. */
@RequestScoped
class ScopesOfRequest {
  private @Nullable ContainerRequestContext request;

  void begin(ContainerRequestContext begun) {
    request = begun;
  }

  Session session() {
    return Session.of(request());
  }

  Flash flash() {
    return Flash.of(request());
  }

  Revocations revocations() {
    return Revocations.of(request());
  }

  ContainerRequestContext request() {
    if (request == null) {
      throw new IllegalStateException(
          "A scope that CDI injects needs a Jakarta REST request that passed SatchelFeature's"
              + " filter, but there is no such request here; register SatchelFeature with the"
              + " application, and use the scope while a request lasts");
    }
    return request;
  }
}
