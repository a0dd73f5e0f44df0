package dev.satchel.example.guestbook;

import dev.satchel.Session;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Shows a page that says what went wrong with a request. */
@Provider
public final class ErrorPage implements ExceptionMapper<WebApplicationException> {
  private final Session session;

  public ErrorPage(@Context Session session) {
    this.session = session;
  }

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response response = exception.getResponse();
    if (response.getStatusInfo().getFamily() == Family.REDIRECTION) {
      return response;
    }
    String message =
        switch (response.getStatus()) {
          case 401 -> "Oops, you are not connected.";
          case 403 -> "This form came from another site.";
          case 404 -> "There is no such page in this book.";
          case 413 -> "That is too much for one form.";
          default -> response.getStatusInfo().getReasonPhrase() + ".";
        };
    return Response.fromResponse(response)
        .type(Pages.HTML)
        .entity(
            Pages.render(
                "error",
                Map.of(
                    "status", response.getStatus(),
                    "message", message,
                    "session", session.asMap())))
        .build();
  }
}
