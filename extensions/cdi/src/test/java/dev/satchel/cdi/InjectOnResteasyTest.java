package dev.satchel.cdi;

import dev.satchel.contract.RunningServer;
import jakarta.ws.rs.SeBootstrap;
import java.net.URI;

/** On RESTEasy and Undertow with Weld. */
class InjectOnResteasyTest extends InjectContract {

  @Override
  protected RunningServer serve() {
    SeBootstrap.Instance server =
        SeBootstrap.start(
                new Served(), SeBootstrap.Configuration.builder().host("localhost").port(0).build())
            .toCompletableFuture()
            .join();
    return new RunningServer() {
      @Override
      public URI uri() {
        return server.configuration().baseUri();
      }

      @Override
      public void close() {
        server.stop().toCompletableFuture().join();
      }
    };
  }

  public static class Served extends InjectResources.Served {}
}
