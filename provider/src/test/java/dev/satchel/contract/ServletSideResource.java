package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.Session;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts headers into the servlet's response. Not every runtime has the type. */
@Path("hard/servlet")
public class ServletSideResource {
  private static final byte[] BODY = "late".getBytes(StandardCharsets.US_ASCII);

  /** Puts the query's headers into the servlet's response, and runs the query's script. */
  @GET
  public Response get(
      @Context Session session,
      @Context Flash flash,
      @Context UriInfo uri,
      @Context HttpServletResponse servlet) {
    for (String header : uri.getQueryParameters().getOrDefault("outside", List.of())) {
      String[] nameAndValue = header.split(":", 2);
      servlet.addHeader(nameAndValue[0], nameAndValue[1]);
    }
    return Script.run(session, flash, uri);
  }

  /** Does the same. */
  @POST
  public Response post(
      @Context Session session,
      @Context Flash flash,
      @Context UriInfo uri,
      @Context HttpServletResponse servlet) {
    return get(session, flash, uri, servlet);
  }

  /** Adds one cookie before the response, and another while the body is written. */
  @GET
  @Path("late")
  public StreamingOutput late(@Context Session session, @Context HttpServletResponse servlet) {
    session.put("a", "1");
    servlet.addCookie(cookie("early"));
    return body -> {
      servlet.addCookie(cookie("late"));
      body.write(BODY);
    };
  }

  /** Begins the container's session while the body is written. */
  @GET
  @Path("late-session")
  public StreamingOutput lateSession(
      @Context Session session, @Context HttpServletRequest request) {
    session.put("a", "1");
    return body -> {
      request.getSession().setAttribute("a", "1");
      body.write(BODY);
    };
  }

  private static Cookie cookie(String name) {
    Cookie cookie = new Cookie(name, "1");
    cookie.setPath("/");
    return cookie;
  }
}
