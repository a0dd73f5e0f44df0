package dev.satchel.cache;

/** Thrown where a value or an entry has a class that the application does not allow. */
final class RefusedClassException extends SecurityException {
  private static final long serialVersionUID = 1L;

  RefusedClassException(String finding) {
    super("Only allowed classes may be in the cache, but " + finding);
  }
}
