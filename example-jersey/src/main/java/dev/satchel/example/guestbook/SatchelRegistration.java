package dev.satchel.example.guestbook;

import dev.satchel.CrossOriginProtection;
import dev.satchel.SatchelFeature;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Registers SatchelFeature, which gives the application Session and Flash, and what refuses forms
 * of other sites. Such a form comes without the session, but the response could replace the
 * session: it could sign the user out, or in as somebody else.
 */
public final class SatchelRegistration implements Feature {
  static final String FEATURE = "scopes";

  @Override
  public boolean configure(FeatureContext context) {
    context.register((SatchelFeature) context.getConfiguration().getProperty(FEATURE));
    context.register(CrossOriginProtection.create());
    return true;
  }
}
