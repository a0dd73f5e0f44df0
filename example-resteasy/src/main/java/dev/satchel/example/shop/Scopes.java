package dev.satchel.example.shop;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Gives the application Session and Flash. */
public final class Scopes implements Feature {
  static final String SECRET = "secret";

  @Override
  public boolean configure(FeatureContext context) {
    Secret secret = (Secret) context.getConfiguration().getProperty(SECRET);
    context.register(SatchelFeature.signedWith(secret));
    return true;
  }
}
