package dev.satchel.benchmarks.application;

import dev.satchel.Session;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;

/** The pages with the session that Satchel injects. */
@Path("/")
public final class SessionPages extends Pages {
  private final Session session;

  /** Made by the runtime. */
  public SessionPages(@Context Session session) {
    this.session = session;
  }

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
