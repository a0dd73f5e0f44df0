package dev.satchel.example.guestbook;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Takes every form for UTF-8, as a browser sends it from a page in UTF-8. Jersey would answer 500
 * to a form of an unknown charset or of no type.
 */
@Provider
@PreMatching // A form method is looked up by the type.
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
