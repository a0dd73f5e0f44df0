package com.example;

import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@RequestScoped
@Path("hello")
public class Hello {
  @Inject Session session;
  @Inject Flash flash;

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
}
