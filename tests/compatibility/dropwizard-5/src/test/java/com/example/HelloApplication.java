package com.example;

import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

public class HelloApplication extends Application<Configuration> {
  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.jersey().register(Hello.class);
    environment
        .jersey()
        .register(SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET")));
  }

  public static void main(String[] args) throws Exception {
    new HelloApplication().run(args);
  }

  @Path("hello")
  public static class Hello {
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
  }
}
