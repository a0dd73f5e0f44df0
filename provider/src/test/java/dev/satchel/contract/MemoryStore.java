package dev.satchel.contract;

import dev.satchel.RevocationStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in the test's JVM, which all servers of a row share, and which can be away. */
public final class MemoryStore implements RevocationStore {
  private final Map<String, Long> entries = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;
  private volatile Duration keep = Duration.ZERO;

  @Override
  public void open(Duration atLeast) {
    keep = atLeast;
  }

  public Duration keep() {
    return keep;
  }

  /** Returns how often a request asked the store since the last call of this method. */
  int asked() {
    return asked.getAndSet(0);
  }

  int size() {
    return entries.size();
  }

  void isAway(boolean now) {
    away = now;
  }

  /** Puts a text where a number belongs under each key, as another writer of a cluster can. */
  @SuppressWarnings("unchecked")
  void holdText() {
    ((Map<String, Object>) (Map<?, ?>) entries).replaceAll((key, number) -> "a text");
  }

  @Override
  public Map<String, Long> get(Set<String> keys) {
    asked.incrementAndGet();
    requireHere();
    Map<String, Long> found = new HashMap<>(entries);
    found.keySet().retainAll(keys);
    return found;
  }

  @Override
  public boolean putIfAbsent(String key, long value) {
    requireHere();
    return entries.putIfAbsent(key, value) == null;
  }

  @Override
  public void raise(String key, long value) {
    requireHere();
    entries.merge(key, value, Math::max);
  }

  private void requireHere() {
    if (away) {
      throw new IllegalStateException("The store is away");
    }
  }
}
