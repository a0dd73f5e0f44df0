package dev.satchel.benchmarks.jersey;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The life of a server that another program starts and ends. */
final class Serving {
  private static final Logger ROOT = Logger.getLogger("");

  private Serving() {}

  /** Nothing is logged of what goes well. */
  static void quietly() {
    ROOT.setLevel(Level.WARNING);
  }

  /** Says that it serves, and returns when the standard input ends. */
  static void untilInputEnds(int port) throws IOException {
    System.out.println("READY " + port);
    while (System.in.read() >= 0) {
      // what is said here means nothing
    }
  }
}
