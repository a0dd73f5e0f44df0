package dev.satchel.example.guestbook;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Reads every form as UTF-8, because a browser sends UTF-8 from a page in UTF-8. Without this
 * filter Jersey answers 500 to a form with an unknown charset or without a type. The filter is
 * pre-matching, because Jersey finds the method of a form by the type.
 */
@Provider
@PreMatching
public final class Forms implements ContainerRequestFilter {
  private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

  @Override
  public void filter(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    if (type == null || type.isCompatible(FORM)) {
      request
          .getHeaders()
          .putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
    }
  }
}
