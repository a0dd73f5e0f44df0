package dev.satchel.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.UnsupportedEncodingException;

/**
 * Reads every form as UTF-8, because a browser sends UTF-8 from a page in UTF-8. Browsers do not
 * name the charset, and without this filter Undertow would read ISO-8859-1.
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
