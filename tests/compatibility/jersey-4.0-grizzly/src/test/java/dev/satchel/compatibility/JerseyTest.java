package dev.satchel.compatibility;

import dev.satchel.contract.SeBootstrapContract;
import org.glassfish.jersey.internal.Version;

class JerseyTest extends SeBootstrapContract {
  @Override
  public String name() {
    return "Jersey " + Version.getVersion() + " on Grizzly";
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return true;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }
}
