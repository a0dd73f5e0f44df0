package dev.satchel.example.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Serves the files of the pages' design. They use no scope, so any cache may keep them. */
@Path("/")
public final class Assets {
  @GET
  @Path("style.css")
  @Produces("text/css;charset=utf-8")
  public Response style() {
    return asset("style.css");
  }

  @GET
  @Path("icon.svg")
  @Produces("image/svg+xml")
  public Response icon() {
    return asset("icon.svg");
  }

  @GET
  @Path("items.svg")
  @Produces("image/svg+xml")
  public Response items() {
    return asset("items.svg");
  }

  private static Response asset(String name) {
    InputStream content = Assets.class.getResourceAsStream("/assets/" + name);
    CacheControl tenMinutes = new CacheControl();
    tenMinutes.setMaxAge(600);
    return Response.ok(content).cacheControl(tenMinutes).build();
  }
}
