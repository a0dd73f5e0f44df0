package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Pages;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.Objects;

/** The pages with the session that the filter of jjwt placed in the request. */
@Path("/")
public final class JjwtPages extends Pages {
  private final ContainerRequestContext request;

  /** Made by the runtime. */
  public JjwtPages(@Context ContainerRequestContext request) {
    this.request = request;
  }

  @Override
  protected void begin(Map<String, String> entries) {
    JjwtSession.of(request).begin(entries);
  }

  @Override
  protected String get(String key) {
    return Objects.requireNonNullElse(JjwtSession.of(request).get(key), "nobody");
  }

  @Override
  protected void put(String key, String value) {
    JjwtSession.of(request).put(key, value);
  }
}
