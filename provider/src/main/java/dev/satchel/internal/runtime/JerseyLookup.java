package dev.satchel.internal.runtime;

import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.Descriptor;
import org.glassfish.hk2.api.ServiceLocator;
import org.glassfish.hk2.utilities.BuilderHelper;
import org.jspecify.annotations.Nullable;

/**
 * Finds an object of the current request in HK2. Each other way to ask HK2 makes several
 * collections for each request, because it searches again. Safe for many threads.
 */
final class JerseyLookup<T> {
  private final Class<T> type;
  private volatile @Nullable ActiveDescriptor<?> descriptor;
  private volatile boolean searched;

  JerseyLookup(Class<T> type) {
    this.type = type;
  }

  /** Returns the object of the current request, or null if the type is not bound. */
  @Nullable T in(ServiceLocator locator) {
    if (!searched) {
      Descriptor best =
          locator.getBestDescriptor(BuilderHelper.createContractFilter(type.getName()));
      descriptor = best == null ? null : locator.reifyDescriptor(best);
      searched = true;
    }
    ActiveDescriptor<?> found = descriptor;
    return found == null ? null : type.cast(locator.getServiceHandle(found).getService());
  }
}
