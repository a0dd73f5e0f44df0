package dev.satchel.cache;

import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.test.DeploymentContext;
import org.glassfish.jersey.test.grizzly.GrizzlyTestContainerFactory;
import org.glassfish.jersey.test.spi.TestContainer;

class SessionCacheOnJerseyTest extends HttpContract {
  @Override
  RunningServer serve(Application application) {
    TestContainer container =
        new GrizzlyTestContainerFactory()
            .create(
                URI.create("http://localhost:0/"),
                DeploymentContext.builder(ResourceConfig.forApplication(application)).build());
    container.start();
    return new RunningServer() {
      @Override
      public URI uri() {
        return container.getBaseUri();
      }

      @Override
      public void close() {
        container.stop();
      }
    };
  }
}
