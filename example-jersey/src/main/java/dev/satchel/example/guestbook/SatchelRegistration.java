package dev.satchel.example.guestbook;

import dev.satchel.SatchelFeature;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Registers SatchelFeature, which gives the application Session and Flash. */
public final class SatchelRegistration implements Feature {
  static final String FEATURE = "scopes";

  @Override
  public boolean configure(FeatureContext context) {
    context.register((SatchelFeature) context.getConfiguration().getProperty(FEATURE));
    return true;
  }
}
