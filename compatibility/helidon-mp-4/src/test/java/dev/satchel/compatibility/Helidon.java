package dev.satchel.compatibility;

import dev.satchel.cdi.RequestFilter;
import dev.satchel.contract.RunningServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** There is one at a time in a JVM: who is asked for its address takes another's place. */
final class Helidon implements RunningServer {
  private static Helidon running;
  private static SeContainer container;

  private final Application application;
  private final int port;

  private Helidon(Application application, int port) {
    this.application = application;
    this.port = port;
  }

  static Helidon serve(Application application) {
    Helidon helidon = new Helidon(application, freePort());
    helidon.uri(); // faults of the application show here
    return helidon;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI uri() {
    if (running != this) {
      stop();
      System.setProperty("server.port", String.valueOf(port));
      Served.application = application;
      container = SeContainerInitializer.newInstance().initialize();
      running = this;
    }
    return URI.create("http://localhost:" + port + "/");
  }

  @Override
  public void close() {
    if (running == this) {
      stop();
    }
  }

  private static void stop() {
    if (running != null) {
      running = null;
      container.close();
    }
  }

  /** The application as Helidon finds it. */
  @ApplicationScoped
  public static class Served extends Application {
    private static Application application;

    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(application.getClasses());
      classes.add(RequestFilter.class);
      return classes;
    }

    @Override
    @SuppressWarnings("deprecation") // the contract's instances
    public Set<Object> getSingletons() {
      return application.getSingletons();
    }
  }
}
