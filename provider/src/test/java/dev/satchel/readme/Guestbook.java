package dev.satchel.readme;

import dev.satchel.CrossOriginProtection;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.glassfish.jersey.server.ResourceConfig;

public class Guestbook extends ResourceConfig {
  public Guestbook() {
    register(Home.class);
    register(SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET")));
    register(CrossOriginProtection.create());
  }

  @Path("/")
  public static class Home {
    @Context Session session;
    @Context Flash flash;

    @GET
    @Produces("text/plain")
    public String home() {
      return flash.get("success").orElse("Hello") + ", " + session.get("user").orElse("stranger");
    }

    @POST
    public Response login(@FormParam("user") @DefaultValue("nobody") String user) {
      // Signing in begins a new session: clear() drops the entries of the session before.
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
  }

  public static void main(String[] args) throws InterruptedException {
    SeBootstrap.Configuration address =
        SeBootstrap.Configuration.builder().host("localhost").port(8080).build();
    SeBootstrap.start(new Guestbook(), address).toCompletableFuture().join();
    Thread.currentThread().join();
  }
}
