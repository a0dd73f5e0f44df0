package dev.satchel.tests;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** An application at a free port, on the runtime of the class path. */
public final class SeBootstrapServer implements RunningServer {
  private static final long SECONDS = 60;

  private final SeBootstrap.Instance instance;

  /** Serves the application at localhost. */
  public SeBootstrapServer(Application application) {
    this("localhost", application);
  }

  public SeBootstrapServer(String host, Application application) {
    SeBootstrap.Configuration freePort =
        SeBootstrap.Configuration.builder()
            .host(host)
            .port(SeBootstrap.Configuration.FREE_PORT)
            .build();
    instance =
        SeBootstrap.start(application, freePort)
            .toCompletableFuture()
            .orTimeout(SECONDS, TimeUnit.SECONDS)
            .join();
  }

  @Override
  public URI uri() {
    return instance.configuration().baseUri();
  }

  @Override
  public void close() {
    instance.stop().toCompletableFuture().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }
}
