package dev.satchel.cache.readme;

import dev.satchel.Revocations;
import dev.satchel.Session;
import dev.satchel.cache.SessionCache;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

@Path("/")
public class Reports {
  @Context Session session;
  @Context SessionCache cache;
  @Context Revocations revocations;

  @POST
  public Response signIn(@FormParam("user") String user) {
    session.clear().put("user", user);
    return Response.seeOther(URI.create("/report")).build();
  }

  @GET
  @Path("report")
  @Produces("text/plain")
  public String report() {
    return cache.computeIfAbsent("report", Report.class, Reports::slowReport).text();
  }

  private static Report slowReport() {
    return new Report("Report " + UUID.randomUUID());
  }

  @POST
  @Path("sign-out-everywhere")
  public Response signOutEverywhere() {
    session.get("user").ifPresent(revocations::revokeAll);
    session.clear();
    return Response.seeOther(URI.create("/report")).build();
  }
}
