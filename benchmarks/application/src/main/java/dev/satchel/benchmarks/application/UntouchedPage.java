package dev.satchel.benchmarks.application;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Has nothing injected. */
@Path("untouched")
public final class UntouchedPage {
  @GET
  @Produces(Pages.HTML)
  public String untouched() {
    return Pages.page(Pages.USER);
  }
}
