package dev.satchel.compatibility;

import dev.satchel.contract.SeBootstrapContract;
import org.jboss.resteasy.spi.HttpRequest;

class ResteasyTest extends SeBootstrapContract {
  @Override
  public String name() {
    return "RESTEasy " + HttpRequest.class.getPackage().getImplementationVersion() + " on Undertow";
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return false;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return true;
  }
}
