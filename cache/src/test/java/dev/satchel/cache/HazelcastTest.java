package dev.satchel.cache;

class HazelcastTest extends EngineContract {
  @Override
  Engine newEngine() throws Exception {
    return new HazelcastEngine();
  }
}
