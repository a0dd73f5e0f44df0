package dev.satchel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A flash at one moment of its request. Immutable.
 *
 * @param arrived the flash that the request brought
 * @param read whether the request read what arrived
 * @param visible the entries that arrived, and the entries of this request only
 * @param kept the keys of arrived entries that stay for one more request
 * @param before the entries that were written before the resource method began
 * @param own the entries that were written since then
 */
record FlashState(
    ArrivedFlash arrived,
    boolean read,
    Map<String, String> visible,
    Set<String> kept,
    Changes before,
    Changes own) {

  /** Returns the state of a flash that nobody has used. */
  static FlashState opened(ArrivedFlash arrived) {
    return new FlashState(arrived, false, arrived.entries(), Set.of(), Changes.NONE, Changes.NONE);
  }

  /** Returns the state after the request read what arrived. */
  FlashState asRead() {
    return new FlashState(arrived, true, visible, kept, before, own);
  }

  /** Returns the state in which the request sees these entries. */
  FlashState showing(Map<String, String> all) {
    return new FlashState(arrived, read, all, kept, before, own);
  }

  /** Returns the state in which these keys stay for one more request. */
  FlashState keeping(Set<String> keys) {
    return new FlashState(arrived, true, visible, keys, before, own);
  }

  /** Returns the state with more entries for the next request. */
  FlashState queued(Map<String, String> added) {
    return new FlashState(arrived, read, visible, kept, before, own.then(Changes.putting(added)));
  }

  /** Returns the state without anything for the next request. */
  FlashState discarded() {
    return new FlashState(arrived, read, visible, Set.of(), before, Changes.CLEARED);
  }

  /** Returns the state at the beginning of the resource method. */
  FlashState methodBegins() {
    return new FlashState(arrived, read, visible, kept, before.then(own), Changes.NONE);
  }

  /**
   * Returns the entries for the next request. The changes of annotations come first, so the changes
   * of the method's own code win.
   *
   * @param declared the entries that annotations put
   * @param keepingAll whether an annotation keeps all entries that arrived
   */
  Map<String, String> next(Map<String, String> declared, boolean keepingAll) {
    Map<String, String> next = new LinkedHashMap<>();
    arrived
        .entries()
        .forEach(
            (key, value) -> {
              if (kept.contains(key) || keepingAll && !own.drops()) {
                next.put(key, value);
              }
            });
    Map<String, String> queued = new LinkedHashMap<>(before.on(Map.of()));
    queued.putAll(declared);
    next.putAll(own.on(queued));
    return Collections.unmodifiableMap(next);
  }

  /** Returns the entries for the next request, without the entries of annotations. */
  Map<String, String> next() {
    return next(Map.of(), false);
  }

  /** Returns whether the application discarded what was for the next request. */
  boolean isDiscarded() {
    return before.drops() || own.drops();
  }

  /** Shows no entry: values stay out of logs. */
  @Override
  public String toString() {
    return "FlashState[" + visible.size() + " entries]";
  }
}
