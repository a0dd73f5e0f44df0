package dev.satchel.contract;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.net.URI;

/** The contract on a runtime that starts applications by the standard's own door. */
public abstract class SeBootstrapContract extends Contract {

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
}
