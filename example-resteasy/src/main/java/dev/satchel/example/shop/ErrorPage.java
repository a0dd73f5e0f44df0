package dev.satchel.example.shop;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Shows a page that says what went wrong with a request. */
@Provider
public final class ErrorPage implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException exception) {
    Response response = exception.getResponse();
    if (response.getStatusInfo().getFamily() == Family.REDIRECTION) {
      return response;
    }
    String message =
        switch (response.getStatus()) {
          case 401 -> "Oops, you are not connected.";
          case 404 -> "There is no such page in this shop.";
          default -> response.getStatusInfo().getReasonPhrase() + ".";
        };
    return Response.fromResponse(response)
        .type(Pages.HTML)
        .entity(Pages.render("error", Map.of("status", response.getStatus(), "message", message)))
        .build();
  }
}
