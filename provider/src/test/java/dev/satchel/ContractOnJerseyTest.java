package dev.satchel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.contract.Contract;
import dev.satchel.contract.SseContract;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.jersey.internal.Version;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.test.DeploymentContext;
import org.glassfish.jersey.test.grizzly.GrizzlyTestContainerFactory;
import org.glassfish.jersey.test.spi.TestContainer;
import org.junit.jupiter.api.Test;

/** The contract on Jersey and Grizzly. */
class ContractOnJerseyTest extends Contract implements SseContract {

  @Override
  protected RunningServer serve(Application application) {
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

  @Override
  public String name() {
    return "Jersey " + Version.getVersion() + " on Grizzly";
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return true;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }

  @Test
  void resteasy_isAbsent() {
    assertThatThrownBy(() -> Class.forName("org.jboss.resteasy.spi.HttpRequest"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
