package dev.satchel;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session at one moment of its request. Immutable.
 *
 * @param arrived the session that the request brought
 * @param before the changes before the resource method began
 * @param own the changes since then
 * @param entries the entries at this moment
 * @param id the id at this moment, or null if the session has none
 * @param discarded whether the session that arrived ends
 * @param restarted whether the session begins again and keeps its entries
 * @param formerIds the ids that the session had in this request and gave up
 */
record SessionState(
    ArrivedSession arrived,
    Changes before,
    Changes own,
    Map<String, String> entries,
    @Nullable String id,
    boolean discarded,
    boolean restarted,
    Set<String> formerIds) {

  /** Returns the state of a session that nobody has changed. */
  static SessionState opened(ArrivedSession arrived) {
    return new SessionState(
        arrived,
        Changes.NONE,
        Changes.NONE,
        arrived.entries(),
        arrived.claims().sid(),
        false,
        false,
        Set.of());
  }

  /** Returns whether the session begins with this request. Its entries may have arrived. */
  boolean beginsNow() {
    return discarded || restarted;
  }

  /** Returns whether there is anything that a cookie must carry. */
  boolean exists() {
    return !entries.isEmpty() || id != null;
  }

  /** Returns whether the session differs from the one that arrived. */
  boolean differs() {
    return beginsNow()
        || !Objects.equals(id, arrived.claims().sid())
        || !arrived.entries().equals(entries);
  }

  /** Returns the state after a change by the application's code. */
  SessionState then(Changes change) {
    Changes all = own.then(change);
    Map<String, String> left = all.on(before.on(arrived.entries()));
    SessionState next =
        new SessionState(
            arrived, before, all, left, id, discarded || change.ends(), restarted, formerIds);
    return change.ends() ? next.withId(null) : next;
  }

  /** Returns the state with other entries and the same changes. */
  SessionState withEntries(Map<String, String> left) {
    return new SessionState(arrived, before, own, left, id, discarded, restarted, formerIds);
  }

  /** Returns the state with another id, or with none. */
  SessionState withId(@Nullable String next) {
    Set<String> gone = formerIds;
    if (id != null && !id.equals(next)) {
      gone = new HashSet<>(formerIds);
      gone.add(id);
    }
    return new SessionState(
        arrived, before, own, entries, next, discarded, restarted, Set.copyOf(gone));
  }

  /** Returns the state of a session that begins again. If it has an id, it gets the next one. */
  SessionState beginAgain(String next) {
    SessionState other = id == null ? this : withId(next);
    return new SessionState(
        arrived, before, own, entries, other.id, discarded, true, other.formerIds);
  }

  /** Returns the state in which the session that arrived ends, with the entries of now. */
  SessionState discarding() {
    return new SessionState(arrived, before, own, entries, id, true, restarted, formerIds);
  }

  /** Returns the state at the beginning of the resource method. */
  SessionState methodBegins(boolean newSession) {
    SessionState begun =
        new SessionState(
            arrived, before.then(own), Changes.NONE, entries, id, discarded, restarted, formerIds);
    return newSession ? begun.withId(null) : begun;
  }

  /** Shows no entry and no id: both stay out of logs. */
  @Override
  public String toString() {
    return "SessionState[" + entries.size() + " entries]";
  }
}
