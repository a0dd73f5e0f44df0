package dev.satchel.internal.log;

/**
 * The one logger, named {@code dev.satchel}. Every logging backend can receive its lines. No line
 * holds a secret, an id or a value of a scope.
 */
public final class Log {
  /** The logger. */
  public static final System.Logger LOGGER = System.getLogger("dev.satchel");

  private Log() {}
}
