package dev.satchel;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one response makes of the session. Immutable.
 *
 * @param left the session after all that the request did, be it by annotations
 * @param ended whether the session that arrived ends, whatever the status
 * @param failed whether all else is taken back
 */
record SessionOutcome(SessionState left, boolean ended, boolean failed) {

  /** The ids that end with it, of which some may never have been sent. */
  Set<String> formerIds() {
    if (!ended) {
      return failed ? Set.of() : left.former();
    }
    Set<String> all = new HashSet<>(left.former());
    all.addAll(left.arrival().ids());
    return all;
  }

  /**
   * The ids that arrived and that this response gives up. A session that ends takes those of all
   * cookies with it, for any of them may be shown again.
   */
  Set<String> givenUp() {
    if (ended) {
      return left.arrival().ids();
    }
    String arrived = left.arrival().claims().sid();
    boolean stays = failed || arrived == null || arrived.equals(left.id());
    return stays ? Set.of() : Set.of(arrived);
  }

  /** The Set-Cookie line that the response needs, or null when the browser's cookie may stand. */
  @Nullable String line(SessionCookie cookie, Exchange exchange, Supplier<String> spareId) {
    SessionCookie.Arrival arrival = left.arrival();
    if (failed && !ended) {
      return null;
    }
    if (!ended && !left.differs()) {
      return unasked(cookie, exchange, spareId);
    }
    if (failed || !left.exists()) {
      return ended || arrival.present() ? cookie.end(arrival) : null;
    }
    return cookie.set(left.entries(), left.id(), arrival, ended || left.renewed());
  }

  /** What is written though no code asked for it: it must not undo what a parallel request did. */
  private @Nullable String unasked(
      SessionCookie cookie, Exchange exchange, Supplier<String> spareId) {
    SessionCookie.Arrival arrival = left.arrival();
    if (!cookie.isRecent(arrival)) {
      return null;
    }
    if (arrival.expired()) {
      return exchange.isNavigation() ? cookie.drop(arrival) : null;
    }
    return exchange.mayRefresh() && arrival.exists() ? cookie.refresh(arrival, spareId) : null;
  }
}
