package dev.satchel.compatibility;

import dev.satchel.contract.SeBootstrapContract;
import java.util.Map;
import org.jboss.resteasy.spi.HttpRequest;

class VertxTest extends SeBootstrapContract {
  @Override
  public String name() {
    return "RESTEasy " + HttpRequest.class.getPackage().getImplementationVersion() + " on Vert.x";
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return false;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }

  @Override
  public Map<String, String> rowsNotKept() {
    return Map.of(
        "aVersionThatIsNoNumber_isACookieLikeAnyOther",
        "RESTEasy's parser of cookies refuses it, and the adapter sends no answer",
        "messageBodyWriters_readAndSayToCachesThatTheyDid",
        "body writers run on another thread than filters, so a late Vary is not risked");
  }
}
