package dev.satchel.contract;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;

/** An exception that a mapper turns into a response of its status. */
public final class MappedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;

  MappedException(int status) {
    this.status = status;
  }

  /** Answers with 303, to the login page. */
  public static final class Mapper implements ExceptionMapper<MappedException> {
    @Override
    public Response toResponse(MappedException exception) {
      return exception.status == 303
          ? Response.seeOther(URI.create("/login")).build()
          : Response.status(exception.status).entity("mapped").build();
    }
  }
}
