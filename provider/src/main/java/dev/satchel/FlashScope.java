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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The flash of one request. The first call opens it. Each change replaces one immutable state by
 * the next state.
 */
final class FlashScope implements Flash {
  private final FlashCookie cookie;
  private final RequestView request;
  private final ScopeStates<FlashState> states = new ScopeStates<>();

  FlashScope(FlashCookie cookie, RequestView request) {
    this.cookie = cookie;
    this.request = request;
  }

  /** Returns a flash without a container, under the default settings. */
  static FlashScope withoutContainer(Map<String, String> received) {
    Map<String, String> entries = Entries.require(received);
    FlashScope scope = new FlashScope(WithoutContainer.COOKIE, RequestView.None.NONE);
    scope.requireFits(entries, Map::of);
    scope
        .states
        .seenWith(ScopeAccess.FULL)
        .set(FlashState.opened(ArrivedFlash.of(entries, !entries.isEmpty())));
    return scope;
  }

  /** Holds the rules for unit tests. The first such test creates them. */
  private static final class WithoutContainer {
    static final FlashCookie COOKIE = new FlashCookie(Settings.of(Secret.random()));
  }

  @Override
  public Optional<String> get(String key) {
    Objects.requireNonNull(key, "key");
    return Optional.ofNullable(read().get(key));
  }

  @Override
  public boolean contains(String key) {
    Objects.requireNonNull(key, "key");
    return read().containsKey(key);
  }

  @Override
  public Map<String, String> asMap() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(read()));
  }

  /** Marks the flash as read, and returns its entries. */
  private Map<String, String> read() {
    FlashState now = opened();
    return now.read() ? now.visible() : update(FlashState::asRead).visible();
  }

  @Override
  public boolean isEmpty() {
    return read().isEmpty();
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
    return change(s -> s.keeping(s.arrived().entries().keySet()));
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
    return change(FlashState::discarded);
  }

  @Override
  public Map<String, String> next() {
    return opened().next();
  }

  @Override
  public Flash current() {
    return this;
  }

  /** Marks the changes from now on as changes of the resource method. */
  void methodBegins() {
    states.seenWith(states.access()).updateAndGet(s -> s == null ? null : s.methodBegins());
  }

  /** Hides from now on what arrived. What was done before is written, unless more is done. */
  void hide(boolean mayWrite) {
    states.hide(mayWrite);
  }

  /** Returns the state that decides on the response, or null if nobody has opened the flash. */
  @Nullable FlashState state() {
    return states.deciding(now -> now.isDiscarded() || !now.next().isEmpty());
  }

  /** Returns whether the cookie that arrived stays, unless code of the request used it. */
  boolean isHidden() {
    return states.access() != ScopeAccess.FULL;
  }

  /** Opens the flash if nobody has opened it. */
  FlashState opened() {
    return opened(states.access());
  }

  private FlashState opened(ScopeAccess now) {
    AtomicReference<@Nullable FlashState> seen = states.seenWith(now);
    FlashState opened = seen.get();
    if (opened == null) {
      ArrivedFlash arrived = cookie.read(request.cookieHeader());
      seen.compareAndSet(
          null, FlashState.opened(now == ScopeAccess.FULL ? arrived : arrived.hidden()));
      opened = Objects.requireNonNull(seen.get());
      request.opened();
    }
    return opened;
  }

  private Flash change(UnaryOperator<FlashState> change) {
    ScopeAccess now = states.access();
    now.requireWritable("flash");
    update(
        now,
        from -> {
          FlashState to = change.apply(from);
          requireFits(to.next(), from::next);
          return to;
        });
    request.changed("flash");
    return this;
  }

  private FlashState update(UnaryOperator<FlashState> change) {
    return update(states.access(), change);
  }

  private FlashState update(ScopeAccess now, UnaryOperator<FlashState> change) {
    while (true) {
      FlashState from = opened(now);
      FlashState to = change.apply(from);
      if (states.seenWith(now).compareAndSet(from, to)) {
        return to;
      }
    }
  }

  /** Requires that the flash fits its cookie. A change may always make the flash smaller. */
  private void requireFits(Map<String, String> next, Supplier<Map<String, String>> before) {
    int length = cookie.length(next);
    if (!cookie.overflows(length)) {
      return;
    }
    Map<String, String> former = before.get();
    if (!next.equals(former) && length >= cookie.length(former)) {
      throw cookie.overflow(next, length);
    }
  }
}
