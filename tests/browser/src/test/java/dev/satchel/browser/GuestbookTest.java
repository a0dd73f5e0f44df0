package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guestbook, on Jersey and Grizzly. */
class GuestbookTest extends ExampleContract {
  @Override
  Example start(int port) throws Exception {
    return start("example-jersey", "dev.satchel.example.guestbook.Main", port);
  }

  @Override
  String picture() {
    return "guestbook.png";
  }

  @Override
  List<String> pages() {
    return List.of("/", "/nope");
  }

  @Override
  void pose() {
    signIn("Grace Hopper");
    write("A ship in port is safe, but that is not what ships are built for.");
    signOut();
    signIn("Ada");
    write("Lovely to be here, and to be remembered by a cookie alone.");
  }

  private void write(String text) {
    chromium().type("#text", text);
    chromium().click("form[action='/entries'] button");
  }

  @Test
  void aGuest_signsInChoosesAThemeWritesAndSignsOut() {
    signIn("Zoë");
    assertThat(chromium().text("h1")).isEqualTo("Hello Zoë");
    assertFlash("Welcome, Zoë!");

    Object light = background();
    chromium().click("button[value='dark']");
    assertFlash();
    assertThat(chromium().attribute("button[value='dark']", "aria-pressed")).isEqualTo("true");
    Object dark = background();
    assertThat(dark).isNotEqualTo(light);

    write("First line\nSecond <b>line</b>");
    assertFlash("Thank you for your entry.");
    assertThat(chromium().text(".entry:first-child h3")).isEqualTo("Zoë");
    assertThat(chromium().text(".entry:first-child article > p"))
        .isEqualTo("First line\nSecond <b>line</b>");
    assertThat(background()).isEqualTo(dark);

    chromium().click("button[formaction='/theme/reset']");
    assertFlash("Theme reset!");
    assertThat(background()).isEqualTo(light);

    signOut();
    assertThat(chromium().cookies()).isEmpty();
    assertThat(chromium().text("h1")).isEqualTo("Sign our guestbook");
  }

  private Object background() {
    return chromium().script("getComputedStyle(document.body).backgroundColor");
  }
}
