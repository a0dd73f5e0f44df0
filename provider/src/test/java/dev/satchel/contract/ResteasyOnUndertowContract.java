package dev.satchel.contract;

import dev.satchel.SatchelFeature;
import dev.satchel.tests.RunningServer;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.jboss.resteasy.spi.HttpRequest;
import org.junit.jupiter.api.Test;

/** The contract on RESTEasy and Undertow, of the versions on the class path. */
public abstract class ResteasyOnUndertowContract extends SeBootstrapContract {

  @Override
  protected RunningServer serveHttp2(Application application) {
    Http2Server server = new Http2Server();
    server.deploy(application);
    server.start(
        Undertow.builder()
            .addHttpListener(0, "localhost")
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true));
    return new RunningServer() {
      @Override
      public URI uri() {
        return URI.create("http://localhost:" + server.port() + "/");
      }

      @Override
      public void close() {
        server.stop();
      }
    };
  }

  private static final class Http2Server extends UndertowJaxrsServer {
    int port() {
      return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }
  }

  /** Other runtimes cannot send a Response with a body twice. */
  @Test
  void aResponseWithABodyKeptInAConstant_answersEachRequestAsItsOwn() {
    try (RunningServer server =
        serving(SatchelFeature.builder(), new CookieLinesContract.SharedResponse())) {
      CookieLinesContract.assertAnswersEachRequestAsItsOwn(server, "/shared/body");
    }
  }

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

  /** SeBootstrap does not reach Undertow's option MAX_COOKIES, and the version has no option. */
  @Override
  public Map<String, String> rowsNotKept() {
    return Map.of(
        "aVersionThatIsNoNumber_isACookieLikeAnyOther",
        "Undertow answers 500 to a cookie $Version whose value is no number",
        "fiveHundredCookiesOfDifferentNames_hideNoSession",
        "Undertow answers 500 to more than 200 cookies of different names");
  }

  @Override
  public boolean hasHttpSessions() {
    return true;
  }
}
