package dev.satchel.internal.runtime;

import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/**
 * Merges what stands outside the headers of one response, right before Jersey writes the headers.
 *
 * @param writer writes the response
 * @param merged the response that the filter saw; an error may replace it
 * @param merge what runs before the headers
 */
record MergingWriter(
    ContainerResponseWriter writer, ContainerResponseContext merged, Runnable merge)
    implements ContainerResponseWriter {

  /** Returns a writer that takes the place of one that this method made before. */
  static MergingWriter of(
      ContainerResponseWriter writer, ContainerResponseContext merged, Runnable merge) {
    return new MergingWriter(
        writer instanceof MergingWriter before ? before.writer() : writer, merged, merge);
  }

  @Override
  public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
    if (response == merged) {
      merge.run();
    }
    return writer.writeResponseStatusAndHeaders(length, response);
  }

  @Override
  public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
    return writer.suspend(timeOut, unit, handler);
  }

  @Override
  public void setSuspendTimeout(long timeOut, TimeUnit unit) {
    writer.setSuspendTimeout(timeOut, unit);
  }

  @Override
  public void commit() {
    writer.commit();
  }

  @Override
  public void failure(Throwable error) {
    writer.failure(error);
  }

  @Override
  public boolean enableResponseBuffering() {
    return writer.enableResponseBuffering();
  }
}
