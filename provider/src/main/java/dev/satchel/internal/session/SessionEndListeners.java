package dev.satchel.internal.session;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners of one request that hear which sessions ended. Safe for many threads. */
public final class SessionEndListeners {
  private static final String PROPERTY = "dev.satchel.SessionEndListeners";

  private final List<SessionEndListener> listeners = new CopyOnWriteArrayList<>();

  private SessionEndListeners() {}

  /**
   * Adds a listener to a request, unless the request has it already.
   *
   * @param request the request, before its response filters run
   * @param listener the listener to add
   */
  public static void add(ContainerRequestContext request, SessionEndListener listener) {
    if (!(request.getProperty(PROPERTY) instanceof SessionEndListeners)) {
      request.setProperty(PROPERTY, new SessionEndListeners());
    }
    if (request.getProperty(PROPERTY) instanceof SessionEndListeners known
        && !known.listeners.contains(listener)) {
      known.listeners.add(listener);
    }
  }

  /**
   * Returns the listeners of a request.
   *
   * @param request the request
   * @return a snapshot, in the order in which they were added
   */
  public static List<SessionEndListener> of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof SessionEndListeners known
        ? List.copyOf(known.listeners)
        : List.of();
  }
}
