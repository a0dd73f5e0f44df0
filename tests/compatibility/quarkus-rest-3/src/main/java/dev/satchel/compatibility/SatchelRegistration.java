package dev.satchel.compatibility;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Registers the feature, as an application on Quarkus does. */
@Provider
public class SatchelRegistration implements Feature, DynamicFeature {
  private final SatchelFeature satchel = SatchelFeature.signedWith(Secret.random());

  @Override
  public boolean configure(FeatureContext context) {
    return satchel.configure(context);
  }

  @Override
  public void configure(ResourceInfo method, FeatureContext context) {
    satchel.configure(method, context);
  }
}
