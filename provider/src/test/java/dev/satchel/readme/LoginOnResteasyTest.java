package dev.satchel.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoginOnResteasyTest {
  public static class TestScopes implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(
          SatchelFeature.builder()
              .secret(Secret.random())
              .session(CookieSettings.plainHttp("session"))
              .flash(CookieSettings.plainHttp("flash"))
              .build());
      return true;
    }
  }

  public static class TestApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Home.class, TestScopes.class);
    }
  }

  @Test
  void login_showsItsMessageOnce() throws Exception {
    SeBootstrap.Configuration anyPort =
        SeBootstrap.Configuration.builder().host("localhost").port(0).build();
    SeBootstrap.Instance server =
        SeBootstrap.start(new TestApplication(), anyPort).toCompletableFuture().join();
    URI home = URI.create("http://localhost:" + server.configuration().port() + "/");
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest login =
        HttpRequest.newBuilder(home)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("user=ann"))
            .build();
    HttpRequest again = HttpRequest.newBuilder(home).build();
    try {
      assertEquals("Welcome, ann", client.send(login, BodyHandlers.ofString()).body());
      assertEquals("Hello, ann", client.send(again, BodyHandlers.ofString()).body());
    } finally {
      server.stop().toCompletableFuture().join();
    }
  }
}
