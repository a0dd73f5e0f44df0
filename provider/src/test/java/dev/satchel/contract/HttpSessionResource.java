package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/**
 * Uses the servlet container's session together with Satchel's session. Not every runtime has the
 * type.
 */
@Path("hard/http-session")
public class HttpSessionResource {
  /** Says how often it was visited: by the container's session, and by ours. */
  @GET
  public String get(
      @Context Session session, @Context Flash flash, @Context HttpServletRequest request) {
    Integer known = (Integer) request.getSession().getAttribute("visits");
    int visits = known == null ? 1 : known + 1;
    request.getSession().setAttribute("visits", visits);
    int ours = session.get("visits").map(Integer::parseInt).orElse(0) + 1;
    session.put("visits", String.valueOf(ours));
    flash.put("visits", String.valueOf(ours));
    return visits + " " + ours;
  }
}
