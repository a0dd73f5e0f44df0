package dev.satchel.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.satchel.Flash;
import dev.satchel.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's unit test of a resource, without a container. */
class HomeTest {
  @Test
  void login_beginsANewSession() {
    Home home = new Home();
    home.session = Session.of(Map.of("user", "eve", "theme", "dark"));
    home.flash = Flash.of(Map.of());
    home.login("ann");
    assertEquals(Map.of("user", "ann"), home.session.asMap());
    assertEquals(Map.of("success", "Welcome"), home.flash.next());
  }
}
