package dev.satchel.cdi;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.contract.RunningServer;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** On RESTEasy and Undertow with Weld. */
class InjectOnResteasyTest extends InjectContract {

  @Override
  protected RunningServer serve() {
    SeBootstrap.Instance server =
        SeBootstrap.start(
                new Served(), SeBootstrap.Configuration.builder().host("localhost").port(0).build())
            .toCompletableFuture()
            .join();
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

  public static class Served extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(InjectResources.CLASSES);
      classes.add(Scopes.class);
      classes.add(RequestFilter.class);
      return classes;
    }
  }

  public static class Scopes implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.signedWith(Secret.random()));
      return true;
    }
  }
}
