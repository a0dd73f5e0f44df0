package dev.satchel.internal.declared;

/** The way in which a resource method ended. */
public enum Ending {
  /** The method returned what became the response. */
  RESULT,
  /** The method, or a filter after it, threw an exception. */
  EXCEPTION,
  /** The runtime does not tell a result from an exception. */
  UNKNOWN
}
