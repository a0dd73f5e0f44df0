package com.example;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Runs the sample of docs/runtimes/helidon.md, which Helidon finds by itself. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Helidon 4 needs JDK 21")
class GuideTest extends GuideContract {
  @Override
  protected RunningServer serve() throws IOException {
    int port = freePort();
    System.setProperty("server.port", String.valueOf(port));
    SeContainer container = SeContainerInitializer.newInstance().initialize();
    return new RunningServer() {
      @Override
      public URI uri() {
        return URI.create("http://localhost:" + port + "/");
      }

      @Override
      public void close() {
        container.close();
        System.clearProperty("server.port");
      }
    };
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
