package dev.satchel.readme;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

public class SatchelRegistration implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    context.register(SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET")));
    return true;
  }
}
