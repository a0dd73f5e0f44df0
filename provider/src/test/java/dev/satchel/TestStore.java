package dev.satchel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store of revocations in memory that notes how it was opened, and that can fail. */
class TestStore implements RevocationStore {
  final Map<String, Long> entries = new HashMap<>();
  final List<Duration> opened = new ArrayList<>();
  final List<Set<String>> asked = new ArrayList<>();
  Throwable failure;

  @Override
  public void open(Duration keep) {
    opened.add(keep);
    failIfAway();
  }

  @Override
  public Map<String, Long> get(Set<String> keys) {
    asked.add(keys);
    failIfAway();
    Map<String, Long> found = new HashMap<>(entries);
    found.keySet().retainAll(keys);
    return found;
  }

  @Override
  public boolean putIfAbsent(String key, long value) {
    failIfAway();
    return entries.putIfAbsent(key, value) == null;
  }

  @Override
  public void raise(String key, long value) {
    failIfAway();
    entries.merge(key, value, Math::max);
  }

  private void failIfAway() {
    if (failure != null) {
      TestStore.<RuntimeException>sneak(failure);
    }
  }

  /** Throws any class, as a store in Kotlin can. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  /** Has a value of any type under a key, as a store has that others write to. */
  @SuppressWarnings("unchecked")
  void hold(String key, Object value) {
    ((Map<String, Object>) (Map<?, ?>) entries).put(key, value);
  }
}
