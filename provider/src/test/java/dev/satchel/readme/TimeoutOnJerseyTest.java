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
import java.time.Duration;
import java.time.Instant;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.test.JerseyTest;
import org.glassfish.jersey.test.TestProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeoutOnJerseyTest extends JerseyTest {
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  protected Application configure() {
    forceSet(TestProperties.CONTAINER_PORT, "0");
    SatchelFeature scopes =
        SatchelFeature.builder()
            .secret(Secret.random())
            .idleTimeout(Duration.ofMinutes(30))
            .session(CookieSettings.plainHttp("session"))
            .flash(CookieSettings.plainHttp("flash"))
            .clock(() -> now)
            .build();
    return new ResourceConfig(Guestbook.Home.class).register(scopes);
  }

  @Test
  void session_endsAfterThirtyMinutesWithoutARequest() {
    CookieHandler.setDefault(new CookieManager());
    Entity<Form> ann = Entity.form(new Form("user", "ann"));
    assertEquals("Welcome, ann", target().request().post(ann, String.class));

    now = now.plus(Duration.ofMinutes(31));

    assertEquals("Hello, stranger", target().request().get(String.class));
  }

  @AfterEach
  void forgetCookies() {
    CookieHandler.setDefault(null);
  }
}
