package com.example;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

@Path("hello")
public class Hello {
  @Context Session session;
  @Context Flash flash;

  @GET
  @Produces("text/plain")
  public String greet() {
    return flash.get("success").orElse("Hello") + ", " + session.get("user").orElse("stranger");
  }

  @POST
  public Response signIn(@FormParam("user") @DefaultValue("nobody") String user) {
    session.clear().put("user", user);
    flash.success("Welcome");
    return Response.seeOther(URI.create("hello")).build();
  }

  @POST
  @Path("sign-out")
  @WithNewSession
  @Flashing(key = "success", value = "Goodbye")
  public Response signOut() {
    return Response.seeOther(URI.create("hello")).build();
  }

  static HttpServer serve(int port) {
    ResourceConfig site = new ResourceConfig(Hello.class);
    site.register(SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET")));
    return GrizzlyHttpServerFactory.createHttpServer(
        URI.create("http://localhost:" + port + "/"), site);
  }

  public static void main(String[] args) {
    serve(8080);
  }
}
