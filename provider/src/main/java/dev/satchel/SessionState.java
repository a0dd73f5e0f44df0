package dev.satchel;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session at one moment of its request. Immutable.
 *
 * @param before what was done before the resource method
 * @param own what was done since
 * @param entries what stands now
 * @param id what stands now, or null for none
 * @param renewed whether it began anew and kept its entries
 * @param former the ids that it had in this request and gave up
 */
record SessionState(
    SessionCookie.Arrival arrival,
    Changes before,
    Changes own,
    Map<String, String> entries,
    @Nullable String id,
    boolean renewed,
    Set<String> former) {

  static SessionState opened(SessionCookie.Arrival arrival) {
    return new SessionState(
        arrival,
        Changes.NONE,
        Changes.NONE,
        arrival.entries(),
        arrival.claims().sid(),
        false,
        Set.of());
  }

  boolean ended() {
    return before.ends() || own.ends();
  }

  /** Whether it begins with this request, be it with the entries that arrived. */
  boolean anew() {
    return ended() || renewed;
  }

  /** Whether there is anything that a cookie must carry. */
  boolean exists() {
    return !entries.isEmpty() || id != null;
  }

  /** Whether it is another than the one that arrived. */
  boolean differs() {
    return ended()
        || renewed
        || !Objects.equals(id, arrival.claims().sid())
        || !entries.equals(arrival.entries());
  }

  SessionState then(Changes change) {
    Changes all = own.then(change);
    Map<String, String> left = all.on(before.on(arrival.entries()));
    SessionState next = new SessionState(arrival, before, all, left, id, renewed, former);
    return change.ends() ? next.withId(null) : next;
  }

  /** The same with those entries, whatever was done. */
  SessionState withEntries(Map<String, String> left) {
    return new SessionState(arrival, before, own, left, id, renewed, former);
  }

  SessionState withId(@Nullable String next) {
    Set<String> gone = former;
    if (id != null && !id.equals(next)) {
      gone = new HashSet<>(former);
      gone.add(id);
    }
    return new SessionState(arrival, before, own, entries, next, renewed, Set.copyOf(gone));
  }

  /** Begins anew, with that id in place of the one it has. */
  SessionState renewed(String next) {
    SessionState other = id == null ? this : withId(next);
    return new SessionState(arrival, before, own, entries, other.id, true, other.former);
  }

  /** From here on, changes are those of the resource method. */
  SessionState methodBegins(boolean newSession) {
    SessionState begun =
        new SessionState(arrival, before.then(own), Changes.NONE, entries, id, renewed, former);
    return newSession ? begun.withId(null) : begun;
  }

  /** Names no entry and no id: both stay out of logs. */
  @Override
  public String toString() {
    return "SessionState[" + entries.size() + " entries]";
  }
}
