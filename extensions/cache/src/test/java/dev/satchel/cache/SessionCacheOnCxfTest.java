package dev.satchel.cache;

import jakarta.ws.rs.core.Application;

class SessionCacheOnCxfTest extends HttpContract {
  @Override
  RunningServer serve(Application application) {
    return SeBootstrapServer.of(application);
  }
}
