package com.example;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;

/** Runs the sample of docs/runtimes/jersey.md. */
class GuideTest extends GuideContract {
  @Override
  protected RunningServer serve() {
    HttpServer server = Hello.serve(0);
    return new RunningServer() {
      @Override
      public URI uri() {
        return URI.create("http://localhost:" + server.getListener("grizzly").getPort() + "/");
      }

      @Override
      public void close() {
        server.shutdownNow();
      }
    };
  }
}
