package dev.satchel.cache;

import dev.satchel.internal.log.LogOncePerMinute;
import dev.satchel.internal.session.SessionEndListener;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all sessions in one cache. The cache holds each entry under the id of its session
 * and its key. Under the id alone, it holds the list of the session's keys, and only listed entries
 * count. So all entries of a session go at once, without a search. No entry comes back when the
 * cache evicted the list. Safe for many threads.
 */
final class SessionEntries implements SessionEndListener {
  private static final int MAX_TRIES = 100;

  private final Cache<String, Object> cache;
  private final BoundedCalls calls;
  private final LogOncePerMinute mismatches = new LogOncePerMinute();

  SessionEntries(Cache<String, Object> cache, BoundedCalls calls) {
    this.cache = cache;
    this.calls = calls;
  }

  private static String entry(String id, String key) {
    return id + '/' + key;
  }

  /** Returns the value, or null if there is no value or the cache does not answer. */
  @Nullable Object get(String id, String key) {
    try {
      return calls.call(() -> listed(id, key));
    } catch (CacheException e) {
      calls.failed(e);
      return null;
    }
  }

  private @Nullable Object listed(String id, String key) {
    Map<String, Object> found = cache.getAll(Set.of(id, entry(id, key)));
    boolean listed = found.get(id) instanceof String list && KeyList.read(list).contains(key);
    Object value = listed ? found.get(entry(id, key)) : null;
    return value == UnreadableEntry.INSTANCE ? null : value;
  }

  void put(String id, String key, Object value) {
    calls.call(
        () -> {
          list(id, keys -> KeyList.with(keys, key));
          cache.put(entry(id, key), value);
          return null;
        });
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
    calls.call(
        () -> {
          list(id, keys -> KeyList.without(keys, key));
          cache.remove(entry(id, key));
          return null;
        });
  }

  /** Changes the list. An unchanged list is written too, because it must outlive its entries. */
  private void list(String id, UnaryOperator<String> change) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Object known = cache.get(id);
      if (known == UnreadableEntry.INSTANCE) {
        cache.remove(id);
        known = null;
      }
      String next = change.apply(known instanceof String list ? list : KeyList.EMPTY);
      boolean done = known == null ? cache.putIfAbsent(id, next) : cache.replace(id, known, next);
      if (done) {
        return;
      }
    }
    throw new CacheException(
        "A change needs a moment in which no other request changes the keys of the session, but "
            + MAX_TRIES
            + " tries found none; put fewer values at once");
  }

  void clear(String id) {
    calls.call(
        () -> {
          remove(id);
          return null;
        });
  }

  private void remove(String id) {
    if (cache.getAndRemove(id) instanceof String list) {
      Set<String> entries = new HashSet<>();
      KeyList.read(list).forEach(key -> entries.add(entry(id, key)));
      cache.removeAll(entries);
    }
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
