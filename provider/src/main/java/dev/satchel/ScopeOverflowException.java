package dev.satchel;

/**
 * Thrown by the call that would have made a scope too large for its cookie; the scope is left as it
 * was. The message names the sizes and the largest keys, never a value.
 */
public final class ScopeOverflowException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ScopeOverflowException(String message) {
    super(message);
  }
}
