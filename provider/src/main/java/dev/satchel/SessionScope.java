package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request. Opened by the first touch; each change replaces one immutable state
 * by the next.
 */
final class SessionScope implements Session {
  private final SessionCookie cookie;
  private final Scopes scopes;
  private final AtomicReference<@Nullable SessionState> state;

  SessionScope(SessionCookie cookie, Scopes scopes) {
    this.cookie = cookie;
    this.scopes = scopes;
    this.state = new AtomicReference<>();
  }

  SessionScope(SessionCookie cookie, Scopes scopes, Map<String, String> arrived) {
    this(cookie, scopes);
    SessionState now = SessionState.opened(cookie.arrivalOf(Entries.require(arrived)));
    requireFits(now, SessionState.opened(cookie.arrivalOf(Map.of())));
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
    Map<String, String> entry = Map.of(Entries.requireKey(key), Entries.requireValue(value));
    return change(Changes.putting(entry));
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
    return change(from -> from.exists() ? from.renewed(Claims.newSid()) : from);
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

  /** The Set-Cookie line that this response needs, or null when the browser's cookie may stand. */
  @Nullable String line(Exchange exchange, DeclaredChanges.@Nullable Applied declared) {
    if (isLeftAlone(declared)) {
      return null;
    }
    SessionState now = opened();
    SessionCookie.Arrival arrival = now.arrival();
    boolean ended = isEnded(now, declared);
    if (exchange.failed()) {
      return ended && arrival.present() ? cookie.delete() : null;
    }
    SessionState left = left(now, declared);
    if (!ended && !left.differs()) {
      return unasked(exchange, arrival);
    }
    if (!left.exists()) {
      return arrival.present() ? cookie.delete() : null;
    }
    return cookie.set(left.entries(), left.id(), arrival, ended || left.renewed());
  }

  /** The ids that this response ends, of which some may never have been sent. */
  Set<String> formerIds(Exchange exchange, DeclaredChanges.@Nullable Applied declared) {
    if (isLeftAlone(declared)) {
      return Set.of();
    }
    SessionState now = opened();
    if (exchange.failed()) {
      return isEnded(now, declared) ? now.former() : Set.of();
    }
    return left(now, declared).former();
  }

  private boolean isLeftAlone(DeclaredChanges.@Nullable Applied declared) {
    return !isTouched() && (declared == null || !declared.changesSession());
  }

  private static boolean isEnded(SessionState now, DeclaredChanges.@Nullable Applied declared) {
    return now.ended() || declared != null && declared.newSession();
  }

  /** What is written though no code asked for it: it must not undo what a parallel request did. */
  private @Nullable String unasked(Exchange exchange, SessionCookie.Arrival arrival) {
    if (!cookie.isRecent(arrival)) {
      return null;
    }
    if (arrival.expired()) {
      return exchange.isNavigation() ? cookie.delete() : null;
    }
    return exchange.mayRefresh() && arrival.exists() ? cookie.refresh(arrival) : null;
  }

  /** The session after what its method declared. */
  private SessionState left(SessionState now, DeclaredChanges.@Nullable Applied declared) {
    if (declared == null) {
      return now;
    }
    boolean discards = declared.newSession();
    Map<String, String> before = now.before().on(discards ? Map.of() : now.arrival().entries());
    Map<String, String> removed = declared.removals().on(before);
    SessionState without = now.withEntries(now.own().on(removed));
    SessionState with = now.withEntries(now.own().on(declared.additions().on(removed)));
    boolean anew = discards || now.anew();
    int length = length(with, anew);
    if (cookie.overflows(length) && length > length(without, anew)) {
      scopes.doesNotFit(declared, cookie.overflow(with.entries(), length));
      return without;
    }
    return with;
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
    return change(from -> from.then(change));
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
    requireFits(to, from);
    boolean moved = state.compareAndSet(from, to);
    if (moved) {
      scopes.changed("session");
    }
    return moved;
  }

  /** What shrinks the session always may. */
  private void requireFits(SessionState to, SessionState from) {
    int length = length(to, to.anew());
    if (!cookie.overflows(length)) {
      return;
    }
    boolean grows =
        to.entries().equals(from.entries())
            ? to.id() != null && from.id() == null
            : length >= length(from.withId(to.id()), from.anew());
    if (grows) {
      throw cookie.overflow(to.entries(), length);
    }
  }

  private int length(SessionState state, boolean anew) {
    return cookie.length(state.entries(), state.id(), state.arrival(), anew);
  }
}
