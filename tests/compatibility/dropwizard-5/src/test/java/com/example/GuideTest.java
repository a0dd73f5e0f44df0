package com.example;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Runs the sample of docs/runtimes/dropwizard.md. */
class GuideTest extends GuideContract {
  @Override
  protected RunningServer serve() throws Exception {
    Served served = new Served();
    served.run("server", "src/test/resources/dropwizard.yml");
    return served;
  }

  /** The sample, which tells its port here and does not end the JVM. */
  private static final class Served extends HelloApplication implements RunningServer {
    private Server server;

    @Override
    public void run(Configuration configuration, Environment environment) {
      super.run(configuration, environment);
      environment.lifecycle().addServerLifecycleListener(started -> server = started);
    }

    @Override
    protected void onFatalError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public URI uri() {
      return URI.create(
          "http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/");
    }

    @Override
    public void close() {
      try {
        server.stop();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
