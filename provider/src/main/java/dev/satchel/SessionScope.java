package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request. Opened by the first touch; each change replaces one immutable state
 * by the next.
 */
final class SessionScope implements Session {
  private final SessionCookie cookie;
  private final SessionRules rules;
  private final Scopes scopes;
  private final AtomicReference<@Nullable SessionState> state;
  private final AtomicReference<@Nullable String> spareId = new AtomicReference<>();
  private volatile StoredRevocations.@Nullable Ended ended;

  SessionScope(SessionRules rules, Scopes scopes) {
    this.cookie = rules.cookie();
    this.rules = rules;
    this.scopes = scopes;
    this.state = new AtomicReference<>();
  }

  SessionScope(SessionRules rules, Scopes scopes, Map<String, String> arrived) {
    this(rules, scopes);
    SessionState now = SessionState.opened(cookie.arrivalOf(Entries.require(arrived)));
    rules.requireFits(now, SessionState.opened(cookie.arrivalOf(Map.of())));
    state.set(now);
  }

  @Override
  public Optional<String> get(String key) {
    Objects.requireNonNull(key, "key");
    return Optional.ofNullable(opened().entries().get(key));
  }

  @Override
  public boolean contains(String key) {
    Objects.requireNonNull(key, "key");
    return opened().entries().containsKey(key);
  }

  @Override
  public Map<String, String> asMap() {
    return opened().entries();
  }

  @Override
  public boolean isEmpty() {
    return opened().entries().isEmpty();
  }

  @Override
  public Session put(String key, String value) {
    return change(Changes.putting(Entries.require(key, value)));
  }

  @Override
  public Session putAll(Map<String, String> entries) {
    Map<String, String> added = Entries.require(entries);
    return change(Changes.putting(added));
  }

  @Override
  public Session remove(String... keys) {
    return change(Changes.removing(Entries.requireKeys(keys)));
  }

  @Override
  public Session replaceWith(Map<String, String> entries) {
    Map<String, String> all = Entries.require(entries);
    return all.isEmpty() ? clear() : change(Changes.replacingWith(all));
  }

  @Override
  public Session clear() {
    return change(Changes.CLEARED);
  }

  @Override
  public String id() {
    while (true) {
      SessionState from = opened();
      String known = from.id();
      if (known != null) {
        return known;
      }
      if (!cookie.hasIds()) {
        throw new IllegalStateException(
            "A session has an id unless its cookie is Play's, whose tokens have no place for one, but this application has"
                + " PlayCookies; put an id of your own into the session until the last route has moved");
      }
      rules.requireKnown(from);
      String fresh = Claims.newSid();
      if (moves(from, from.withId(fresh))) {
        return fresh;
      }
    }
  }

  @Override
  public boolean hasId() {
    return opened().id() != null;
  }

  @Override
  public Session renewId() {
    return change(from -> rules.renewed(from, Claims::newSid));
  }

  @Override
  public Optional<Instant> startedAt() {
    return claims().map(claims -> Instant.ofEpochSecond(claims.nbf()));
  }

  @Override
  public Optional<Instant> expiresAt() {
    return claims().map(cookie::end).map(Instant::ofEpochSecond);
  }

  /** Those of the session as it stands, which if changed is written now; none if there is none. */
  private Optional<Claims> claims() {
    SessionState now = opened();
    if (!now.exists()) {
      return Optional.empty();
    }
    return Optional.of(
        now.differs()
            ? cookie.claims(now.entries(), now.id(), now.arrival(), now.anew())
            : now.arrival().claims());
  }

  @Override
  public Session current() {
    return this;
  }

  /** The annotated resource method is about to run. */
  void methodBegins(boolean newSession) {
    state.updateAndGet(s -> s == null ? null : s.methodBegins(newSession));
  }

  boolean isTouched() {
    return state.get() != null;
  }

  /** Whether the request was shown a session that a cookie brought. */
  boolean hasArrived() {
    SessionState touched = state.get();
    return touched != null && touched.arrival().exists();
  }

  /** What this response makes of it; null if nobody touched it, and nothing declared does. */
  @Nullable SessionOutcome outcome(Exchange exchange, DeclaredChanges.@Nullable Applied declared) {
    if (!isTouched() && (declared == null || !declared.changesSession())) {
      return null;
    }
    SessionState now = opened();
    boolean ends = now.ended() || declared != null && declared.newSession();
    boolean failed = exchange.failed();
    SessionState left =
        declared == null || failed
            ? now
            : rules.declared(
                now, declared, ends, this::spareId, reason -> scopes.leavesOut(declared, reason));
    return new SessionOutcome(left, ends, failed);
  }

  /**
   * Revokes the ids that the response gives up, once. False if that failed and the application
   * refuses then.
   */
  boolean revokes(SessionOutcome outcome) {
    StoredRevocations revocations = cookie.revocations();
    if (revocations == null || ended != null) {
      return true;
    }
    StoredRevocations.Ended first = null;
    boolean failed = false;
    for (String id : outcome.givenUp()) {
      StoredRevocations.Ended how = revocations.end(id);
      failed |= how == StoredRevocations.Ended.FAILED;
      first = first == null ? how : first;
    }
    ended = failed ? null : first;
    return !failed || !revocations.refuses();
  }

  /** Null when the browser's cookie may stand. */
  @Nullable String line(SessionOutcome outcome, Exchange exchange) {
    StoredRevocations revocations = cookie.revocations();
    if (revocations != null
        && ended == StoredRevocations.Ended.BEFORE
        && !outcome.ended()
        && !outcome.failed()) {
      revocations.overtaken();
      return null;
    }
    return outcome.line(cookie, exchange, this::spareId);
  }

  /** Ends it wherever its cookie is. */
  void revoke(Consumer<String> revocation) {
    Set<String> ids = opened().arrival().ids();
    ids.forEach(revocation);
    if (!ids.isEmpty()) {
      ended = StoredRevocations.Ended.NOW;
    }
    clear();
  }

  /** One for the whole request: the response filter may run twice. */
  private String spareId() {
    spareId.compareAndSet(null, Claims.newSid());
    return Objects.requireNonNull(spareId.get());
  }

  private SessionState opened() {
    SessionState opened = state.get();
    if (opened == null) {
      SessionState first =
          SessionState.opened(cookie.read(scopes.cookieHeader()).cameAt(scopes.arrivedAt()));
      DeclaredChanges declared = scopes.declared();
      state.compareAndSet(
          null, declared == null ? first : first.methodBegins(declared.newSession()));
      opened = Objects.requireNonNull(state.get());
      scopes.touched();
    }
    return opened;
  }

  private Session change(Changes change) {
    return change(from -> rules.changed(from, change, Claims::newSid));
  }

  private Session change(UnaryOperator<SessionState> change) {
    while (true) {
      SessionState from = opened();
      if (moves(from, change.apply(from))) {
        return this;
      }
    }
  }

  /** False if another thread was faster. */
  private boolean moves(SessionState from, SessionState to) {
    rules.requireFits(to, from);
    boolean moved = state.compareAndSet(from, to);
    if (moved) {
      scopes.changed("session");
    }
    return moved;
  }
}
