package dev.satchel.benchmarks.application;

import dev.satchel.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Has a session injected, and does not use it. */
@Path("injected")
public final class InjectedPage {
  private final Session session;

  /** Made by the runtime. */
  public InjectedPage(@Context Session session) {
    this.session = session;
  }

  @GET
  @Produces(Pages.HTML)
  public String injected() {
    return Pages.page(session == null ? "nobody" : Pages.USER);
  }
}
