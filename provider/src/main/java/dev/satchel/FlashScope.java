package dev.satchel;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The flash of one request. Opened by the first touch; each change replaces one immutable state by
 * the next.
 */
final class FlashScope implements Flash {
  private final FlashCookie cookie;
  private final Scopes scopes;
  private final AtomicReference<@Nullable State> state;

  FlashScope(FlashCookie cookie, Scopes scopes) {
    this.cookie = cookie;
    this.scopes = scopes;
    this.state = new AtomicReference<>();
  }

  FlashScope(FlashCookie cookie, Scopes scopes, Map<String, String> received) {
    this(cookie, scopes);
    Map<String, String> entries = Entries.require(received);
    requireFits(entries, Map.of());
    state.set(State.opened(FlashCookie.Arrival.of(entries, !entries.isEmpty())));
  }

  /**
   * @param read whether the request asked what arrived
   * @param visible what arrived, and what is for this request only
   * @param kept keys of what arrived that go one request further
   * @param before what was queued before the resource method
   * @param own what was queued since
   */
  private record State(
      FlashCookie.Arrival arrival,
      boolean read,
      Map<String, String> visible,
      Set<String> kept,
      Changes before,
      Changes own) {
    static State opened(FlashCookie.Arrival arrival) {
      return new State(arrival, false, arrival.entries(), Set.of(), Changes.NONE, Changes.NONE);
    }

    State asRead() {
      return new State(arrival, true, visible, kept, before, own);
    }

    State showing(Map<String, String> all) {
      return new State(arrival, read, all, kept, before, own);
    }

    State keeping(Set<String> keys) {
      return new State(arrival, true, visible, keys, before, own);
    }

    State queued(Map<String, String> added) {
      return new State(arrival, read, visible, kept, before, own.then(Changes.putting(added)));
    }

    State discarded() {
      return new State(arrival, read, visible, Set.of(), before, Changes.CLEARED);
    }

    State methodBegins() {
      return new State(arrival, read, visible, kept, before.then(own), Changes.NONE);
    }

    /**
     * What the next request receives, with what annotations put and keep beneath what the method's
     * code did.
     */
    Map<String, String> next(Map<String, String> declared, boolean keepingAll) {
      Map<String, String> next = new LinkedHashMap<>();
      arrival
          .entries()
          .forEach(
              (key, value) -> {
                if (kept.contains(key) || keepingAll && !own.drops()) {
                  next.put(key, value);
                }
              });
      Map<String, String> queued = new LinkedHashMap<>(before.on(Map.of()));
      queued.putAll(declared);
      next.putAll(own.on(queued));
      return Collections.unmodifiableMap(next);
    }

    Map<String, String> next() {
      return next(Map.of(), false);
    }

    boolean isDiscarded() {
      return before.drops() || own.drops();
    }

    /** Names no entry: values stay out of logs. */
    @Override
    public String toString() {
      return "State[" + visible.size() + " entries]";
    }
  }

  @Override
  public Optional<String> get(String key) {
    Objects.requireNonNull(key, "key");
    return Optional.ofNullable(asMap().get(key));
  }

  @Override
  public boolean contains(String key) {
    Objects.requireNonNull(key, "key");
    return asMap().containsKey(key);
  }

  @Override
  public Map<String, String> asMap() {
    State now = opened();
    return now.read() ? now.visible() : update(State::asRead).visible();
  }

  @Override
  public boolean isEmpty() {
    return asMap().isEmpty();
  }

  @Override
  public Flash put(String key, String value) {
    Map<String, String> entry = Entries.require(key, value);
    return change(s -> s.queued(entry));
  }

  @Override
  public Flash putAll(Map<String, String> entries) {
    Map<String, String> added = Entries.require(entries);
    return change(s -> s.queued(added));
  }

  @Override
  public Flash now(String key, String value) {
    Map<String, String> entry = Entries.require(key, value);
    update(s -> s.showing(Changes.putting(entry).on(s.visible())));
    return this;
  }

  @Override
  public Flash keep() {
    return change(s -> s.keeping(s.arrival().entries().keySet()));
  }

  @Override
  public Flash keep(String... keys) {
    List<String> added = Entries.requireKeys(keys);
    return change(
        s -> {
          Set<String> kept = new HashSet<>(s.kept());
          kept.addAll(added);
          return s.keeping(kept);
        });
  }

  @Override
  public Flash discard() {
    return change(State::discarded);
  }

  @Override
  public Map<String, String> next() {
    return opened().next();
  }

  @Override
  public Flash current() {
    return this;
  }

  /** From here on, changes are those of the resource method. */
  void methodBegins() {
    state.updateAndGet(s -> s == null ? null : s.methodBegins());
  }

  boolean isTouched() {
    return state.get() != null;
  }

  /** The Set-Cookie line that this response needs, or null when the browser's cookie may stand. */
  @Nullable String line(Exchange exchange, DeclaredChanges.@Nullable Applied declared) {
    if (exchange.failed()) {
      return null;
    }
    State now = state.get();
    if (now == null && declared != null && declared.changesFlash()) {
      now = opened();
    }
    Map<String, String> next = now == null ? Map.of() : next(now, declared);
    if (now != null && !next.isEmpty()) {
      boolean onTheWay = !now.read() && !now.isDiscarded() && exchange.redirectsGet();
      return cookie.set(onTheWay ? withArrived(now, next) : next, now.arrival());
    }
    FlashCookie.Arrival arrival =
        now == null ? cookie.unread(scopes.cookieHeader()) : now.arrival();
    boolean stays = !arrival.present() || exchange.makesNoPage();
    if (now == null || !now.read()) {
      boolean discarded = now != null && now.isDiscarded();
      stays |= exchange.isForSubresource() || exchange.showsNoPage();
      stays |= !discarded && exchange.redirectsGet();
    }
    return stays ? null : cookie.end(arrival);
  }

  /** Both messages are on their way to one page. */
  private Map<String, String> withArrived(State now, Map<String, String> next) {
    Map<String, String> both = new LinkedHashMap<>(now.arrival().entries());
    both.putAll(next);
    if (cookie.overflows(cookie.length(both))) {
      cookie.lost();
      return next;
    }
    return both;
  }

  private Map<String, String> next(State now, DeclaredChanges.@Nullable Applied declared) {
    Map<String, String> without = now.next();
    if (declared == null) {
      return without;
    }
    Map<String, String> with = now.next(declared.flashed(), declared.keepsFlash());
    int length = cookie.length(with);
    if (cookie.overflows(length) && length > cookie.length(without)) {
      scopes.leavesOut(declared, cookie.overflow(with, length).getMessage());
      return without;
    }
    return with;
  }

  private State opened() {
    State opened = state.get();
    if (opened == null) {
      state.compareAndSet(null, State.opened(cookie.read(scopes.cookieHeader())));
      opened = Objects.requireNonNull(state.get());
      scopes.touched();
    }
    return opened;
  }

  private Flash change(UnaryOperator<State> change) {
    update(
        from -> {
          State to = change.apply(from);
          requireFits(to.next(), from.next());
          return to;
        });
    scopes.changed("flash");
    return this;
  }

  private State update(UnaryOperator<State> change) {
    while (true) {
      State from = opened();
      State to = change.apply(from);
      if (state.compareAndSet(from, to)) {
        return to;
      }
    }
  }

  /** What shrinks the flash always may. */
  private void requireFits(Map<String, String> next, Map<String, String> former) {
    int length = cookie.length(next);
    if (cookie.overflows(length) && !next.equals(former) && length >= cookie.length(former)) {
      throw cookie.overflow(next, length);
    }
  }
}
