package dev.satchel;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules from one state of a session to the next, by what its cookie can hold. Immutable. */
record SessionRules(SessionCookie cookie) {

  /**
   * Returns the state after a change by the application's code.
   *
   * @param freshId makes the id that the session may need
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

  /** A session that stays as it arrived gets its id when it is refreshed. */
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

  /** A session that may have been revoked is neither changed nor lost. */
  void requireKnown(SessionState now) {
    if (now.arrived() instanceof ArrivedSession.NotKnown && !now.discarded()) {
      throw new ServiceUnavailableException(
          "A change needs a session that is not revoked, but the revocation store did not answer;"
              + " try again later, or clear the session first");
    }
  }

  /** A change that makes the session smaller is always allowed. */
  void requireFits(SessionState to, SessionState from) {
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
