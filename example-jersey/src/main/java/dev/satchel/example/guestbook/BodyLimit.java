package dev.satchel.example.guestbook;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Refuses a request whose body is longer than any form of these pages. The runtime would read the
 * whole body into memory. The filter reads no more than the limit, because a body in chunks does
 * not tell its length.
 */
@Provider
@PreMatching
@Priority(Priorities.HEADER_DECORATOR)
public final class BodyLimit implements ContainerRequestFilter {
  private static final int MAX_BYTES = 64 * 1024;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (announcedBytes(request) > MAX_BYTES) {
      throw tooLarge();
    }
    byte[] body = request.getEntityStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw tooLarge();
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }

  /** Returns the Content-Length, or 0 if the header has no number. */
  private static long announcedBytes(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static ClientErrorException tooLarge() {
    return new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
  }
}
