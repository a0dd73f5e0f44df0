package dev.satchel;

import dev.satchel.internal.runtime.OutsideHeaders;
import dev.satchel.internal.runtime.RuntimeAdapter;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * A response that the filter has seen. Its headers wait for the first byte of the body.
 *
 * @param writer the thread that writes the response
 */
record StartedResponse(
    MultivaluedMap<String, Object> headers, RuntimeAdapter adapter, Thread writer) {
  /** Returns a response that this thread writes. */
  static StartedResponse of(MultivaluedMap<String, Object> headers, RuntimeAdapter adapter) {
    return new StartedResponse(headers, adapter, Thread.currentThread());
  }

  /**
   * Says in the headers that the response depends on a cookie, if a body writer opened a scope.
   *
   * @param showsSession whether the body may show the session
   */
  void dependsOnCookie(boolean showsSession) {
    if (writer == Thread.currentThread()) {
      CachingHeaders caching = new CachingHeaders(headers);
      OutsideHeaders outside = adapter.outside();
      if (showsSession) {
        caching.keepPrivate(outside);
      }
      caching.vary(outside);
    }
  }
}
