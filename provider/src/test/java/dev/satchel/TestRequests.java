package dev.satchel;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;

/** Requests and responses as Jersey makes them, without a server. */
public final class TestRequests {
  private TestRequests() {}

  public static ContainerRequest get(String uri) {
    return new ContainerRequest(
        URI.create("/"), URI.create(uri), "GET", null, new MapPropertiesDelegate(), null);
  }

  /** Returns a request with one header. */
  static ContainerRequest get(String uri, String header, String value) {
    ContainerRequest request = get(uri);
    request.header(header, value);
    return request;
  }

  static ContainerResponse answer(ContainerRequest request, int status) {
    return new ContainerResponse(request, Response.status(status).build());
  }
}
