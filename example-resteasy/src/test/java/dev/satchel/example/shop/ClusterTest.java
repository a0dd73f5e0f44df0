package dev.satchel.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;
import dev.satchel.tests.Example;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two shops of one cluster, each a process of its own. */
class ClusterTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PORT", "0", "SATCHEL_SECRET", Example.SECRET, "SATCHEL_CLUSTER", "hazelcast");

  private static Example first;
  private static Example second;
  private static URI here;
  private static URI there;

  @BeforeAll
  static void start() throws Exception {
    first = Example.start(Main.class, ENVIRONMENT);
    here = first.uri();
    second = Example.start(Main.class, ENVIRONMENT);
    there = second.uri();
  }

  @AfterAll
  static void stop() throws Exception {
    for (Example each : new Example[] {first, second}) {
      if (each != null) {
        each.close();
      }
    }
  }

  @Test
  void whatWasViewedAtOne_isShownAtTheOther() throws Exception {
    Browser browser = new Browser(here);
    browser.get("/items/pen");
    browser.at(there).get("/items/mug");
    assertThat(browser.get("/").body())
        .contains("<a href=\"/items/mug\">Enamel mug</a><a href=\"/items/pen\">Fountain pen</a>");
  }

  @Test
  void whoSignsOutEverywhere_isSignedOutAtTheOther() throws Exception {
    Browser laptop = new Browser(here);
    laptop.submit("/login", "user", "Zoë");
    Browser phone = new Browser(there);
    phone.submit("/login", "user", "Zoë");
    Browser other = new Browser(there);
    other.submit("/login", "user", "Bob");
    Browser thief = laptop.copiedTo(there);
    assertThat(thief.get("/whoami").body()).isEqualTo("Hello Zoë");
    assertThat(laptop.submit("/account/sign-out-everywhere").status()).isEqualTo(303);
    assertThat(laptop.get("/").body()).contains("You are signed out everywhere.");
    assertThat(thief.get("/whoami").status()).isEqualTo(401);
    assertThat(phone.get("/whoami").status()).isEqualTo(401);
    assertThat(other.get("/whoami").body()).isEqualTo("Hello Bob");
  }

  @Test
  void whoLogsOut_takesCopiesOfTheCookieAlong() throws Exception {
    Browser browser = new Browser(here);
    browser.submit("/login", "user", "Zoë");
    Browser thief = browser.copiedTo(there);
    browser.submit("/logout");
    assertThat(thief.get("/whoami").status()).isEqualTo(401);
  }
}
