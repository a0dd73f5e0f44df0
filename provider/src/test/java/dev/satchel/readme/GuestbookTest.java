package dev.satchel.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.satchel.Flash;
import dev.satchel.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuestbookTest {
  @Test
  void login_beginsANewSession() {
    Guestbook.Home home = new Guestbook.Home();
    home.session = Session.of(Map.of("user", "eve", "theme", "dark"));
    home.flash = Flash.of(Map.of());

    home.login("ann");

    assertEquals(Map.of("user", "ann"), home.session.asMap());
    assertEquals(Map.of("success", "Welcome"), home.flash.next());
  }
}
