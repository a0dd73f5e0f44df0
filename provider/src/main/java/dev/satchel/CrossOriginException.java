package dev.satchel;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.Response;

/**
 * Thrown for a request that {@link CrossOriginProtection} refuses. The response has the status 403
 * and a short text. An {@code ExceptionMapper} for this class, or for a class above it, can answer
 * in another way.
 */
public final class CrossOriginException extends ForbiddenException {
  /** Marks the exception's own response, which no other request shares. It is never sent. */
  static final String MARK = "Satchel-Refusal";

  private static final long serialVersionUID = 1;

  CrossOriginException() {
    super(
        "A request that may change something must come from a page of this site, but its"
            + " Sec-Fetch-Site or Origin header names another; send it from a page of this site",
        Response.status(Response.Status.FORBIDDEN).header(MARK, "1").build());
  }
}
