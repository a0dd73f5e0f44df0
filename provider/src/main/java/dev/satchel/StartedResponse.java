package dev.satchel;

import dev.satchel.internal.runtime.OutsideHeaders;
import dev.satchel.internal.runtime.RuntimeAdapter;
import dev.satchel.internal.runtime.SharedHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * A response that the filter has seen. Its headers wait for the first byte of the body.
 *
 * @param owner stands for the request
 * @param writer the thread that writes the response
 */
record StartedResponse(
    MultivaluedMap<String, Object> headers, Object owner, RuntimeAdapter adapter, Thread writer) {
  /** Returns a response that this thread writes. */
  static StartedResponse of(
      MultivaluedMap<String, Object> headers, Object owner, RuntimeAdapter adapter) {
    return new StartedResponse(headers, owner, adapter, Thread.currentThread());
  }

  /**
   * Says in the headers that the response depends on a cookie, if a body writer opened a scope.
   *
   * @param showsSession whether the body may show the session
   */
  void dependsOnCookie(boolean showsSession) {
    if (writer == Thread.currentThread()) {
      OutsideHeaders outside = adapter.outside();
      SharedHeaders.writeMore(
          headers,
          owner,
          written -> {
            if (showsSession) {
              CachingHeaders.keepPrivate(written, outside);
            }
            CachingHeaders.vary(written, outside);
          });
    }
  }

  /** Shows no header: cookies stay out of logs. */
  @Override
  public String toString() {
    return "StartedResponse";
  }
}
