package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;

/** The pages with the session that the servlet container holds in its memory. */
@Path("/")
public final class HttpSessionPages extends Pages {
  private final HttpServletRequest request;

  /** Made by the runtime. */
  public HttpSessionPages(@Context HttpServletRequest request) {
    this.request = request;
  }

  @Override
  protected void begin(Map<String, String> entries) {
    HttpSession known = request.getSession(false);
    if (known != null) {
      known.invalidate();
    }
    entries.forEach(request.getSession(true)::setAttribute);
  }

  @Override
  protected String get(String key) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(key) instanceof String text ? text : "nobody";
  }

  @Override
  protected void put(String key, String value) {
    request.getSession(true).setAttribute(key, value);
  }
}
