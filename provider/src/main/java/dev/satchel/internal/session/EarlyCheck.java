package dev.satchel.internal.session;

/** A revocation store that can check its own settings before it opens a connection. */
public interface EarlyCheck {

  /**
   * Called when the feature is built.
   *
   * @throws IllegalArgumentException if no connection can make the settings work
   */
  void checkSettings();
}
