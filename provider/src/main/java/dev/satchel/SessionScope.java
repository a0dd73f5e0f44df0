package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request. Opened by the first touch; each change replaces one immutable state
 * by the next.
 */
final class SessionScope implements Session {
  private final SessionCookie cookie;
  private final Scopes scopes;
  private final AtomicReference<@Nullable State> state;

  SessionScope(SessionCookie cookie, Scopes scopes) {
    this.cookie = cookie;
    this.scopes = scopes;
    this.state = new AtomicReference<>();
  }

  SessionScope(SessionCookie cookie, Scopes scopes, Map<String, String> arrived) {
    this(cookie, scopes);
    State now = State.opened(cookie.arrivalOf(Entries.require(arrived)));
    requireFits(now, State.opened(cookie.arrivalOf(Map.of())));
    state.set(now);
  }

  /**
   * @param before what was done before the resource method
   * @param own what was done since
   * @param entries what stands now
   */
  private record State(
      SessionCookie.Arrival arrival, Changes before, Changes own, Map<String, String> entries) {
    static State opened(SessionCookie.Arrival arrival) {
      return new State(arrival, Changes.NONE, Changes.NONE, arrival.entries());
    }

    boolean ended() {
      return before.ends() || own.ends();
    }

    /** Names no entry: values stay out of logs. */
    @Override
    public String toString() {
      return "State[" + entries.size() + " entries]";
    }
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
  public Optional<Instant> startedAt() {
    return claims().map(claims -> Instant.ofEpochSecond(claims.nbf()));
  }

  @Override
  public Optional<Instant> expiresAt() {
    return claims().map(cookie::end).map(Instant::ofEpochSecond);
  }

  /** Those of the session as it stands, which if changed is written now; none if it is empty. */
  private Optional<Claims> claims() {
    State now = opened();
    SessionCookie.Arrival arrival = now.arrival();
    if (now.entries().isEmpty()) {
      return Optional.empty();
    }
    boolean changed = now.ended() || !now.entries().equals(arrival.entries());
    return Optional.of(
        changed ? cookie.claims(now.entries(), arrival, now.ended()) : arrival.claims());
  }

  @Override
  public Session current() {
    return this;
  }

  /** From here on, changes are those of the resource method. */
  void methodBegins() {
    state.updateAndGet(
        s ->
            s == null
                ? null
                : new State(s.arrival(), s.before().then(s.own()), Changes.NONE, s.entries()));
  }

  boolean isTouched() {
    return state.get() != null;
  }

  /** Whether the request was shown entries that a cookie brought. */
  boolean hasArrived() {
    State touched = state.get();
    return touched != null && !touched.arrival().entries().isEmpty();
  }

  /** The Set-Cookie line that this response needs, or null when the browser's cookie may stand. */
  @Nullable String line(Exchange exchange, DeclaredChanges.@Nullable Applied declared) {
    boolean discards = declared != null && declared.newSession();
    if (!isTouched() && (declared == null || !declared.changesSession())) {
      return null;
    }
    State now = opened();
    SessionCookie.Arrival arrival = now.arrival();
    boolean ended = discards || now.ended();
    if (exchange.failed()) {
      return ended && arrival.present() ? cookie.delete() : null;
    }
    Map<String, String> entries = entries(now, declared, discards, ended);
    if (!ended && entries.equals(arrival.entries())) {
      return unasked(exchange, arrival);
    }
    if (entries.isEmpty()) {
      return arrival.present() ? cookie.delete() : null;
    }
    return cookie.set(entries, arrival, ended);
  }

  /** What is written though no code asked for it: it must not undo what a parallel request did. */
  private @Nullable String unasked(Exchange exchange, SessionCookie.Arrival arrival) {
    if (!cookie.isRecent(arrival)) {
      return null;
    }
    if (arrival.expired()) {
      return exchange.isNavigation() ? cookie.delete() : null;
    }
    return exchange.mayRefresh() && !arrival.entries().isEmpty() ? cookie.refresh(arrival) : null;
  }

  private Map<String, String> entries(
      State now, DeclaredChanges.@Nullable Applied declared, boolean discards, boolean ended) {
    if (declared == null) {
      return now.entries();
    }
    Map<String, String> before = now.before().on(discards ? Map.of() : now.arrival().entries());
    Map<String, String> removed = declared.removals().on(before);
    Map<String, String> without = now.own().on(removed);
    Map<String, String> with = now.own().on(declared.additions().on(removed));
    int length = cookie.length(with, now.arrival(), ended);
    if (cookie.overflows(length) && length > cookie.length(without, now.arrival(), ended)) {
      scopes.doesNotFit(declared, cookie.overflow(with, length));
      return without;
    }
    return with;
  }

  private State opened() {
    State opened = state.get();
    if (opened == null) {
      state.compareAndSet(
          null, State.opened(cookie.read(scopes.cookieHeader()).cameAt(scopes.arrivedAt())));
      opened = Objects.requireNonNull(state.get());
      scopes.touched();
    }
    return opened;
  }

  private Session change(Changes change) {
    while (true) {
      State from = opened();
      Changes own = from.own().then(change);
      Map<String, String> before = from.before().on(from.arrival().entries());
      State to = new State(from.arrival(), from.before(), own, own.on(before));
      requireFits(to, from);
      if (state.compareAndSet(from, to)) {
        scopes.changed("session");
        return this;
      }
    }
  }

  /** What shrinks the session always may. */
  private void requireFits(State to, State from) {
    int length = length(to);
    boolean changes = !to.entries().equals(from.entries());
    if (cookie.overflows(length) && changes && length >= length(from)) {
      throw cookie.overflow(to.entries(), length);
    }
  }

  private int length(State state) {
    return cookie.length(state.entries(), state.arrival(), state.ended());
  }
}
