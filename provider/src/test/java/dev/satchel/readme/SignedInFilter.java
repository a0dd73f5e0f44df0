package dev.satchel.readme;

import dev.satchel.Flash;
import dev.satchel.Session;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@SignedIn
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (Session.of(request).contains("user")) {
      return;
    }
    Flash.of(request).success("Please sign in");
    request.abortWith(Response.seeOther(URI.create("/")).build());
  }
}
