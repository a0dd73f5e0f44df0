package dev.satchel;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Stores {@link Revocations} for all servers of an application. The store maps a key to a number. A
 * key has up to about 4,100 characters, and the characters of the audience. {@link
 * InMemoryRevocations} is the store of one server. {@code satchel-cache} has a store on the
 * standard cache API.
 *
 * <p>Two applications with one store need two {@linkplain SatchelFeatureBuilder#audience
 * audiences}. Otherwise {@link Revocations#revokeAll} would end sessions in both. Start-up refuses
 * two applications of one JVM whose stores are {@linkplain Object#equals equal}, and cannot see
 * other JVMs.
 *
 * <p>An entry must stay for the time that {@link #open} names, however many other entries come. A
 * store that drops old entries for new entries would make a signed-out cookie valid again.
 *
 * <p>A call may throw any {@link RuntimeException} to say that the store does not answer. It should
 * throw soon, because a request waits for the call. Satchel treats each {@link Error} in the same
 * way, and a map that is null. Safe for many threads.
 */
public interface RevocationStore {

  /**
   * Opens the store. The first request of the application makes this call, before any other call.
   * Building or registering the feature does not open the store. If the call throws, Satchel calls
   * it again later.
   *
   * @param keep how long each entry must stay at least, after it was last put
   * @throws IllegalArgumentException if the store cannot keep entries for so long; then every
   *     request fails with this exception
   */
  void open(Duration keep);

  /**
   * Returns the numbers of some keys. Each request that opens its session makes this call once.
   *
   * @param keys one or two keys
   * @return the number of each key that the store has, and no entry for other keys; a value that is
   *     no {@link Long} or {@link Integer} counts as if the store did not answer for its key
   */
  Map<String, Long> get(Set<String> keys);

  /**
   * Puts a number, unless the key already has a number.
   *
   * @param key the key
   * @param value its number
   * @return true if the number was put
   */
  boolean putIfAbsent(String key, long value);

  /**
   * Puts a number, unless the key already has a number that is equal or larger. If two calls come
   * at once, the larger number stays.
   *
   * @param key the key
   * @param value its number
   */
  void raise(String key, long value);
}
