package dev.satchel.cache;

import javax.cache.CacheManager;

/** The cache provider of two nodes. On a cluster, each node has its own manager. */
interface Engine extends AutoCloseable {
  CacheManager one();

  CacheManager two();

  /** Ends the member of node one without a farewell. Returns when node two is served again. */
  void killAMember() throws Exception;

  @Override
  void close();
}
