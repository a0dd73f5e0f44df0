package dev.satchel.readme;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.Set;

@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class SameOriginFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public void filter(ContainerRequestContext request) {
    if (!SAFE_METHODS.contains(request.getMethod()) && !isOfThisSite(request)) {
      request.abortWith(Response.status(403).entity("This form is of another site.").build());
    }
  }

  private static boolean isOfThisSite(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    // Browsers leave Sec-Fetch-Site out over plain http. Programs that are no browsers send
    // neither.
    String origin = request.getHeaderString("Origin");
    return origin == null || origin.endsWith("://" + request.getHeaderString("Host"));
  }
}
