package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.runtime.ExchangeState;
import dev.satchel.internal.runtime.RequestProperties;
import dev.satchel.internal.runtime.RuntimeAdapter;
import dev.satchel.internal.token.Claims;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Both scopes of one request. Satchel opens no scope until code uses it, and keeps nothing else in
 * the request. Safe for many threads.
 */
final class RequestScopes extends ExchangeState implements RequestState, RequestView {
  private static final AtomicReferenceFieldUpdater<RequestScopes, @Nullable SessionScope> SESSION =
      AtomicReferenceFieldUpdater.newUpdater(RequestScopes.class, SessionScope.class, "session");
  private static final AtomicReferenceFieldUpdater<RequestScopes, @Nullable FlashScope> FLASH =
      AtomicReferenceFieldUpdater.newUpdater(RequestScopes.class, FlashScope.class, "flash");
  private static final AtomicReferenceFieldUpdater<RequestScopes, @Nullable String> RESERVED =
      AtomicReferenceFieldUpdater.newUpdater(RequestScopes.class, String.class, "reservedId");

  private final ApplicationScopes application;
  private final MultivaluedMap<String, String> requestHeaders;
  private final long arrivedAt;
  private volatile @Nullable SessionScope session;
  private volatile @Nullable FlashScope flash;
  private volatile @Nullable DeclaredChanges begun;
  private volatile @Nullable Ending ending;
  private volatile @Nullable StartedResponse response;
  private volatile @Nullable String reservedId;
  private volatile RevocationLedger.@Nullable Result revocation;

  private RequestScopes(RequestProperties request, ApplicationScopes application) {
    super(request);
    this.application = application;
    this.requestHeaders = request.headers();
    this.arrivedAt = application.settings().clock().millis();
  }

  /**
   * Returns the scopes of a request, and places them there if it has none of this application.
   *
   * @throws IllegalStateException if the runtime mixed up the properties of two requests
   */
  static RequestScopes of(RequestProperties request, ApplicationScopes application) {
    RequestScopes known = known(request, application);
    if (known == null) {
      return placed(request, application);
    }
    known.requireOf(request.exchange());
    return known;
  }

  /** Does the same for a request that arrives. The scopes of another request are replaced. */
  static RequestScopes arriving(RequestProperties request, ApplicationScopes application) {
    RequestScopes known = known(request, application);
    return known != null && known.arrives(request) ? known : placed(request, application);
  }

  /** A servlet's forward may bring the scopes of another application. */
  private static @Nullable RequestScopes known(
      RequestProperties request, ApplicationScopes application) {
    return request.get(PROPERTY) instanceof RequestScopes scopes
            && scopes.application.sameAs(application)
        ? scopes
        : null;
  }

  private static RequestScopes placed(RequestProperties request, ApplicationScopes application) {
    RequestScopes scopes = new RequestScopes(request, application);
    request.set(PROPERTY, scopes);
    return scopes;
  }

  @Override
  public <T> T get(Class<T> type) {
    if (type == Session.class) {
      return type.cast(session());
    }
    if (type == Flash.class) {
      return type.cast(flash());
    }
    if (type == Revocations.class) {
      return type.cast(application.revocations());
    }
    throw new IllegalArgumentException("A request has no " + type.getName() + ".");
  }

  SessionScope session() {
    SessionScope known = session;
    if (known != null) {
      return known;
    }
    SESSION.compareAndSet(this, null, new SessionScope(application.session(), this));
    return Objects.requireNonNull(session);
  }

  FlashScope flash() {
    FlashScope known = flash;
    if (known != null) {
      return known;
    }
    FLASH.compareAndSet(this, null, new FlashScope(application.flash(), this));
    return Objects.requireNonNull(flash);
  }

  @Override
  public @Nullable List<String> cookieHeader() {
    return requestHeaders.get(HttpHeaders.COOKIE);
  }

  @Override
  public long arrivedAt() {
    return arrivedAt;
  }

  /** Hides both scopes from the resource method, which takes requests from everywhere. */
  void hide(boolean mayWrite) {
    session().hide(mayWrite);
    flash().hide(mayWrite);
  }

  /** Called right before an annotated resource method runs. */
  void methodBegins(DeclaredChanges changes) {
    SessionScope openSession = session;
    if (openSession != null) {
      openSession.methodBegins(changes.newSession());
    }
    FlashScope openFlash = flash;
    if (openFlash != null) {
      openFlash.methodBegins();
    }
    begun = changes;
  }

  @Override
  public @Nullable DeclaredChanges begun() {
    return begun;
  }

  /** Called when an annotated resource method has ended. */
  void methodEnded(Ending how) {
    ending = how;
  }

  /** Returns how the method ended, or null where the runtime skipped the method's own filters. */
  @Nullable Ending ending() {
    return ending;
  }

  /**
   * Returns whether the response may need a cookie header: somebody used a scope, or a flash cookie
   * arrived.
   */
  boolean concernsResponse() {
    return session != null
        || flash != null
        || begun != null
        || application.flash().arrivedIn(cookieHeader());
  }

  /** Returns what the response makes of the session, or null if it has nothing to do with it. */
  @Nullable SessionReply sessionReply(@Nullable EffectiveChanges declared, ResponseRules response) {
    SessionScope known = session;
    SessionState state = known == null ? null : known.state();
    boolean declares = declared != null && declared.changesSession();
    if (state == null && !declares) {
      return null;
    }
    // What annotations declare belongs to what the method sees.
    SessionState now = state == null || declares ? session().opened() : state;
    return SessionReply.of(now, declared, response, application.session(), this::reservedId);
  }

  /** Returns what the response makes of the flash, or null if it has nothing to do with it. */
  @Nullable FlashReply flashReply(@Nullable EffectiveChanges declared, ResponseRules response) {
    FlashCookie cookie = application.flash();
    FlashScope known = flash;
    boolean declares = declared != null && declared.changesFlash() && !response.failed();
    FlashState now = declares ? flash().opened() : known == null ? null : known.state();
    if (now != null) {
      return FlashReply.of(now, declared, response, cookie);
    }
    if (known != null && known.isHidden()) {
      return null;
    }
    ArrivedFlash arrived = cookie.unread(cookieHeader());
    return arrived.present() ? FlashReply.untouched(arrived, response, cookie) : null;
  }

  /**
   * Revokes the ids that the response gives up, once for the request.
   *
   * @param keepsData whether data may be kept under an id
   * @return false if that failed and the application refuses what it cannot revoke
   */
  boolean revoke(SessionReply reply, Predicate<String> keepsData) {
    RevocationLedger ledger = application.ledger();
    if (ledger == null || revocation != null) {
      return true;
    }
    RevocationLedger.Result result =
        ledger.revoke(reply.idsToRevoke(keepsData), reply.arrivedClaims(), reply.subject());
    boolean failed = result == RevocationLedger.Result.FAILED;
    revocation = failed ? null : result;
    return !failed || !ledger.refuses();
  }

  /** Returns the Set-Cookie line of the session, or null if the browser's cookie may stay. */
  @Nullable String sessionLine(SessionReply reply) {
    RevocationLedger ledger = application.ledger();
    if (ledger != null
        && revocation == RevocationLedger.Result.REVOKED_BEFORE
        && reply.yieldsToOther()) {
      ledger.logOvertaken();
      return null;
    }
    return reply.line();
  }

  /** Returns one id for the whole request, because the response filter may run twice. */
  private String reservedId() {
    if (reservedId == null) {
      RESERVED.compareAndSet(this, null, Claims.newSid());
    }
    return Objects.requireNonNull(reservedId);
  }

  /**
   * Called when the response begins. Later changes are lost, unless the runtime starts the response
   * again.
   */
  void responseBegins(MultivaluedMap<String, Object> headers, RuntimeAdapter adapter) {
    response = StartedResponse.of(headers, this, adapter);
  }

  @Override
  public void opened() {
    StartedResponse started = response;
    if (started != null) {
      started.dependsOnCookie(isSessionShown());
    }
  }

  @Override
  public void changed(String scope) {
    if (response != null) {
      application.warnOfLateChange(scope);
    }
  }

  @Override
  public void revoked() {
    revocation = RevocationLedger.Result.REVOKED;
  }

  /** Returns whether the request opened a scope. */
  boolean isTouched() {
    SessionScope openSession = session;
    FlashScope openFlash = flash;
    return openSession != null && openSession.state() != null
        || openFlash != null && openFlash.state() != null;
  }

  /** Returns whether the request saw a session that a cookie brought. */
  boolean isSessionShown() {
    SessionScope openSession = session;
    SessionState state = openSession == null ? null : openSession.state();
    return state != null && state.arrived().exists();
  }
}
