package dev.satchel.cache;

import dev.satchel.internal.log.LogOncePerMinute;
import dev.satchel.internal.session.SessionEndListener;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all sessions in one cache, and the bound of the cache. The cache holds each entry
 * under its name: the id of its session, and its key. Each session has one of a fixed number of
 * lists, which sessions share. A list holds the names of a fixed number of entries, in the order in
 * which they were last put. A name that has no room any more leaves with its entry. So each
 * provider keeps the bound.
 *
 * <p>Only listed entries count. So all entries of a session go at once, without a search, and no
 * entry comes back when the provider evicted the list. Safe for many threads.
 */
final class SessionEntries implements SessionEndListener {
  /** The number of entries that a list and the entries of its names take together. */
  private static final int LIST_ENTRIES = 128;

  private static final int MAX_TRIES = 100;

  private final Cache<String, Object> cache;
  private final BoundedCalls calls;
  private final int lists;
  private final int namesOfList;
  private final LogOncePerMinute mismatches = new LogOncePerMinute();

  /**
   * Creates the entries.
   *
   * @param cache where they are
   * @param calls how to call the cache
   * @param maxEntries the largest number of entries in the cache with all lists, at least 2
   */
  SessionEntries(Cache<String, Object> cache, BoundedCalls calls, int maxEntries) {
    this.cache = cache;
    this.calls = calls;
    this.lists = (maxEntries - 1) / LIST_ENTRIES + 1;
    this.namesOfList = maxEntries / lists - 1;
  }

  private static String name(String id, String key) {
    return id + '/' + key;
  }

  /** Returns where the list of a session is, the same on all servers. No id begins so. */
  String list(String id) {
    return "#" + Math.floorMod(id.hashCode(), lists);
  }

  /** Returns the value, or null if there is no value or the cache does not answer. */
  @Nullable Object get(String id, String key) {
    try {
      return calls.call(() -> listed(list(id), name(id, key)));
    } catch (CacheException e) {
      calls.failed(e);
      return null;
    }
  }

  private @Nullable Object listed(String list, String name) {
    Map<String, Object> found = cache.getAll(Set.of(list, name));
    boolean listed = found.get(list) instanceof String names && NameList.contains(names, name);
    Object value = listed ? found.get(name) : null;
    return value == UnreadableEntry.INSTANCE ? null : value;
  }

  void put(String id, String key, Object value) {
    String name = name(id, key);
    requireDone(
        calls.call(
            () -> {
              // If the name came first, it could leave before the entry is there to be removed.
              cache.put(name, value);
              boolean done = change(id, name::equals, name);
              if (!done) {
                cache.remove(name);
              }
              return done;
            }));
  }

  /** Logs that the cache could not put a value, which this request uses nevertheless. */
  void failedToPut(CacheException e) {
    calls.failed(e);
  }

  /** Logs that an entry has another type than the caller asked for. */
  void mismatched(Class<?> asked, Class<?> found) {
    mismatches.log(
        Level.WARNING,
        count ->
            "A SessionCache was asked for a "
                + asked.getName()
                + ", but holds a "
                + found.getName()
                + ", which counts as a miss; ask for the class that was put");
  }

  void remove(String id, String key) {
    take(id, name(id, key)::equals);
  }

  void clear(String id) {
    String beginning = name(id, "");
    take(id, name -> name.startsWith(beginning));
  }

  private void take(String id, Predicate<String> names) {
    requireDone(calls.call(() -> change(id, names, null)));
  }

  /**
   * Changes the list of a session, and removes the entry of each name that leaves the list. A list
   * that gets a name is always written, because the list must outlive its entries.
   *
   * @return false if other requests changed the list each time
   */
  private boolean change(String id, Predicate<String> leaves, @Nullable String comes) {
    String list = list(id);
    for (int i = 0; i < MAX_TRIES; i++) {
      String known = readable(list);
      Set<String> before = NameList.read(known);
      Set<String> names = new LinkedHashSet<>(before);
      boolean left = names.removeIf(leaves);
      if (comes != null) {
        names.add(comes);
      } else if (!left) {
        return true;
      }
      Iterator<String> oldest = names.iterator();
      for (int over = names.size() - namesOfList; over > 0; over--) {
        oldest.next();
        oldest.remove();
      }
      String next = NameList.write(names);
      if (known == null ? cache.putIfAbsent(list, next) : cache.replace(list, known, next)) {
        before.removeAll(names);
        if (!before.isEmpty()) {
          cache.removeAll(before);
        }
        return true;
      }
    }
    return false;
  }

  /** Returns a list, or null if there is none. What is no text, or cannot be read, is removed. */
  private @Nullable String readable(String list) {
    Object known;
    try {
      known = cache.get(list);
    } catch (RuntimeException unreadable) {
      known = unreadable;
    }
    if (known == null || known instanceof String) {
      return (String) known;
    }
    cache.remove(list);
    return null;
  }

  private static void requireDone(boolean done) {
    if (!done) {
      throw new CacheException(
          "A change needs a moment in which no other request changes the same list of entries, but "
              + MAX_TRIES
              + " tries found none; put fewer values at once, or set a larger maxEntries");
    }
  }

  /** Asks for the list of names, without which no entry counts. */
  @Override
  public boolean keepsData(String id) {
    String beginning = name(id, "");
    Object known = calls.call(() -> cache.get(list(id)));
    return known instanceof String names
        && NameList.read(names).stream().anyMatch(name -> name.startsWith(beginning));
  }

  @Override
  public void onSessionsEnded(Set<String> ids) {
    CacheException failure = null;
    for (String id : ids) {
      try {
        clear(id);
      } catch (CacheException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
