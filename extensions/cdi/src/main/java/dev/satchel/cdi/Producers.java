package dev.satchel.cdi;

import dev.satchel.CrossOriginProtection;
import dev.satchel.Flash;
import dev.satchel.Revocations;
import dev.satchel.SatchelFeature;
import dev.satchel.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** Makes both scopes and the revocations injectable, into beans of any scope. */
@ApplicationScoped
class Producers {
  @Inject ScopesOfRequest scopes;

  /**
   * Quarkus leaves out a bean that no injection point asks for, so these fields ask for the beans.
   */
  @Inject Instance<SatchelFeature> feature;

  @Inject Instance<CrossOriginProtection> protection;

  /** Does nothing. Quarkus leaves out an uninjected bean, unless the bean observes an event. */
  void stays(@Observes Startup event) {}

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
