package dev.satchel.readme;

import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The pages of the README's guestbook, for every runtime, and a page that is made elsewhere. */
@Path("/")
public class Home {
  @Context Session session;
  @Context Flash flash;

  @GET
  @Produces("text/plain")
  public String home() {
    return flash.get("success").orElse("Hello") + ", " + session.get("user").orElse("stranger");
  }

  @POST
  public Response login(@FormParam("user") @DefaultValue("nobody") String user) {
    session.clear().put("user", user);
    flash.success("Welcome");
    return Response.seeOther(URI.create("/")).build();
  }

  @POST
  @Path("logout")
  @WithNewSession
  @Flashing(key = "success", value = "Goodbye")
  public Response logout() {
    return Response.seeOther(URI.create("/")).build();
  }

  @GET
  @Path("report")
  @Produces("text/plain")
  public CompletionStage<String> report() {
    // This line runs on the request's thread. The next line does not.
    Session own = session.current();
    return CompletableFuture.supplyAsync(() -> "Report for " + own.get("user").orElse("nobody"));
  }
}
