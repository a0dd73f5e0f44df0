package dev.satchel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.contract.SeBootstrapContract;
import org.jboss.resteasy.spi.HttpRequest;
import org.junit.jupiter.api.Test;

/** The contract on RESTEasy and Undertow. */
class ContractOnResteasyTest extends SeBootstrapContract {

  @Override
  public String name() {
    return "RESTEasy " + HttpRequest.class.getPackage().getImplementationVersion() + " on Undertow";
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return false;
  }

  /** Undertow looks for a servlet session in each request's cookies: UT000173. */
  @Override
  public boolean serverFailsOnCookieBytes() {
    return true;
  }

  @Test
  void jersey_isAbsent() {
    assertThatThrownBy(() -> Class.forName("org.glassfish.jersey.server.ResourceConfig"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
