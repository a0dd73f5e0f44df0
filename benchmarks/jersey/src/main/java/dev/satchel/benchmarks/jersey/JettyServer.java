package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Site;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** The application on Jetty: without a session, with Satchel's, or with an HttpSession. */
public final class JettyServer {
  private static final int IDLE_SECONDS = 30 * 60;

  private JettyServer() {}

  /** Serves the variant that is named. */
  public static void main(String[] args) throws Exception {
    Serving.quietly();
    boolean httpSession = args[0].equals("http-session");
    Site site = httpSession ? Site.of(HttpSessionPages.class) : Site.of(args[0]);
    ServletContextHandler context = new ServletContextHandler("/");
    if (httpSession) {
      context.setSessionHandler(sessions());
    }
    ServletContainer jersey = new ServletContainer(ResourceConfig.forApplication(site));
    context.addServlet(new ServletHolder(jersey), "/*");

    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    Serving.untilInputEnds(connector.getLocalPort());
    server.stop();
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
