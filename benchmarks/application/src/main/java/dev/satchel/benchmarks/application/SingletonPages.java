package dev.satchel.benchmarks.application;

import dev.satchel.Session;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;

/** The pages with Satchel's session, in one object for all requests. */
@Path("/")
public final class SingletonPages extends Pages {
  /** The runtime injects it when the object is registered. */
  @SuppressWarnings("NullAway.Init")
  @Context
  private Session session;

  @Override
  protected void begin(Map<String, String> entries) {
    session.clear().putAll(entries);
  }

  @Override
  protected String get(String key) {
    return session.get(key).orElse("nobody");
  }

  @Override
  protected void put(String key, String value) {
    session.put(key, value);
  }
}
