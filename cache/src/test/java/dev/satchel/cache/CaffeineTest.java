package dev.satchel.cache;

class CaffeineTest extends EngineContract {
  @Override
  Engine newEngine() throws Exception {
    return new CaffeineEngine();
  }
}
