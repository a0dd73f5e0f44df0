package dev.satchel.cache;

import java.net.URI;

/** An application that a runtime serves on a loopback address. */
interface RunningServer extends AutoCloseable {
  URI uri();

  @Override
  void close();
}
