package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.token.Claims;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request. The first call opens it. Each change replaces one immutable state by
 * the next state.
 */
final class SessionScope implements Session, Revocable {
  private final SessionCookie cookie;
  private final SessionRules rules;
  private final RequestView request;
  private final ScopeStates<SessionState> states = new ScopeStates<>();

  SessionScope(SessionRules rules, RequestView request) {
    this.cookie = rules.cookie();
    this.rules = rules;
    this.request = request;
  }

  /** Returns a session without a container, under the default settings. */
  static SessionScope withoutContainer(Map<String, String> arrived) {
    SessionRules rules = WithoutContainer.RULES;
    SessionCookie cookie = rules.cookie();
    SessionState now = SessionState.opened(cookie.arrivalOf(Entries.require(arrived)));
    rules.requireFits(now, SessionState.opened(cookie.arrivalOf(Map.of())));
    SessionScope scope = new SessionScope(rules, RequestView.None.NONE);
    scope.states.seenWith(ScopeAccess.FULL).set(now);
    return scope;
  }

  /** Holds the rules for unit tests. The first such test creates them. */
  private static final class WithoutContainer {
    static final SessionRules RULES =
        new SessionRules(new SessionCookie(Settings.of(Secret.random()), null));
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
    return Collections.unmodifiableMap(new LinkedHashMap<>(opened().entries()));
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
      ScopeAccess now = states.access();
      SessionState from = opened(now);
      String known = from.id();
      if (known != null) {
        return known;
      }
      now.requireWritable("session");
      if (!cookie.hasIds()) {
        throw new IllegalStateException(
            "Play's tokens have no place for an id, but this application has PlayCookies; put an"
                + " id of your own into the session until the last route has moved");
      }
      rules.requireKnown(from);
      String fresh = Claims.newSid();
      if (moves(now, from, from.withId(fresh))) {
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
    return change(false, from -> rules.renewed(from, Claims::newSid));
  }

  @Override
  public Optional<Instant> startedAt() {
    return claims().map(claims -> Instant.ofEpochSecond(claims.nbf()));
  }

  @Override
  public Optional<Instant> expiresAt() {
    return claims().map(cookie::end).map(Instant::ofEpochSecond);
  }

  /** Returns the claims that the token would carry now, or nothing if there is no session. */
  private Optional<Claims> claims() {
    SessionState now = opened();
    if (!now.exists()) {
      return Optional.empty();
    }
    return Optional.of(now.differs() ? cookie.claims(now) : now.arrived().claims());
  }

  @Override
  public Session current() {
    return this;
  }

  /** Marks the changes from now on as changes of the resource method. */
  void methodBegins(boolean newSession) {
    states
        .seenWith(states.access())
        .updateAndGet(s -> s == null ? null : s.methodBegins(newSession));
  }

  /** Hides from now on what arrived. What was done before is written, unless more is done. */
  void hide(boolean mayWrite) {
    states.hide(mayWrite);
  }

  /** Returns the state that decides on the response, or null if nobody has opened the session. */
  @Nullable SessionState state() {
    return states.deciding(SessionState::differs);
  }

  @Override
  public void revoke(BiConsumer<String, List<Claims>> revocation) {
    ArrivedSession arrived = opened().arrived();
    Set<String> ids = arrived.idsWith(cookie.subject());
    ids.forEach(id -> revocation.accept(id, arrived.received().verified()));
    // The response decides on the ids of guests.
    if (!ids.isEmpty() && ids.equals(arrived.ids())) {
      request.revoked();
    }
    clear();
  }

  /** Opens the session if nobody has opened it. */
  SessionState opened() {
    return opened(states.access());
  }

  private SessionState opened(ScopeAccess now) {
    AtomicReference<@Nullable SessionState> seen = states.seenWith(now);
    SessionState opened = seen.get();
    if (opened == null) {
      ArrivedSession arrived = cookie.read(request.cookieHeader(), request.arrivedAt());
      SessionState first =
          SessionState.opened(now == ScopeAccess.FULL ? arrived : arrived.hidden());
      DeclaredChanges begun = request.begun();
      seen.compareAndSet(null, begun == null ? first : first.methodBegins(begun.newSession()));
      opened = Objects.requireNonNull(seen.get());
      request.opened();
    }
    return opened;
  }

  private Session change(Changes change) {
    return change(change.ends(), from -> rules.changed(from, change, Claims::newSid));
  }

  private Session change(boolean ends, UnaryOperator<SessionState> change) {
    while (true) {
      ScopeAccess now = states.access();
      if (!ends) {
        now.requireWritable("session");
      }
      SessionState from = opened(now);
      if (moves(now, from, change.apply(from))) {
        return this;
      }
    }
  }

  /** Returns false if another thread was faster. */
  private boolean moves(ScopeAccess now, SessionState from, SessionState to) {
    rules.requireFits(to, from);
    boolean moved = states.seenWith(now).compareAndSet(from, to);
    if (moved) {
      request.changed("session");
    }
    return moved;
  }
}
