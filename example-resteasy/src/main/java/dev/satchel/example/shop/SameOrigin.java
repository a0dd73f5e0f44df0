package dev.satchel.example.shop;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses forms of other sites. Such a form comes without the session, but the response could
 * replace the session: it could sign the user out, or in as somebody else.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class SameOrigin implements ContainerRequestFilter {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public void filter(ContainerRequestContext request) {
    if (!SAFE_METHODS.contains(request.getMethod()) && !isOfThisSite(request)) {
      throw new ForbiddenException();
    }
  }

  private static boolean isOfThisSite(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    // Browsers leave Sec-Fetch-Site out over plain http, except to localhost. Programs that are no
    // browsers send neither.
    String origin = request.getHeaderString("Origin");
    return origin == null || origin.endsWith("://" + request.getHeaderString("Host"));
  }
}
