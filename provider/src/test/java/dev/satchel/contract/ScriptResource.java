package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Runs the query's {@link Script}. */
@Path("do")
public class ScriptResource {
  @Context Session session;
  @Context Flash flash;
  @Context UriInfo uri;

  @GET
  public Response get() {
    return Script.run(session, flash, uri);
  }

  @POST
  public Response post() {
    return Script.run(session, flash, uri);
  }
}
