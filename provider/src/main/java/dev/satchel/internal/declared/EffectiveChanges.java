package dev.satchel.internal.declared;

import java.util.List;
import java.util.Map;

/**
 * The declared changes that apply to one response. Immutable.
 *
 * @param method the name of the resource method, for messages
 * @param newSession whether the session that arrived ends
 * @param removed the keys that leave the session
 * @param added the entries that the session gets, after the removal
 * @param flashed the entries for the next request
 * @param keepsFlash whether the entries that arrived in the flash stay for one more request
 */
public record EffectiveChanges(
    String method,
    boolean newSession,
    List<String> removed,
    Map<String, String> added,
    Map<String, String> flashed,
    boolean keepsFlash) {

  /** Returns whether any change is about the session. */
  public boolean changesSession() {
    return newSession || !removed.isEmpty() || !added.isEmpty();
  }

  /** Returns whether any change is about the flash. */
  public boolean changesFlash() {
    return keepsFlash || !flashed.isEmpty();
  }

  /** Shows no entry: values stay out of logs. */
  @Override
  public String toString() {
    return "EffectiveChanges[" + method + "]";
  }
}
