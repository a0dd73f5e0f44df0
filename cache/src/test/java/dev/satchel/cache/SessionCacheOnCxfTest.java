package dev.satchel.cache;

import dev.satchel.contract.RunningServer;
import jakarta.ws.rs.core.Application;

class SessionCacheOnCxfTest extends HttpContract {
  @Override
  RunningServer serve(Application application) {
    return SeBootstrapServer.of(application);
  }
}
