package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Both scopes of one request, unopened until somebody asks: the one thing kept in the request,
 * under one property.
 */
final class Scopes {
  private static final String PROPERTY = "dev.satchel.Scopes";
  private static final AtomicReferenceFieldUpdater<Scopes, @Nullable SessionScope> SESSION =
      AtomicReferenceFieldUpdater.newUpdater(Scopes.class, SessionScope.class, "session");
  private static final AtomicReferenceFieldUpdater<Scopes, @Nullable FlashScope> FLASH =
      AtomicReferenceFieldUpdater.newUpdater(Scopes.class, FlashScope.class, "flash");

  private final Cookies cookies;
  private final MultivaluedMap<String, String> requestHeaders;
  private final long arrivedAt;
  private volatile @Nullable SessionScope session;
  private volatile @Nullable FlashScope flash;
  private volatile @Nullable DeclaredChanges declared;
  private volatile Glue.@Nullable Ending ending;
  private volatile @Nullable Begun begun;

  private Scopes(Cookies cookies, MultivaluedMap<String, String> requestHeaders) {
    this.cookies = cookies;
    this.requestHeaders = requestHeaders;
    this.arrivedAt = cookies.settings().clock().millis();
  }

  /** A response that the filter has seen, and the thread that writes it. */
  private record Begun(MultivaluedMap<String, Object> headers, Glue glue, Thread writer) {}

  /** Those that the filter placed. */
  static Scopes of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Scopes scopes) {
      return scopes;
    }
    throw new IllegalStateException(
        "A scope needs a request that passed SatchelFeature's filter, but this one did not; register SatchelFeature with the"
            + " application, or inject @Context Session or @Context Flash here, which are made on demand");
  }

  static Scopes of(ContainerRequestContext request, Cookies cookies) {
    return of(request::getProperty, request::setProperty, request::getHeaders, cookies);
  }

  /** Those of this application that are in the request already, else new ones. */
  static Scopes of(
      Function<String, @Nullable Object> property,
      BiConsumer<String, Object> setProperty,
      Supplier<MultivaluedMap<String, String>> headers,
      Cookies cookies) {
    if (property.apply(PROPERTY) instanceof Scopes scopes && scopes.cookies.sameAs(cookies)) {
      return scopes; // a servlet's forward may bring those of another application
    }
    Scopes scopes = new Scopes(cookies, headers.get());
    setProperty.accept(PROPERTY, scopes);
    return scopes;
  }

  static Scopes withoutContainer() {
    return new Scopes(Cookies.withoutContainer(), new MultivaluedHashMap<>());
  }

  SessionScope session() {
    SessionScope known = session;
    if (known != null) {
      return known;
    }
    SESSION.compareAndSet(this, null, new SessionScope(cookies.sessionRules(), this));
    return Objects.requireNonNull(session);
  }

  FlashScope flash() {
    FlashScope known = flash;
    if (known != null) {
      return known;
    }
    FLASH.compareAndSet(this, null, new FlashScope(cookies.flash(), this));
    return Objects.requireNonNull(flash);
  }

  SessionScope session(Map<String, String> arrived) {
    return new SessionScope(cookies.sessionRules(), this, arrived);
  }

  FlashScope flash(Map<String, String> received) {
    return new FlashScope(cookies.flash(), this, received);
  }

  @Nullable List<String> cookieHeader() {
    return requestHeaders.get(HttpHeaders.COOKIE);
  }

  /** When the request came, in milliseconds since 1970. */
  long arrivedAt() {
    return arrivedAt;
  }

  /** The annotated resource method is about to run. */
  void methodBegins(DeclaredChanges changes) {
    SessionScope openSession = session;
    if (openSession != null) {
      openSession.methodBegins(changes.newSession());
    }
    FlashScope openFlash = flash;
    if (openFlash != null) {
      openFlash.methodBegins();
    }
    declared = changes;
  }

  /** What the annotated method declared, if it was reached. */
  @Nullable DeclaredChanges declared() {
    return declared;
  }

  void methodEnded(Glue.Ending how) {
    ending = how;
  }

  /** Null where the runtime passed the method's own response filters over. */
  Glue.@Nullable Ending ending() {
    return ending;
  }

  /**
   * Whether the response can depend on them: nobody asked for one, and no flash is to be deleted.
   */
  boolean matter() {
    return session != null
        || flash != null
        || declared != null
        || cookies.flash().arrivedIn(cookieHeader());
  }

  /** What the response makes of the session; null if it has nothing to do with it. */
  @Nullable SessionOutcome sessionOutcome(
      Exchange exchange, DeclaredChanges.@Nullable Applied applied) {
    boolean asked = session != null || applied != null && applied.changesSession();
    return asked ? session().outcome(exchange, applied) : null;
  }

  Revocations revocations() {
    return cookies.revocations();
  }

  @Nullable String flashLine(Exchange exchange, DeclaredChanges.@Nullable Applied applied) {
    boolean asked =
        flash != null
            || applied != null && applied.changesFlash()
            || cookies.flash().arrivedIn(cookieHeader());
    return asked ? flash().line(exchange, applied) : null;
  }

  /** From here on, changes come too late, unless the runtime starts the response anew. */
  void responseBegins(MultivaluedMap<String, Object> headers, Glue glue) {
    begun = new Begun(headers, glue, Thread.currentThread());
  }

  /**
   * A scope was opened. One that a body writer opens first can still say so in the headers, which
   * wait for the first byte.
   */
  void touched() {
    Begun response = begun;
    if (response != null && response.writer == Thread.currentThread()) {
      if (isSessionShown()) {
        CachingHeaders.keepPrivate(response.headers);
      }
      CachingHeaders.vary(response.headers, response.glue.varyBeside());
    }
  }

  boolean isTouched() {
    SessionScope openSession = session;
    FlashScope openFlash = flash;
    return openSession != null && openSession.isTouched()
        || openFlash != null && openFlash.isTouched();
  }

  /** Whether the request was shown what a session cookie held. */
  boolean isSessionShown() {
    SessionScope openSession = session;
    return openSession != null && openSession.hasArrived();
  }

  /**
   * What a method declares is left undone. A client who filled its cookie can cause this with each
   * request.
   */
  void leavesOut(DeclaredChanges.Applied declaration, @Nullable String reason) {
    cookies
        .leftOut()
        .log(
            Level.ERROR,
            count ->
                "What the annotations of "
                    + declaration.method()
                    + " declare was left out: "
                    + reason
                    + " (such cases since the last such line: "
                    + count
                    + ")");
  }

  void changed(String scope) {
    if (begun != null) {
      cookies
          .lateChanges()
          .log(
              Level.WARNING,
              count ->
                  "Changes to a scope (last: the "
                      + scope
                      + ") made after the response began, since the last such line: "
                      + count
                      + "; they are lost unless the runtime starts the response anew: change scopes"
                      + " before the method returns, not in a streaming body or on a late thread");
    }
  }
}
