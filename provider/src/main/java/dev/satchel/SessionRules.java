package dev.satchel;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From one state of a session to the next, by what its cookie can hold. Immutable. */
record SessionRules(SessionCookie cookie) {

  /**
   * The state after a change of the code's.
   *
   * @param freshId makes the id that it may need
   * @throws ServiceUnavailableException if nobody can say whether the session was revoked
   */
  SessionState changed(SessionState from, Changes change, Supplier<String> freshId) {
    if (change.ends()) {
      return from.then(change);
    }
    requireKnown(from);
    boolean puts = !change.drops() && putsSubject(change.entries());
    return completed(from, from.then(change), puts, freshId);
  }

  /** The same session with a new beginning, and with another id if it has one. */
  SessionState renewed(SessionState from, Supplier<String> freshId) {
    requireKnown(from);
    return from.exists() ? withNeededId(from.renewed(freshId.get()), freshId) : from;
  }

  /**
   * The state after what its method declared.
   *
   * @param ended whether the session that arrived ends
   * @param freshId makes the id that it may need, always the same
   * @param leftOut is told why, if the additions are left out
   */
  SessionState declared(
      SessionState now,
      DeclaredChanges.Applied declared,
      boolean ended,
      Supplier<String> freshId,
      Consumer<String> leftOut) {
    if (now.arrival().withheld() != null && !ended) {
      if (declared.changesSession()) {
        leftOut.accept("whether the session was revoked could not be asked");
      }
      return now;
    }
    Map<String, String> before =
        now.before().on(declared.newSession() ? Map.of() : now.arrival().entries());
    Map<String, String> removed = declared.removals().on(before);
    Map<String, String> added = declared.additions().on(removed);
    SessionState without = completed(now, now.withEntries(now.own().on(removed)), false, freshId);
    boolean puts =
        putsSubject(declared.additions().entries())
            && !now.own().entries().containsKey(cookie.subject());
    SessionState with = completed(now, now.withEntries(now.own().on(added)), puts, freshId);
    if (ended) {
      without = withNeededId(without, freshId);
      with = withNeededId(with, freshId);
    }
    int length = length(with, ended || with.renewed());
    if (cookie.overflows(length) && length > length(without, ended || without.renewed())) {
      leftOut.accept(cookie.overflow(with.entries(), length).getMessage());
      return without;
    }
    return with;
  }

  /** With the id that the change from one to the other makes it need. */
  private SessionState completed(
      SessionState from, SessionState to, boolean putsSubject, Supplier<String> freshId) {
    String subject = cookie.subject();
    SessionState next = to;
    if (subject != null
        && (putsSubject
            || !Objects.equals(from.entries().get(subject), to.entries().get(subject)))) {
      next = to.renewed(freshId.get());
    }
    return next.differs() ? withNeededId(next, freshId) : next;
  }

  /** One that stays as it arrived gets its id when it is refreshed. */
  private SessionState withNeededId(SessionState state, Supplier<String> freshId) {
    return cookie.needsId() && state.exists() && state.id() == null
        ? state.withId(freshId.get())
        : state;
  }

  private boolean putsSubject(Map<String, @Nullable String> changed) {
    String subject = cookie.subject();
    return subject != null && changed.get(subject) != null;
  }

  /** A session that may have been revoked is neither changed nor lost. */
  void requireKnown(SessionState now) {
    if (now.arrival().withheld() != null && !now.ended()) {
      throw new ServiceUnavailableException(
          "A session is changed once it is known not to be revoked, but the store of revocations cannot be asked now; try again"
              + " later, or clear the session first");
    }
  }

  /** What shrinks the session always may. */
  void requireFits(SessionState to, SessionState from) {
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
