package dev.satchel.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Form;
import java.net.CookieHandler;
import java.net.CookieManager;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.test.JerseyTest;
import org.glassfish.jersey.test.TestProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginOnJerseyTest extends JerseyTest {
  @Override
  protected Application configure() {
    // Port 0 stands for any free port.
    forceSet(TestProperties.CONTAINER_PORT, "0");
    SatchelFeature scopes =
        SatchelFeature.builder()
            .secret(Secret.random())
            .session(CookieSettings.plainHttp("session"))
            .flash(CookieSettings.plainHttp("flash"))
            .build();
    return new ResourceConfig(Guestbook.Home.class).register(scopes);
  }

  @Test
  void login_showsItsMessageOnce() {
    // Jersey's client then keeps cookies and sends them back, in this JVM.
    CookieHandler.setDefault(new CookieManager());
    Entity<Form> ann = Entity.form(new Form("user", "ann"));
    // The client follows the redirect of the login.
    assertEquals("Welcome, ann", target().request().post(ann, String.class));
    assertEquals("Hello, ann", target().request().get(String.class));
  }

  @AfterEach
  void forgetCookies() {
    CookieHandler.setDefault(null);
  }
}
