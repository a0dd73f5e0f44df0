package dev.satchel.cache;

import com.hazelcast.config.ClassFilter;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of a filter, and no others. Hazelcast asks this loader for each class whose
 * name it has read: in Java serialization, in {@code DataSerializable}, whose constructor runs
 * before any check, and in Compact. Safe for many threads.
 */
final class AllowListClassLoader extends ClassLoader {
  /** Its constructor starts a thread. The rest of its package is harmless. */
  private static final String TIMER = "java.util.Timer";

  private final ClassFilter allowed;

  AllowListClassLoader(@Nullable ClassLoader parent, ClassFilter allowed) {
    super(parent == null ? Thread.currentThread().getContextClassLoader() : parent);
    this.allowed = allowed;
  }

  /**
   * Throws no {@link ClassNotFoundException} for a refused class, because Hazelcast would then ask
   * another loader.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!allowed.isListed(name) || name.equals(TIMER)) {
      throw new RefusedClassException(
          "Hazelcast looks for another class; name it in HazelcastCaches.start, or find out who"
              + " wrote it");
    }
    return super.loadClass(name, resolve);
  }
}
