package dev.satchel.cache;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call failed because of the class of a value, and not because the cache is away. The
 * message names no class that was read from the cache.
 */
final class RefusedValueException extends CacheException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_CAUSES = 20;

  private RefusedValueException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the exception for a failure that a class caused, or null for any other failure.
   *
   * @param cache the name of the cache
   * @param failure what a provider threw
   * @param silent the cause of the result, without a message of the provider
   */
  static @Nullable RefusedValueException of(String cache, Throwable failure, Throwable silent) {
    Throwable each = failure;
    for (int i = 0; i < MAX_CAUSES && each != null; i++) {
      if (each instanceof RefusedClassException) {
        return new RefusedValueException("The cache " + cache + ": " + each.getMessage(), silent);
      }
      if (isOfHazelcast(each)) {
        return new RefusedValueException(
            "The cache "
                + cache
                + ": Only allowed classes may be in the cache, but a value or an entry has another"
                + " class; name its class in HazelcastCaches.start, or find out who wrote it",
            silent);
      }
      each = each.getCause();
    }
    return null;
  }

  /** Compares a name, because Hazelcast need not be there. */
  private static boolean isOfHazelcast(Throwable failure) {
    return failure
        .getClass()
        .getName()
        .equals("com.hazelcast.nio.serialization.HazelcastSerializationException");
  }
}
