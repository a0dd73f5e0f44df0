package dev.satchel.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
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

/** The README's test through login, redirect and flash, over HTTP. */
class LoginOnJerseyTest extends JerseyTest {
  @Override
  protected Application configure() {
    forceSet(TestProperties.CONTAINER_PORT, "0"); // any free port
    SatchelFeatureBuilder scopes = SatchelFeature.builder().secret(Secret.random());
    scopes.session(CookieSettings.plainHttp("session")).flash(CookieSettings.plainHttp("flash"));
    return new ResourceConfig(Home.class).register(scopes.build());
  }

  @Test
  void login_showsItsMessageOnce() {
    CookieHandler.setDefault(new CookieManager()); // makes the client keep cookies, in this JVM
    Entity<Form> ann = Entity.form(new Form("user", "ann"));
    assertEquals("Welcome, ann", target().request().post(ann, String.class)); // redirected
    assertEquals("Hello, ann", target().request().get(String.class));
  }

  @AfterEach
  void forgetCookies() {
    CookieHandler.setDefault(null);
  }
}
