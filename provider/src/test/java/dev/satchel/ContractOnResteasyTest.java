package dev.satchel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.contract.Contract;
import dev.satchel.contract.RunningServer;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The contract on RESTEasy and Undertow. */
class ContractOnResteasyTest extends Contract {

  @Override
  protected RunningServer serve(Application application) {
    SeBootstrap.Instance instance =
        SeBootstrap.start(
                application, SeBootstrap.Configuration.builder().host("localhost").port(0).build())
            .toCompletableFuture()
            .join();
    return new RunningServer() {
      @Override
      public URI uri() {
        return instance.configuration().baseUri();
      }

      @Override
      public void close() {
        instance.stop().toCompletableFuture().join();
      }
    };
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return false;
  }

  /** Undertow looks for a servlet session in each request's cookies: UT000173. */
  @Override
  public boolean serverFailsOnCookieBytes() {
    return true;
  }

  @Test
  void jersey_isAbsent() {
    assertThatThrownBy(() -> Class.forName("org.glassfish.jersey.server.ResourceConfig"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
