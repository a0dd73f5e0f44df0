package com.example;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.SeBootstrap;
import java.net.URI;

/** Runs the sample of docs/runtimes/resteasy.md. */
class GuideTest extends GuideContract {
  @Override
  protected RunningServer serve() {
    SeBootstrap.Instance server = Hello.serve(0);
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
}
