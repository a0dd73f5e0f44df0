package dev.satchel.cache;

import javax.cache.CacheManager;

/**
 * What keeps the entries: two nodes of an application have a manager each, where it is a cluster.
 */
interface Engine extends AutoCloseable {
  CacheManager one();

  CacheManager two();

  /**
   * Ends, without a farewell, whatever is nearer to node one; node two is served again after it.
   */
  void killAMember() throws Exception;

  @Override
  void close();
}
