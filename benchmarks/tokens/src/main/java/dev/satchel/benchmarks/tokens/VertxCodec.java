package dev.satchel.benchmarks.tokens;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.SessionStore;
import io.vertx.ext.web.sstore.cookie.CookieSessionStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes as Vert.x's handler does for a session in a cookie: HMAC-SHA256 over a binary
 * format with an id and one time stamp. This is less work than Satchel's: no JSON, and two sums
 * that find out whether a session has changed are left out. For one thread, as the store has one
 * Mac for all of its sessions: there is a store to each event loop.
 */
final class VertxCodec implements Codec {
  private static final String SECRET = "A key that no production has, and that is long enough";

  private final SessionStore store =
      CookieSessionStore.create(Vertx.vertx(new VertxOptions().setUseDaemonThread(true)), SECRET);
  private Map<String, String> entries = Map.of();
  private Session session = session();

  private Session session() {
    Session session = store.createSession(SessionHandler.DEFAULT_SESSION_TIMEOUT);
    session.data().putAll(entries);
    return session;
  }

  /** A handler that writes has the session at hand, so that making one is done but once. */
  @Override
  public String encode(Map<String, String> entries) {
    if (entries != this.entries) {
      this.entries = entries;
      session = session();
    }
    session.setAccessed();
    return session.value();
  }

  @Override
  public @Nullable Map<String, String> decode(String value) {
    Future<@Nullable Session> found = store.get(value);
    // The result is there at once, or null if the store failed.
    Session session = found.result();
    return session == null ? null : DataClaim.entries(session.data());
  }
}
