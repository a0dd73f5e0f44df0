package dev.satchel.readme;

import dev.satchel.CrossOriginProtection;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import org.glassfish.jersey.server.ResourceConfig;

public class Orders extends ResourceConfig {
  public Orders(Secret secret) {
    register(OrderResource.class);
    register(SatchelFeature.recommended(secret));
    register(CrossOriginProtection.create());
  }
}
