package dev.satchel;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a scope's entries: first all entries may be dropped, then some entries are put or
 * removed. Immutable.
 *
 * @param drops whether all entries are dropped first
 * @param ends whether the scope itself ends, and not only its entries
 * @param entries the last value of each changed key, null for a removed key
 */
record Changes(boolean drops, boolean ends, Map<String, @Nullable String> entries) {
  static final Changes NONE = new Changes(false, false, Map.of());
  static final Changes CLEARED = new Changes(true, true, Map.of());

  static Changes putting(Map<String, String> added) {
    return new Changes(false, false, new LinkedHashMap<>(added));
  }

  static Changes removing(Collection<String> keys) {
    Map<String, @Nullable String> removed = new LinkedHashMap<>();
    for (String key : keys) {
      removed.put(key, null);
    }
    return new Changes(false, false, removed);
  }

  static Changes replacingWith(Map<String, String> all) {
    return new Changes(true, false, new LinkedHashMap<>(all));
  }

  /** Returns these changes, followed by other changes. */
  Changes then(Changes next) {
    if (!drops && !ends && entries.isEmpty()) {
      return next;
    }
    if (next.drops) {
      return new Changes(true, ends || next.ends, next.entries);
    }
    Map<String, @Nullable String> all = new LinkedHashMap<>(entries);
    all.putAll(next.entries);
    return new Changes(drops, ends || next.ends, all);
  }

  /** Returns the entries after these changes. */
  Map<String, String> on(Map<String, String> before) {
    if (!drops && entries.isEmpty()) {
      return before;
    }
    Map<String, String> after = drops ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
    entries.forEach(
        (key, value) -> {
          if (value == null) {
            after.remove(key);
          } else {
            after.put(key, value);
          }
        });
    return Collections.unmodifiableMap(after);
  }

  /** Names no entry: values stay out of logs. */
  @Override
  public String toString() {
    return "Changes[" + entries.size() + " entries]";
  }
}
