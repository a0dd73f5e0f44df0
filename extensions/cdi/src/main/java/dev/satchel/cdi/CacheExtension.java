package dev.satchel.cdi;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;

/**
 * Makes {@code SessionCache} injectable where {@code satchel-cache} is on the class path. CDI calls
 * it while it builds the application.
 */
public final class CacheExtension implements BuildCompatibleExtension {

  /** Called by {@link java.util.ServiceLoader}. */
  public CacheExtension() {}

  /**
   * Called by CDI.
   *
   * @param components takes the bean
   */
  @Synthesis
  public void add(SyntheticComponents components) {
    try {
      SessionCacheCreator.addTo(components);
    } catch (NoClassDefFoundError noCache) {
      // The application has no satchel-cache, so nothing asks for the bean.
    }
  }
}
