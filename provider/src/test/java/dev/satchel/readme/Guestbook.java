package dev.satchel.readme;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import org.glassfish.jersey.server.ResourceConfig;

/** The README's registration on Jersey. */
public class Guestbook extends ResourceConfig {
  public Guestbook() {
    register(Home.class);
    register(SatchelFeature.signedWith(Secret.fromEnvironment("SATCHEL_SECRET")));
  }
}
