package dev.satchel.compatibility;

import dev.satchel.tests.RunningServer;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with one context, at a free port of a loopback address. */
final class JettyServer implements RunningServer {
  private final Server server = new Server(new InetSocketAddress("localhost", 0));

  JettyServer(ServletContextHandler context) {
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public URI uri() {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://localhost:" + port + "/");
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
