package dev.satchel.compatibility;

import dev.satchel.cdi.InjectContract;
import dev.satchel.cdi.InjectResources;
import dev.satchel.tests.RunningServer;

class PayaraMicroInjectTest extends InjectContract {

  @Override
  protected RunningServer serve() {
    PayaraMicro server = new PayaraMicro();
    return server.endingWith(server.serve(war(Served.class)));
  }

  public static class Served extends InjectResources.Served {}
}
