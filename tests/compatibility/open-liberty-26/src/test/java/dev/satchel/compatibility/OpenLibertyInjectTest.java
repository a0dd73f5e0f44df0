package dev.satchel.compatibility;

import dev.satchel.cdi.InjectContract;
import dev.satchel.cdi.InjectResources;
import dev.satchel.tests.RunningServer;

class OpenLibertyInjectTest extends InjectContract {

  @Override
  protected RunningServer serve() {
    OpenLiberty server = new OpenLiberty();
    return server.endingWith(server.serve(war(Served.class)));
  }

  public static class Served extends InjectResources.Served {}
}
