package dev.satchel.cdi;

import dev.satchel.cache.SessionCache;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;

/** Creates the object that CDI injects for a {@link SessionCache}. */
public final class SessionCacheCreator implements SyntheticBeanCreator<SessionCache> {

  /** Called by CDI. */
  public SessionCacheCreator() {}

  static void addTo(SyntheticComponents components) {
    components
        .addBean(SessionCache.class)
        .type(SessionCache.class)
        .createWith(SessionCacheCreator.class);
  }

  /**
   * Called by CDI.
   *
   * @param lookup finds the other beans
   * @param parameters not used
   * @return an object that stands for the cache of the current request
   */
  @Override
  public SessionCache create(Instance<Object> lookup, Parameters parameters) {
    return new InjectedSessionCache(lookup.select(ScopesOfRequest.class).get());
  }
}
