package dev.satchel.example.shop;

import dev.satchel.SatchelFeature;
import dev.satchel.cache.SessionCacheFeature;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The classes of the shop. */
public final class ShopApplication extends Application {
  private final SatchelFeature scopes;
  private final SessionCacheFeature cache;

  ShopApplication(SatchelFeature scopes, SessionCacheFeature cache) {
    this.scopes = scopes;
    this.cache = cache;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        SatchelRegistration.class,
        Storefront.class,
        SignIn.class,
        Account.class,
        Checkout.class,
        Assets.class,
        ErrorPage.class,
        BodyLimit.class);
  }

  /** Returns the features for {@link SatchelRegistration}, which the runtime creates. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(SatchelRegistration.FEATURE, scopes, SatchelRegistration.CACHE, cache);
  }
}
