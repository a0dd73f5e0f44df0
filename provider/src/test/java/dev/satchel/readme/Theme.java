package dev.satchel.readme;

import dev.satchel.Session;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("theme")
public class Theme {
  @Context Session session;

  @GET
  @Produces("text/plain")
  public String theme() {
    return session.get("theme").orElse("light");
  }

  @POST
  public Response choose(@FormParam("theme") @DefaultValue("light") String theme) {
    session.put("theme", theme);
    return Response.seeOther(URI.create("/theme")).build();
  }

  @POST
  @Path("reset")
  public Response reset() {
    session.remove("theme");
    return Response.seeOther(URI.create("/theme")).build();
  }
}
