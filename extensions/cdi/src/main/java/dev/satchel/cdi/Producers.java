package dev.satchel.cdi;

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

  /** Here because Quarkus leaves out the beans that no injection point can ask for. */
  @Inject Instance<SatchelFeature> feature;

  /** Does nothing. Quarkus leaves out beans that nothing injects, unless they observe an event. */
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
