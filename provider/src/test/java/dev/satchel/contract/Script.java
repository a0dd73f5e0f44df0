package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.ScopeOverflowException;
import dev.satchel.Session;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Does to the scopes what a request's query says, in order: {@code s=put:key:value} for the
 * session, {@code f=} for the flash. The body has a line for each reading.
 */
final class Script {
  private final Session session;
  private final Flash flash;
  private final StringBuilder body = new StringBuilder();

  private Script(Session session, Flash flash) {
    this.session = session;
    this.flash = flash;
  }

  static Response run(Session session, Flash flash, UriInfo uri) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    Script script = new Script(session, flash);
    query.getOrDefault("s", List.of()).forEach(step -> script.session(step.split(":", -1)));
    query.getOrDefault("f", List.of()).forEach(step -> script.flash(step.split(":", -1)));
    int status = query.containsKey("status") ? Integer.parseInt(query.getFirst("status")) : 200;
    String thrown = query.getFirst("throw");
    if (thrown != null) {
      throw switch (thrown) {
        case "web" -> new WebApplicationException(status);
        case "mapped" -> new MappedException(status);
        default -> new IllegalStateException("escapes");
      };
    }
    Response.ResponseBuilder response = Response.status(status);
    if (status != 304 && status != 204) {
      response.entity(status == 205 ? "" : script.body.toString());
    }
    if (query.containsKey("location")) {
      response.header(HttpHeaders.LOCATION, query.getFirst("location"));
    }
    if (query.containsKey("cache")) {
      response.header(HttpHeaders.CACHE_CONTROL, query.getFirst("cache"));
      response.header("Expires", "Thu, 01 Jan 2026 00:00:00 GMT");
      response.header("CDN-Cache-Control", "max-age=60").header("Surrogate-Control", "max-age=60");
    }
    query
        .getOrDefault("header", List.of())
        .forEach(
            header -> {
              String[] nameAndValue = header.split(":", 2);
              response.header(nameAndValue[0], nameAndValue[1]);
            });
    query
        .getOrDefault("vary", List.of())
        .forEach(value -> response.header(HttpHeaders.VARY, value));
    return response.build();
  }

  private void session(String[] step) {
    switch (step[0]) {
      case "put" -> session.put(step[1], step[2]);
      case "fill" -> session.put(step[1], "x".repeat(Integer.parseInt(step[2])));
      case "tryfill" -> say(() -> session.put(step[1], "x".repeat(Integer.parseInt(step[2]))));
      case "remove" -> session.remove(step[1]);
      case "clear" -> session.clear();
      case "replace" -> session.replaceWith(step.length == 1 ? Map.of() : Map.of(step[1], step[2]));
      case "get" -> say(session.get(step[1]).orElse("absent"));
      case "contains" -> say(session.contains(step[1]));
      case "empty" -> say(session.isEmpty());
      case "map" -> say(new TreeMap<>(session.asMap()));
      case "id" -> say(session.id());
      case "hasid" -> say(session.hasId());
      case "renew" -> session.renewId();
      case "started" -> say(seconds(session.startedAt()));
      case "expires" -> say(seconds(session.expiresAt()));
      default -> throw new IllegalArgumentException(step[0]);
    }
  }

  private static Object seconds(Optional<Instant> time) {
    return time.<Object>map(Instant::getEpochSecond).orElse("never");
  }

  private void flash(String[] step) {
    switch (step[0]) {
      case "put" -> flash.put(step[1], step[2]);
      case "fill" -> flash.put(step[1], "x".repeat(Integer.parseInt(step[2])));
      case "tryfill" -> say(() -> flash.put(step[1], "x".repeat(Integer.parseInt(step[2]))));
      case "now" -> flash.now(step[1], step[2]);
      case "keep" -> {
        if (step.length == 1) {
          flash.keep();
        } else {
          flash.keep(step[1]);
        }
      }
      case "discard" -> flash.discard();
      case "get" -> say(flash.get(step[1]).orElse("absent"));
      case "contains" -> say(flash.contains(step[1]));
      case "empty" -> say(flash.isEmpty());
      case "map" -> say(new TreeMap<>(flash.asMap()));
      case "next" -> say(new TreeMap<>(flash.next()));
      default -> throw new IllegalArgumentException(step[0]);
    }
  }

  private void say(Runnable overflowing) {
    try {
      overflowing.run();
    } catch (ScopeOverflowException e) {
      say(e.getMessage());
    }
  }

  private void say(Object reading) {
    body.append(reading).append('\n');
  }
}
