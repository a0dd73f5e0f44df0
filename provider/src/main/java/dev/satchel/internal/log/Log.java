package dev.satchel.internal.log;

/**
 * The one logger, named {@code dev.satchel}. Every logging backend can receive it. No secret, no id
 * and no value of a scope is ever sent to it.
 */
public final class Log {
  /** The logger. */
  public static final System.Logger LOGGER = System.getLogger("dev.satchel");

  private Log() {}
}
