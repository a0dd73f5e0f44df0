package dev.satchel.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears Satchel's logger in this JVM. */
final class LogOfThisJvm implements LogLines {
  private final Logger logger = Logger.getLogger("dev.satchel");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler = new LogHandler(lines::add);

  LogOfThisJvm() {
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @Override
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
