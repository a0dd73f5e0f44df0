package dev.satchel.internal.runtime;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.glassfish.jersey.message.internal.OutboundJaxrsResponse;
import org.glassfish.jersey.message.internal.OutboundMessageContext;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/**
 * The container of one request, which gets the headers of this request.
 *
 * @param filtered the response that the filter saw; an error may replace it
 */
record JerseyOwnHeaders(
    ContainerResponseWriter container,
    ContainerResponseContext filtered,
    Object owner,
    Consumer<MultivaluedMap<String, Object>> writing)
    implements ContainerResponseWriter {
  @Override
  public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
    if (response != filtered) {
      return container.writeResponseStatusAndHeaders(length, response);
    }
    OutboundMessageContext copy = new OutboundMessageContext(response.getWrappedMessageContext());
    SharedHeaders.writeOwn(copy.getHeaders(), owner, writing);
    return container.writeResponseStatusAndHeaders(
        length,
        new ContainerResponse(
            response.getRequestContext(),
            new OutboundJaxrsResponse(response.getStatusInfo(), copy)));
  }

  @Override
  public boolean suspend(long time, TimeUnit unit, TimeoutHandler handler) {
    return container.suspend(time, unit, handler);
  }

  @Override
  public void setSuspendTimeout(long time, TimeUnit unit) {
    container.setSuspendTimeout(time, unit);
  }

  @Override
  public void commit() {
    container.commit();
  }

  @Override
  public void failure(Throwable error) {
    container.failure(error);
  }

  @Override
  public boolean enableResponseBuffering() {
    return container.enableResponseBuffering();
  }

  /** Shows no header: cookies stay out of logs. */
  @Override
  public String toString() {
    return "JerseyOwnHeaders";
  }
}
