package dev.satchel;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules by which a session changes from one state to the next. Immutable. */
record SessionRules(SessionCookie cookie) {

  /**
   * Returns the state after a change by the application's code.
   *
   * @param freshId makes the id that the session may need
   * @throws ServiceUnavailableException if the revocation store did not answer
   */
  SessionState changed(SessionState from, Changes change, Supplier<String> freshId) {
    if (change.ends()) {
      return from.then(change);
    }
    requireKnown(from);
    boolean puts = !change.drops() && putsSubject(change.entries());
    return completed(from, from.then(change), puts, freshId);
  }

  /** Returns the same session with a new beginning. If it has an id, it gets another one. */
  SessionState renewed(SessionState from, Supplier<String> freshId) {
    requireKnown(from);
    return from.exists() ? withNeededId(from.beginAgain(freshId.get()), freshId) : from;
  }

  /** Returns the state with the id that the change from one state to the other makes it need. */
  SessionState completed(
      SessionState from, SessionState to, boolean putsSubject, Supplier<String> freshId) {
    String subject = cookie.subject();
    SessionState next = to;
    if (subject != null
        && (putsSubject
            || !Objects.equals(from.entries().get(subject), to.entries().get(subject)))) {
      next = to.beginAgain(freshId.get());
    }
    return next.differs() ? withNeededId(next, freshId) : next;
  }

  /** Gives a changed session the id that it needs. A refresh does so for an unchanged session. */
  private SessionState withNeededId(SessionState state, Supplier<String> freshId) {
    return cookie.needsId() && state.exists() && state.id() == null
        ? state.withId(freshId.get())
        : state;
  }

  /** Returns whether a change puts the entry that tells whose session it is. */
  boolean putsSubject(Map<String, @Nullable String> changed) {
    String subject = cookie.subject();
    return subject != null && changed.get(subject) != null;
  }

  /**
   * Requires that the revocation store answered. A session that may have been revoked is neither
   * changed nor lost.
   *
   * @throws ServiceUnavailableException if the store did not answer
   */
  void requireKnown(SessionState now) {
    if (now.arrived() instanceof ArrivedSession.NotKnown && !now.discarded()) {
      throw new ServiceUnavailableException(
          "A change needs a session that is not revoked, but the revocation store did not answer;"
              + " try again later, or clear the session first");
    }
  }

  /** Requires that the session fits its cookie. A change may always make the session smaller. */
  void requireFits(SessionState to, SessionState from) {
    if (cookie.certainlyFits(to)) {
      return;
    }
    int length = cookie.length(to);
    if (!cookie.overflows(length)) {
      return;
    }
    boolean grows =
        to.entries().equals(from.entries())
            ? to.id() != null && from.id() == null
            : length >= cookie.length(from.withId(to.id()));
    if (grows) {
      throw cookie.overflow(to.entries(), length);
    }
  }
}
