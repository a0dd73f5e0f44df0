package dev.satchel.compatibility;

import dev.satchel.contract.Contract;
import dev.satchel.tests.RunningServer;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

class DropwizardTest extends Contract {

  @Override
  protected RunningServer serve(jakarta.ws.rs.core.Application application) {
    Served served = new Served(application);
    try {
      served.run("server", "dropwizard.yml");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return served;
  }

  /** An application of Dropwizard with the classes and instances of the standard's. */
  private static final class Served extends Application<Configuration> implements RunningServer {
    private final jakarta.ws.rs.core.Application application;
    private Server server;

    Served(jakarta.ws.rs.core.Application application) {
      this.application = application;
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
      bootstrap.setConfigurationSourceProvider(new ResourceConfigurationSourceProvider());
    }

    @Override
    @SuppressWarnings("deprecation") // the contract's instances
    public void run(Configuration configuration, Environment environment) {
      environment.servlets().setSessionHandler(new SessionHandler());
      environment.lifecycle().addServerLifecycleListener(started -> server = started);
      application.getClasses().forEach(environment.jersey()::register);
      application.getSingletons().forEach(environment.jersey()::register);
    }

    /** Throws, because by default the JVM ends. */
    @Override
    protected void onFatalError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public URI uri() {
      return URI.create(
          "http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/");
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

  @Override
  public String name() {
    return "Dropwizard " + Application.class.getPackage().getImplementationVersion();
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

  @Override
  public Map<String, String> rowsNotKept() {
    String mapper =
        "the default mapper of Throwable takes a stage's CompletionException, whose cause has a"
            + " mapper";
    String instance = "jersey().register(instance) injects no field of a resource, UriInfo neither";
    return Map.of(
        "resources(instance)",
        instance,
        "resources(instance/resume)",
        instance,
        "aStageOfText_tellsResultFromException",
        mapper,
        "asynchronousExceptionsThatAreMappedBelow500_write(stage/422)",
        mapper,
        "asynchronousExceptionsThatAreMappedBelow500_write(stage/303)",
        mapper);
  }
}
