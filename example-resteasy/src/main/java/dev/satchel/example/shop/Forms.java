package dev.satchel.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.UnsupportedEncodingException;

/**
 * Takes every form for UTF-8, as a browser sends it from a page in UTF-8. Undertow would take it
 * for ISO-8859-1, for browsers do not name the charset.
 */
@Provider
@PreMatching
public final class Forms implements ContainerRequestFilter {
  private final HttpServletRequest servletRequest;

  public Forms(@Context HttpServletRequest servletRequest) {
    this.servletRequest = servletRequest;
  }

  @Override
  public void filter(ContainerRequestContext request) throws UnsupportedEncodingException {
    servletRequest.setCharacterEncoding("UTF-8");
  }
}
