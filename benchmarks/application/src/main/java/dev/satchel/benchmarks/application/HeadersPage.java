package dev.satchel.benchmarks.application;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** Has the headers injected, a type of the runtime itself, and does not use them. */
@Path("headers")
public final class HeadersPage {
  private final HttpHeaders headers;

  /** Made by the runtime. */
  public HeadersPage(@Context HttpHeaders headers) {
    this.headers = headers;
  }

  @GET
  @Produces(Pages.HTML)
  public String headers() {
    return Pages.page(headers == null ? "nobody" : Pages.USER);
  }
}
