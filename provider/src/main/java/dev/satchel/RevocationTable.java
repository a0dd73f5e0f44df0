package dev.satchel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The revocations of {@link InMemoryRevocations}. Each change takes bounded time: the tables have
 * their full size from the first revocation on, and no loop is longer than a group. Only a full
 * table is searched, at most once a minute. Not safe for several threads, except for calls that
 * only read.
 */
final class RevocationTable {
  /** How many ids one group has at most. */
  static final int MAX_IDS = 64;

  private static final int REMOVED_AT_ONCE = 16;
  private static final int MAX_SIZE = 1 << 29;

  /** A full table is searched at most once in this time, because the search takes long. */
  private static final long SEARCH_MILLIS = 60_000;

  /** A time in milliseconds to which the time of any clock can be added. */
  private static final long FOREVER = Long.MAX_VALUE / 2;

  private final int maxSize;
  private final InstantSource clock;
  private final LongSupplier steadyClock;

  /** All revocations. The first one was put first, and usually ends first. */
  private final LinkedHashMap<KeyDigest, Revocation> revocations;

  private final Map<KeyDigest, Group> groups;

  /** How long a revocation stays, in milliseconds, or 0 before the store is open. */
  private long keep;

  /** The number of milliseconds that the clock is ahead of the steady clock, or less. */
  private long ahead = Long.MAX_VALUE;

  /** Since when the clock is further ahead, by the steady clock, or null if it is not. */
  private @Nullable Long furtherSince;

  /** The least number of milliseconds that the clock was ahead since then. */
  private long further;

  /** When a full table was last searched, by the steady clock, or null if it never was. */
  private @Nullable Long searched;

  /**
   * Creates a table.
   *
   * @param clock the clock of the sessions, which may be set ahead or back
   * @param steadyClock milliseconds since any time, which nobody sets
   */
  RevocationTable(long maxSize, InstantSource clock, LongSupplier steadyClock) {
    this.maxSize = (int) Math.min(maxSize, MAX_SIZE);
    this.clock = clock;
    this.steadyClock = steadyClock;
    int slots = this.maxSize / 3 * 4 + 4;
    this.revocations = new LinkedHashMap<>(slots);
    this.groups = new HashMap<>(slots);
  }

  /** Half of the SHA-256 digest of a key: no two keys have the same. */
  record KeyDigest(long high, long low) {
    /** Shows nothing, because ids and subjects stay out of logs. */
    @Override
    public String toString() {
      return "KeyDigest";
    }
  }

  /** Thrown if the table is full. The message names the cure, and shows no id and no subject. */
  static final class FullException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    FullException(int maxSize) {
      super(
          "InMemoryRevocations must drop no revocation that counts, but holds "
              + maxSize
              + " of them and is full; give it more memory with create(maxBytes), name a subject,"
              + " and limit how often a client can sign in and out");
    }
  }

  /** The ids that belong together, oldest first. A group without ids is not in the table. */
  private static final class Group {
    final KeyDigest key;
    final List<Revocation> ids = new ArrayList<>(1);

    Group(KeyDigest key) {
      this.key = key;
    }
  }

  /** An id that ended, or the second up to which the sessions of a subject have ended. */
  private static final class Revocation {
    final KeyDigest key;
    final long number;
    final long until;
    final long began;
    final @Nullable Group group;

    /**
     * Creates a revocation.
     *
     * @param until when it ends, in milliseconds since 1970
     * @param began when the session of the id began, in seconds since 1970
     * @param group the group of the id, or null if it has none
     */
    Revocation(KeyDigest key, long number, long until, long began, @Nullable Group group) {
      this.key = key;
      this.number = number;
      this.until = until;
      this.began = began;
      this.group = group;
    }

    boolean hasEnded(long now) {
      return until <= now;
    }
  }

  /** Makes revocations stay for a time from now on, or longer. */
  void keepAtLeast(Duration time) {
    keep = Math.max(keep, Math.min(millis(time), FOREVER));
  }

  private static long millis(Duration time) {
    try {
      // A part of a millisecond counts as a whole one.
      return time.plusNanos(999_999).toMillis();
    } catch (ArithmeticException tooLong) {
      return FOREVER;
    }
  }

  /**
   * Returns the time in milliseconds since 1970, and never runs ahead of either clock. If the clock
   * is set ahead and back again, no revocation ends early.
   */
  private long now() {
    long steady = steadyClock.getAsLong();
    return steady + Math.min(ahead, clock.millis() - steady);
  }

  /** Begins a change: returns the time, and removes what has ended. */
  private long begin() {
    long steady = steadyClock.getAsLong();
    follow(clock.millis() - steady, steady);
    long now = steady + ahead;
    removeEnded(now);
    return now;
  }

  /**
   * Follows a clock that was set back at once. A clock that was set ahead is followed when a
   * revocation's whole time has passed: each revocation from before has then stayed long enough.
   */
  private void follow(long offset, long steady) {
    if (offset <= ahead) {
      ahead = offset;
      furtherSince = null;
    } else if (furtherSince == null) {
      furtherSince = steady;
      further = offset;
    } else {
      further = Math.min(further, offset);
      if (steady - furtherSince >= keep) {
        ahead = further;
        furtherSince = null;
      }
    }
  }

  private long until() {
    if (keep == 0) {
      throw new IllegalStateException(
          "A revocation needs a time to stay, but nobody has opened the store; call open(keep)"
              + " first");
    }
    return clock.millis() + keep;
  }

  int size() {
    return revocations.size();
  }

  int maxSize() {
    return maxSize;
  }

  /** Returns the number of a key, or null if it has none. Changes nothing. */
  @Nullable Long number(KeyDigest key) {
    Revocation known = revocations.get(key);
    return known == null || known.hasEnded(now()) ? null : known.number;
  }

  /** Removes the first revocations that have ended, as many as one request may pay for. */
  private void removeEnded(long now) {
    for (int i = 0; i < REMOVED_AT_ONCE && !revocations.isEmpty(); i++) {
      Revocation first = revocations.values().iterator().next();
      if (!first.hasEnded(now)) {
        return;
      }
      remove(first);
    }
  }

  private void remove(Revocation gone) {
    revocations.remove(gone.key);
    Group group = gone.group;
    if (group != null) {
      group.ids.remove(gone);
      if (group.ids.isEmpty()) {
        groups.remove(group.key);
      }
    }
  }

  /** Returns the revocation of a key, or null. One that has ended goes. */
  private @Nullable Revocation current(KeyDigest key, long now) {
    Revocation known = revocations.get(key);
    if (known != null && known.hasEnded(now)) {
      remove(known);
      return null;
    }
    return known;
  }

  /** Returns the group of a key, without the ids that have ended. */
  private Group group(KeyDigest key, long now) {
    Group known = groups.get(key);
    if (known == null) {
      return new Group(key);
    }
    while (!known.ids.isEmpty() && known.ids.get(0).hasEnded(now)) {
      remove(known.ids.get(0));
    }
    return known;
  }

  private void put(Revocation revocation) {
    if (revocations.size() >= maxSize) {
      removeAllEnded();
    }
    if (revocations.size() >= maxSize) {
      throw new FullException(maxSize);
    }
    revocations.put(revocation.key, revocation);
    Group group = revocation.group;
    if (group != null) {
      groups.put(group.key, group);
      group.ids.add(revocation);
    }
  }

  /** Removes also what ended behind a revocation that a clock of the future put first. */
  private void removeAllEnded() {
    long steady = steadyClock.getAsLong();
    if (searched == null || steady - searched >= SEARCH_MILLIS) {
      searched = steady;
      long now = now();
      List.copyOf(revocations.values()).stream()
          .filter(each -> each.hasEnded(now))
          .forEach(this::remove);
    }
  }

  /** Puts a key that belongs to no group. */
  boolean putIfAbsent(KeyDigest key, long number) {
    if (current(key, begin()) != null) {
      return false;
    }
    put(new Revocation(key, number, until(), 0, null));
    return true;
  }

  /** Puts an id into a group, or does nothing if the group is full. */
  boolean putBounded(KeyDigest id, long number, KeyDigest of) {
    long now = begin();
    if (current(id, now) != null) {
      return false;
    }
    Group group = group(of, now);
    if (group.ids.size() < MAX_IDS) {
      put(new Revocation(id, number, until(), 0, group));
    }
    return true;
  }

  /** Puts an id of a subject. If the subject has too many, one revocation replaces them. */
  boolean putIfAbsent(KeyDigest id, long number, KeyDigest subject, long began) {
    long now = begin();
    Revocation all = current(subject, now);
    if (current(id, now) != null || all != null && began <= all.number) {
      return false;
    }
    Group group = group(subject, now);
    if (group.ids.size() < MAX_IDS) {
      put(new Revocation(id, number, until(), began, group));
      return true;
    }
    long latest = began;
    for (Revocation each : group.ids) {
      latest = Math.max(latest, each.began);
    }
    raise(subject, latest, now);
    return true;
  }

  /**
   * Raises the second up to which the sessions of a subject have ended. The ids of these sessions
   * go, because nobody needs them any more.
   */
  void raise(KeyDigest subject, long number) {
    raise(subject, number, begin());
  }

  private void raise(KeyDigest subject, long number, long now) {
    Revocation known = current(subject, now);
    if (known != null && known.number >= number) {
      return;
    }
    Revocation raised = new Revocation(subject, number, until(), 0, null);
    for (Revocation each : List.copyOf(group(subject, now).ids)) {
      if (each.began <= number) {
        remove(each);
      }
    }
    if (known != null) {
      remove(known);
    }
    // There is room if anything went, so a store that is full lost nothing.
    put(raised);
  }
}
