package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;

/** The state that Satchel keeps in a request, under one property. */
interface RequestState {
  /** The name of the request's property. */
  String PROPERTY = "dev.satchel.RequestState";

  /**
   * Returns the request's own object of a type that an application can inject.
   *
   * @throws IllegalArgumentException for another type
   */
  <T> T get(Class<T> type);

  /**
   * Refuses a request that did not bring this state.
   *
   * @throws IllegalStateException if the state is that of another request
   */
  void requireOf(ContainerRequestContext request);

  /**
   * Returns the state that the filter placed in the request.
   *
   * @throws IllegalStateException if the request did not pass the filter, or the runtime mixed up
   *     the properties of two requests
   */
  static RequestState of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof RequestState state) {
      state.requireOf(request);
      return state;
    }
    throw new IllegalStateException(
        "A scope needs a request that passed SatchelFeature's filter, but this request did not;"
            + " register SatchelFeature with the application, or inject the scope here with"
            + " @Context, which also works before that filter");
  }
}
