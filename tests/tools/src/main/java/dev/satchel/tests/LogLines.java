package dev.satchel.tests;

import java.util.List;

/** What the library logs while it is open: each line is a level and a text. */
public interface LogLines extends AutoCloseable {
  static LogLines ofThisJvm() {
    return new LogOfThisJvm();
  }

  List<String> all();

  /** Those of at least a warning. */
  default List<String> warnings() {
    return all().stream()
        .filter(line -> line.startsWith("WARNING") || line.startsWith("SEVERE"))
        .toList();
  }

  @Override
  default void close() {}
}
