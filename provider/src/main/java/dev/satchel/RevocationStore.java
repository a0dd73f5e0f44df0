package dev.satchel;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Where {@link Revocations} are kept, for all nodes of an application: keys of up to about 4,100
 * characters, each with a number. {@code satchel-cache} has one on the standard cache API. An entry
 * must stay for the time that {@link #open} tells, whatever else is put: a store that drops old
 * entries for new ones lets a signed-out cookie live again.
 *
 * <p>A call may throw any {@link RuntimeException} to say that the store cannot be asked now, and
 * should do so soon: requests wait for it. Safe for many threads.
 */
public interface RevocationStore {

  /**
   * Opens the store. Satchel calls it with the first request of the application, before any other
   * call. It does not call it when the feature is built or registered. If the call throws, Satchel
   * calls it again later.
   *
   * @param keep how long each entry must stay at least, from when it was last put
   * @throws IllegalArgumentException if the store cannot keep entries for so long; then every
   *     request fails with this exception
   */
  void open(Duration keep);

  /**
   * The numbers of those keys that are there. Called once by each request that opens its session.
   *
   * @param keys one key or two
   * @return the numbers by key, without those that are not there
   */
  Map<String, Long> get(Set<String> keys);

  /**
   * Puts the number, unless the key has one.
   *
   * @param key the key
   * @param value its number
   * @return whether it was put
   */
  boolean putIfAbsent(String key, long value);

  /**
   * Puts the number, unless the key has one that is as large; of two calls at once, the larger one
   * stays.
   *
   * @param key the key
   * @param value its number
   */
  void raise(String key, long value);
}
