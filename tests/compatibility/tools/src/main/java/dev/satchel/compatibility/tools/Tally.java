package dev.satchel.compatibility.tools;

import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each of several things happened. */
final class Tally {
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  void count(String key) {
    counts.computeIfAbsent(key, k -> new LongAdder()).increment();
  }

  @Override
  public String toString() {
    StringJoiner list = new StringJoiner(", ");
    counts.forEach((key, count) -> list.add(key + ": " + count));
    return list.toString();
  }
}
