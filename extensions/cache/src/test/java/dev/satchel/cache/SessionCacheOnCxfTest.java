package dev.satchel.cache;

import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import jakarta.ws.rs.core.Application;

class SessionCacheOnCxfTest extends HttpContract {
  @Override
  RunningServer serve(Application application) {
    return new SeBootstrapServer(application);
  }
}
