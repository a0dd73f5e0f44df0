package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.contract.SeBootstrapContract;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import java.util.Map;
import org.jboss.resteasy.spi.HttpRequest;
import org.junit.jupiter.api.Test;

class NettyTest extends SeBootstrapContract {
  @Override
  public String name() {
    return "RESTEasy " + HttpRequest.class.getPackage().getImplementationVersion() + " on Netty 4";
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
        "RESTEasy's parser of cookies refuses it, and the adapter answers 400",
        "manyCookiesOfResourceAndFilter_allArriveBesideOurs",
        "a resource's raw Set-Cookie header replaces its NewCookie; ours is kept",
        "cookiesOfTheResource_areNeverReplaced",
        "a resource's raw Set-Cookie header replaces its NewCookie; ours is kept",
        "messageBodyWriters_readAndSayToCachesThatTheyDid",
        "body writers run on another thread than filters, so a late Vary is not risked");
  }

  @Test
  void asyncResponse_isWarnedOfOnce() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      Browser browser = new Browser(server.uri());
      for (int i = 0; i < 3; i++) {
        assertThat(browser.get("/inject/resume").status()).isEqualTo(200);
      }
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("SEVERE RESTEasy's Netty adapter mixes up requests")
          .contains("Session.of(request)");
    }
  }
}
