package dev.satchel;

/** What the code of a request may do with a scope. */
enum ScopeAccess {
  /** The scope is as it arrived. */
  FULL,
  /** The scope is empty, and the code may only end it. */
  HIDDEN,
  /** The scope is empty, and the code may begin another. */
  HIDDEN_WRITABLE;

  static ScopeAccess hidden(boolean mayWrite) {
    return mayWrite ? HIDDEN_WRITABLE : HIDDEN;
  }

  /**
   * Requires that the code may change the scope.
   *
   * @throws IllegalStateException if it may not
   */
  void requireWritable(String scope) {
    if (this == HIDDEN) {
      throw new IllegalStateException(
          "A method with @CrossOrigin must not change the "
              + scope
              + ", because every site can call it, but its code did; call clear() to end the"
              + " session, or write @CrossOrigin(mayWrite = true) if the method verifies a proof of"
              + " its own");
    }
  }
}
