package dev.satchel.example.shop;

import dev.satchel.CrossOriginProtection;
import dev.satchel.SatchelFeature;
import dev.satchel.cache.SessionCacheFeature;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Registers the features that give the application Session, Flash and SessionCache, and what
 * refuses forms of other sites. Such a form comes without the session, but the response could
 * replace the session: it could sign the user out, or in as somebody else.
 */
public final class SatchelRegistration implements Feature {
  static final String FEATURE = "scopes";
  static final String CACHE = "cache";

  @Override
  public boolean configure(FeatureContext context) {
    context.register((SatchelFeature) context.getConfiguration().getProperty(FEATURE));
    context.register((SessionCacheFeature) context.getConfiguration().getProperty(CACHE));
    context.register(CrossOriginProtection.create());
    return true;
  }
}
