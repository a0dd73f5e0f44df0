package dev.satchel.internal.declared;

import jakarta.ws.rs.container.ResourceInfo;

/**
 * The resource methods whose annotations a feature serves. The feature places this object in the
 * application's configuration, under {@link #PROPERTY}. Safe for many threads.
 */
public interface ServedMethods {
  /** The name of the configuration's property. */
  String PROPERTY = "dev.satchel.ServedMethods";

  /**
   * Reads the annotations of the method, so that their faults show at start-up.
   *
   * @param method a resource method of the application
   */
  void read(ResourceInfo method);
}
