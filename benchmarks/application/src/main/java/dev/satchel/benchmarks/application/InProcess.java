package dev.satchel.benchmarks.application;

import java.util.function.IntSupplier;

/** An application on a runtime, asked by calls instead of over a connection. */
public interface InProcess {
  /** The answer to a GET of the path with this Cookie header. */
  Answer get(String path, String cookie) throws Exception;

  /**
   * Sends the same request at each call, and drops the response but for the length of its headers'
   * values, which a container would write.
   */
  IntSupplier asking(String path, String cookie);
}
