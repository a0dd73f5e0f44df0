package dev.satchel.benchmarks.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.AbstractSession;
import io.vertx.ext.web.sstore.SessionStore;
import io.vertx.ext.web.sstore.cookie.CookieSessionStore;
import java.util.Map;
import java.util.function.Function;

/**
 * Encodes and decodes as the handler of Vert.x 5 does for a session in a cookie: AES-GCM over a
 * binary format with an id and one time. Another class loader may use the class, because it shows
 * only interfaces of the JDK.
 */
public final class SessionCodec {
  private static final String SECRET = "A key that no production has, and that is long enough";
  private static final SessionStore STORE =
      CookieSessionStore.create(Vertx.vertx(new VertxOptions().setUseDaemonThread(true)), SECRET);

  private SessionCodec() {}

  /** Returns an encoder for one thread. */
  public static Function<Map<String, String>, String> encoder() {
    return new Encoder();
  }

  /** Returns the entries, or no entry if Vert.x refuses the value. */
  // Only strings were encrypted.
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static Function<String, Map<String, String>> decoder() {
    return value -> {
      // The result is there at once, or null if the store failed.
      var session = STORE.get(value).result();
      return session == null ? Map.of() : (Map) session.data();
    };
  }

  /** A handler that writes has the session at hand, so that making one is done but once. */
  private static final class Encoder implements Function<Map<String, String>, String> {
    private Map<String, String> entries = Map.of();
    private AbstractSession session = session();

    private AbstractSession session() {
      var made = (AbstractSession) STORE.createSession(SessionHandler.DEFAULT_SESSION_TIMEOUT);
      made.data().putAll(entries);
      return made;
    }

    @Override
    public String apply(Map<String, String> entries) {
      if (entries != this.entries) {
        this.entries = entries;
        session = session();
      }
      session.setAccessed();
      return session.value();
    }
  }
}
