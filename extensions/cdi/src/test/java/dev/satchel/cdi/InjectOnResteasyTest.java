package dev.satchel.cdi;

import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;

/** Runs the contract on RESTEasy and Undertow with Weld. */
class InjectOnResteasyTest extends InjectContract {

  @Override
  protected RunningServer serve() {
    return new SeBootstrapServer(new Served());
  }

  public static class Served extends InjectResources.Served {}
}
