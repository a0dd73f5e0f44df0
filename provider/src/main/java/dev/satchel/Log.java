package dev.satchel;

/**
 * The one logger, which every logging backend can receive. No secret and no value of a scope is
 * ever sent to it.
 */
final class Log {
  static final System.Logger LOGGER = System.getLogger("dev.satchel");

  private Log() {}
}
