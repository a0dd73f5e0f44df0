package dev.satchel.cache;

/** The one logger. No key and no value is ever sent to it. */
final class CacheLog {
  static final System.Logger LOGGER = System.getLogger("dev.satchel");

  private CacheLog() {}
}
