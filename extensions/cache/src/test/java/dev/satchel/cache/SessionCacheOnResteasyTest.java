package dev.satchel.cache;

import jakarta.ws.rs.core.Application;

class SessionCacheOnResteasyTest extends HttpContract {
  @Override
  RunningServer serve(Application application) {
    return SeBootstrapServer.of(application);
  }
}
