package dev.satchel.compatibility.wars;

import dev.satchel.cdi.InjectContract;
import dev.satchel.cdi.InjectResources;
import dev.satchel.contract.war.WarServer;
import dev.satchel.tests.RunningServer;

/** An application that names its classes, the feature among them. A subclass brings the server. */
public abstract class NamingContract extends InjectContract {
  private final WarServer server;

  protected NamingContract(WarServer server) {
    this.server = server;
  }

  @Override
  protected final RunningServer serve() {
    return server.endingWith(server.serve(war(Naming.class)));
  }

  public static class Naming extends InjectResources.Served {}
}
