package dev.satchel.tests;

import java.util.List;

/** The lines that Satchel logs while this object is open. Each line is a level and a text. */
public interface LogLines extends AutoCloseable {
  static LogLines ofThisJvm() {
    return new LogOfThisJvm();
  }

  List<String> all();

  /** Returns the lines whose level is at least a warning. */
  default List<String> warnings() {
    return all().stream()
        .filter(line -> line.startsWith("WARNING") || line.startsWith("SEVERE"))
        .toList();
  }

  @Override
  default void close() {}
}
