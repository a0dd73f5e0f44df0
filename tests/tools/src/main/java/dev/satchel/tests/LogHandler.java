package dev.satchel.tests;

import java.text.MessageFormat;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Hands on each log record as one line. */
public final class LogHandler extends Handler {
  private final Consumer<String> lines;

  public LogHandler(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void publish(LogRecord record) {
    String text =
        record.getParameters() == null
            ? record.getMessage()
            : MessageFormat.format(record.getMessage(), record.getParameters());
    lines.accept(standard(record.getLevel()) + " " + text);
  }

  /** Returns the standard level of the same value, because some servers name levels differently. */
  private static Level standard(Level level) {
    return Level.parse(String.valueOf(level.intValue()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
