package dev.satchel.cache;

class RedisTest extends EngineContract {
  @Override
  Engine newEngine() throws Exception {
    return new RedisEngine();
  }
}
