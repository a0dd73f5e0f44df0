package dev.satchel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The states of one scope: what the request brought, and apart from it what a method sees that
 * takes requests from everywhere. The two never mix. Safe for many threads.
 *
 * @param <S> the type of a state
 */
final class ScopeStates<S> {
  private final AtomicReference<@Nullable S> shown = new AtomicReference<>();
  private volatile @Nullable AtomicReference<@Nullable S> behind;
  private volatile ScopeAccess access = ScopeAccess.FULL;

  /** Returns what code may do now. Code asks once, and uses the answer for one whole change. */
  ScopeAccess access() {
    return access;
  }

  /** Hides from now on what the request brought. */
  void hide(boolean mayWrite) {
    if (behind == null) {
      behind = new AtomicReference<>();
    }
    access = ScopeAccess.hidden(mayWrite);
  }

  /** Returns where the state is that code with this access sees. It is null before it is opened. */
  AtomicReference<@Nullable S> seenWith(ScopeAccess now) {
    return now == ScopeAccess.FULL ? shown : Objects.requireNonNull(behind);
  }

  /**
   * Returns the state that decides on the response, or null if nobody has opened the scope. What
   * was done before the scope was hidden counts, unless the method did more.
   *
   * @param changes tells whether code changed a state
   */
  @Nullable S deciding(Predicate<S> changes) {
    S before = shown.get();
    AtomicReference<@Nullable S> hidden = behind;
    if (hidden == null) {
      return before;
    }
    S now = hidden.get();
    return before == null || now != null && changes.test(now) ? now : before;
  }
}
