package dev.satchel;

import jakarta.ws.rs.core.FeatureContext;

/**
 * Quarkus REST, which injects both scopes by CDI: satchel-cdi has them. It takes filters from a
 * feature, and passes a dynamic feature over: the application hands that on.
 */
final class QuarkusGlue extends Glue {

  @Override
  void install(FeatureContext context, Cookies cookies) {}
}
