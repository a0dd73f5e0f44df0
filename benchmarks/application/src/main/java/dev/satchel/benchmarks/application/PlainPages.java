package dev.satchel.benchmarks.application;

import jakarta.ws.rs.Path;
import java.util.Map;

/** The pages without a session. Everybody is the same user. */
@Path("/")
public final class PlainPages extends Pages {
  @Override
  protected void begin(Map<String, String> entries) {}

  @Override
  protected String get(String key) {
    return USER;
  }

  @Override
  protected void put(String key, String value) {}
}
