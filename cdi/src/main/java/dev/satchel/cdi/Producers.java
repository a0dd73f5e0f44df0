package dev.satchel.cdi;

import dev.satchel.Flash;
import dev.satchel.Revocations;
import dev.satchel.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** Makes both scopes and the revocations injectable, into beans of any scope. */
@ApplicationScoped
class Producers {
  @Inject ScopesOfRequest scopes;

  @Produces
  Session session() {
    return new InjectedSession(scopes);
  }

  @Produces
  Flash flash() {
    return new InjectedFlash(scopes);
  }

  @Produces
  Revocations revocations() {
    return new InjectedRevocations(scopes);
  }
}
