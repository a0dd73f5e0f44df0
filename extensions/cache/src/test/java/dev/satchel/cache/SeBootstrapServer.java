package dev.satchel.cache;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Whichever runtime is on the class path. */
record SeBootstrapServer(SeBootstrap.Instance instance) implements RunningServer {
  static RunningServer of(Application application) {
    SeBootstrap.Configuration free =
        SeBootstrap.Configuration.builder()
            .host("localhost")
            .port(SeBootstrap.Configuration.FREE_PORT)
            .build();
    return new SeBootstrapServer(
        SeBootstrap.start(application, free)
            .toCompletableFuture()
            .orTimeout(30, TimeUnit.SECONDS)
            .join());
  }

  @Override
  public URI uri() {
    return instance.configuration().baseUri();
  }

  @Override
  public void close() {
    instance.stop().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
