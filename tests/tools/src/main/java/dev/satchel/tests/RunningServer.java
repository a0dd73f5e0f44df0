package dev.satchel.tests;

import java.net.URI;

/** An application that a runtime serves on a loopback address. */
public interface RunningServer extends AutoCloseable {
  URI uri();

  @Override
  void close();
}
