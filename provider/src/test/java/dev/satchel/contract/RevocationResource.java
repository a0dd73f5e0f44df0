package dev.satchel.contract;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.RemovingFromSession;
import dev.satchel.Revocations;
import dev.satchel.Session;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Ends sessions, and holds requests in flight. */
@Path("revocation")
public class RevocationResource {
  static final String USER = "connected";

  @Context Session session;
  @Context Flash flash;
  @Context UriInfo uri;
  @Context Revocations revocations;

  @POST
  @Path("one")
  public Response one() {
    revocations.revoke(session);
    return Script.run(session, flash, uri);
  }

  @POST
  @Path("all")
  public Response all(@QueryParam("of") String subject) {
    revocations.revokeAll(subject);
    return Script.run(session, flash, uri);
  }

  /** Opens the session, and goes on when the test says so. */
  @POST
  @Path("held")
  public Response held() {
    session.isEmpty();
    Gate.pass(uri);
    return Script.run(session, flash, uri);
  }

  @POST
  @Path("login")
  @AddingToSession(key = USER, value = "ann")
  public void login() {}

  @POST
  @Path("logout")
  @RemovingFromSession(USER)
  public void logout() {}
}
