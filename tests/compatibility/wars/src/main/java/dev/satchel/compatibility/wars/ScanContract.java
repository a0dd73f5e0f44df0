package dev.satchel.compatibility.wars;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.cdi.InjectContract;
import dev.satchel.contract.war.WarServer;
import dev.satchel.tests.RunningServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Application;

/**
 * An application that names no class: the server scans for them, and the feature is a bean. A
 * subclass brings the server.
 */
public abstract class ScanContract extends InjectContract {
  private final WarServer server;

  protected ScanContract(WarServer server) {
    this.server = server;
  }

  @Override
  protected final RunningServer serve() {
    return server.endingWith(server.serve(war(Scanned.class)));
  }

  public static class Scanned extends Application {}

  @ApplicationScoped
  public static class SatchelRegistration {
    @Produces
    @Singleton
    SatchelFeature feature() {
      return SatchelFeature.signedWith(Secret.random());
    }
  }
}
