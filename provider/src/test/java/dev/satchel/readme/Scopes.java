package dev.satchel.readme;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** What the README's plain {@code Application} names in its {@code getClasses()}. */
public class Scopes implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    context.register(SatchelFeature.signedWith(Secret.fromEnvironment("SATCHEL_SECRET")));
    return true;
  }
}
