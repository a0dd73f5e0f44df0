package dev.satchel;

/**
 * Thrown by a call that would make a scope too large for its cookie. The scope stays as it was. The
 * message names the sizes and the largest keys, never a value.
 */
public final class ScopeOverflowException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ScopeOverflowException(String message) {
    super(message);
  }
}
