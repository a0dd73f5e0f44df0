package dev.satchel.internal.session;

import java.time.Duration;

/** A revocation store that can check its own settings before it opens a connection. */
public interface EarlyCheck {

  /**
   * Checks the settings as far as no connection is needed. Called when the feature is built.
   *
   * @param keep how long each entry must stay at least
   * @throws IllegalArgumentException if no connection can make the settings work
   */
  void checkSettings(Duration keep);
}
