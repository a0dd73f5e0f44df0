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
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;

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

  /** Registers Satchel. */
  public static class SatchelRegistration implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET")));
      return true;
    }
  }

  /** Names the classes of the application. */
  public static class Site extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Hello.class, SatchelRegistration.class);
    }
  }

  static SeBootstrap.Instance serve(int port) {
    SeBootstrap.Configuration address =
        SeBootstrap.Configuration.builder().host("localhost").port(port).build();
    return SeBootstrap.start(Site.class, address).toCompletableFuture().join();
  }

  public static void main(String[] args) throws InterruptedException {
    serve(8080);
    Thread.currentThread().join(); // the process ends with main otherwise
  }
}
