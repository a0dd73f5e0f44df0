package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Site;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * The application on Jetty in several variants, each behind a port of its own, so that one JVM
 * compiles all of them.
 */
public final class JettyServer {
  private static final Logger ROOT = Logger.getLogger("");
  private static final int IDLE_SECONDS = 30 * 60;

  private JettyServer() {}

  /** Serves the variants that are named, says at which ports, and ends with its input. */
  public static void main(String[] args) throws Exception {
    // Jersey warns of what it does without.
    ROOT.setLevel(Level.SEVERE);
    // The threads of a server that started would keep the process alive.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          error.printStackTrace();
          System.exit(1);
        });
    StringBuilder ports = new StringBuilder("READY");
    for (String variant : args) {
      ports.append(' ').append(start(variant));
    }
    System.out.println(ports);
    untilInputEnds();
    System.exit(0);
  }

  private static void untilInputEnds() throws IOException {
    while (System.in.read() >= 0) {
      // what is said here means nothing
    }
  }

  private static int start(String variant) throws Exception {
    Site site =
        switch (variant) {
          case "http-session", "spring-session" -> Site.of(HttpSessionPages.class);
          case "jjwt" -> Site.of(JjwtPages.class, JjwtFilter.class);
          default -> Site.of(variant);
        };
    ServletContextHandler context = new ServletContextHandler("/");
    if (variant.equals("http-session")) {
      context.setSessionHandler(sessions());
    }
    if (variant.equals("spring-session")) {
      // It replaces the container's HttpSession before Jersey sees the request.
      FilterHolder filter =
          new FilterHolder(
              new SessionRepositoryFilter<>(new MapSessionRepository(new ConcurrentHashMap<>())));
      context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    ServletContainer jersey = new ServletContainer(ResourceConfig.forApplication(site));
    context.addServlet(new ServletHolder(jersey), "/*");
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(IDLE_SECONDS * 1000L);
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    return connector.getLocalPort();
  }

  /** Kept in memory, as Jetty does by default. */
  private static SessionHandler sessions() {
    SessionHandler sessions = new SessionHandler();
    sessions.setMaxInactiveInterval(IDLE_SECONDS);
    sessions.setHttpOnly(true);
    sessions.setSameSite(HttpCookie.SameSite.LAX);
    return sessions;
  }
}
