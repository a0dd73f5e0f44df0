package dev.satchel.compatibility.tools;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** The faults of a run, counted by their kind, with the first of them as examples. */
final class Faults {
  private static final int EXAMPLES = 10;

  private final Map<Fault, LongAdder> counts = new ConcurrentHashMap<>();
  private final Queue<String> examples = new ConcurrentLinkedQueue<>();

  void add(Fault kind, String example) {
    counts.computeIfAbsent(kind, key -> new LongAdder()).increment();
    if (examples.size() < EXAMPLES) {
      examples.add(kind.title() + ": " + example);
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  long count(Fault kind) {
    LongAdder count = counts.get(kind);
    return count == null ? 0 : count.sum();
  }

  List<String> examples() {
    return List.copyOf(examples);
  }
}
