package com.example;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.cxf.endpoint.Server;

/** Runs the sample of docs/runtimes/cxf.md. */
class GuideTest extends GuideContract {
  @Override
  protected RunningServer serve() throws IOException {
    int port = freePort();
    Server server = Hello.serve(port);
    return new RunningServer() {
      @Override
      public URI uri() {
        return URI.create("http://localhost:" + port + "/");
      }

      @Override
      public void close() {
        server.destroy();
      }
    };
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
