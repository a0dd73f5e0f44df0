package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Example;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  private Example example;
  private URI site;
  private Chromium chromium;

  /** Starts the example at the port. 0 stands for any free port. */
  abstract Example start(int port) throws Exception;

  static Example start(String module, String main, int port) throws IOException {
    return Example.start(
        ROOT.resolve(module), main, Map.of("PORT", "" + port, "SATCHEL_SECRET", Example.SECRET));
  }

  @BeforeAll
  void open() throws Exception {
    example = start(0);
    site = example.uri();
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
  void beginAgain() {
    chromium.beginAgain();
    chromium.open(at("/"));
  }

  final Chromium chromium() {
    return chromium;
  }

  final URI at(String path) {
    return site.resolve(path);
  }

  /** Ends the process, and starts another at the same port under the same secret. */
  final void restartExample() throws Exception {
    example.close();
    example = start(site.getPort());
    site = example.uri();
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
    assertFlash("Goodbye");
  }

  final void assertSignedIn(String user) {
    assertThat(chromium.text("body")).contains("Hello " + user);
  }

  final void assertFlash(String... messages) {
    assertThat(chromium.texts(".flash")).containsExactly(messages);
  }

  /** Signs in from a script, which does not follow to the page: the flash is on its way there. */
  final void leaveAFlash(String user) {
    chromium.ignorePolicies();
    chromium.open(at("/"));
    chromium.signInByScript("/login", user);
    assertThat(chromium.cookies()).containsKeys("__Host-session", "__Host-flash");
  }

  /** Puts an element into the page, and waits until it has loaded what it names. */
  final void load(String element, Map<String, String> properties) {
    assertThat(chromium.load(element, properties)).isEqualTo("load");
  }

  /** The browser did ask for this, with the flash at hand. */
  final void assertFlashWentTo(String path, String destination) {
    assertThat(chromium.sent(at(path)))
        .containsEntry("Sec-Fetch-Dest", destination)
        .hasEntrySatisfying("Cookie", cookie -> assertThat(cookie).contains("__Host-flash="));
  }
}
