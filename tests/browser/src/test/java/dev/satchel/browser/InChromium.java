package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * An example and a browser for the tests of a class. Each begins at its first page, as a stranger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InChromium {
  private Example example;
  private Chromium chromium;

  abstract Example start() throws Exception;

  @BeforeAll
  void open() throws Exception {
    example = start();
    chromium = Chromium.start();
  }

  @AfterAll
  void close() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
    if (example != null) {
      example.close();
    }
  }

  @BeforeEach
  void beginAnew() {
    chromium.beginAnew();
    chromium.open(at("/"));
  }

  final Chromium chromium() {
    return chromium;
  }

  final URI at(String path) {
    return example.site().resolve(path);
  }

  final void restartExample() throws Exception {
    example = example.restarted();
  }

  final void signIn(String user) {
    signIn(chromium, user);
  }

  static void signIn(Chromium chromium, String user) {
    chromium.type("#user", user);
    chromium.click("form[action='/login'] button");
  }

  final void signOut() {
    chromium.click("form[action='/logout'] button");
    assertThat(chromium.text("body")).isEqualTo("Bye");
  }

  final void assertSignedIn(String user) {
    assertThat(chromium.text("body")).contains("Hello " + user);
  }

  final void assertFlash(String... messages) {
    assertThat(chromium.texts(".flash")).containsExactly(messages);
  }

  /** Signs in from a script, which does not follow to the page: the flash is on its way there. */
  final void leaveAFlash(String user) {
    chromium.awaitScript(
        "fetch('/login', {method: 'POST', redirect: 'manual',"
            + " body: new URLSearchParams({user: arguments[0]})}).then(() => done())",
        user);
    assertThat(chromium.cookies()).containsKeys("__Host-session", "__Host-flash");
  }

  /** Puts an element into the page, and waits until it has loaded what it names. */
  final void load(String element, Map<String, String> properties) {
    Object event =
        chromium.awaitScript(
            "const element = Object.assign(document.createElement(arguments[0]), arguments[1]);"
                + "element.onload = element.onerror = event => done(event.type);"
                + "document.body.append(element)",
            element,
            properties);
    assertThat(event).isEqualTo("load");
  }

  /** The browser did ask for this, with the flash at hand. */
  final void assertFlashWentTo(String path, String destination) {
    assertThat(chromium.sent(at(path)))
        .containsEntry("Sec-Fetch-Dest", destination)
        .hasEntrySatisfying("Cookie", cookie -> assertThat(cookie).contains("__Host-flash="));
  }
}
