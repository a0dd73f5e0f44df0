package dev.satchel.contract;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs while it is open. */
public final class LogLines implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.satchel");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          String text =
              record.getParameters() == null
                  ? record.getMessage()
                  : MessageFormat.format(record.getMessage(), record.getParameters());
          lines.add(record.getLevel() + " " + text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public LogLines() {
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  /** Those of at least a warning. */
  public List<String> warnings() {
    return lines.stream()
        .filter(line -> line.startsWith("WARNING") || line.startsWith("SEVERE"))
        .toList();
  }

  public List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
  }
}
