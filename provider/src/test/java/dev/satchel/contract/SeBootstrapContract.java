package dev.satchel.contract;

import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import jakarta.ws.rs.core.Application;

/** The contract on a runtime that starts applications by the standard's own door. */
public abstract class SeBootstrapContract extends Contract {

  @Override
  protected RunningServer serve(Application application) {
    return new SeBootstrapServer(application);
  }
}
