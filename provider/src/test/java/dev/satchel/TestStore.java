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
  RuntimeException failure;

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
      throw failure;
    }
  }
}
