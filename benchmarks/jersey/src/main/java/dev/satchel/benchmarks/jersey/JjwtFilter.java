package dev.satchel.benchmarks.jersey;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;

/** Places the session in the request, and writes its cookie if it changed. */
@PreMatching
public final class JjwtFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private final JjwtCookie codec = new JjwtCookie();

  @Override
  public void filter(ContainerRequestContext request) {
    JjwtSession.place(codec, request);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String value = JjwtSession.of(request).changedValue();
    if (value != null) {
      response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie(value));
    }
  }

  private static NewCookie cookie(String value) {
    return new NewCookie.Builder(JjwtCookie.NAME)
        .value(value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
