package dev.satchel.compatibility;

import dev.satchel.contract.Contract;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.internal.Version;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

class JerseyServletTest extends Contract {

  @Override
  protected RunningServer serve(Application application) {
    ServletHolder jersey =
        new ServletHolder(new ServletContainer(ResourceConfig.forApplication(application)));
    jersey.setAsyncSupported(true);
    jersey.setInitOrder(1); // at start-up, not with the first request
    ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    context.addServlet(jersey, "/*");
    return new JettyServer(context);
  }

  @Override
  public String name() {
    return "Jersey " + Version.getVersion() + " as a servlet in Jetty " + Server.getVersion();
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return true;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }

  @Override
  public boolean hasHttpSessions() {
    return true;
  }
}
