package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Flash;
import dev.satchel.SatchelFeature;
import dev.satchel.Session;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The routes that have moved: a Jersey server. A test hands over in memory what a resource method
 * does, so that nothing but the cookies is encoded.
 */
final class Site implements AutoCloseable {
  static final String SESSION = "PLAY_SESSION";
  static final String FLASH = "PLAY_FLASH";

  private final Visit visit = new Visit();
  private final RunningServer server;

  Site(SatchelFeature feature) {
    server = new SeBootstrapServer(new ResourceConfig().register(feature).register(visit));
  }

  @Path("/")
  public static final class Visit {
    private final AtomicReference<BiConsumer<Session, Flash>> action = new AtomicReference<>();

    @GET
    public String get(@Context Session session, @Context Flash flash) {
      action.get().accept(session, flash);
      return "";
    }
  }

  Browser browser() {
    return new Browser(server.uri());
  }

  /** Sends one request of the browser, during which a resource method does this. */
  Answer visit(Browser browser, BiConsumer<Session, Flash> action) {
    visit.action.set(action);
    Answer answer = browser.get("/");
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  /** The cookie's value once a session of these entries was written. */
  String session(Map<String, String> entries) {
    Browser browser = browser();
    visit(browser, (session, flash) -> session.replaceWith(entries));
    return browser.cookie(SESSION);
  }

  /** Returns what a resource method finds in the session. */
  Map<String, String> session(String cookie) {
    AtomicReference<Map<String, String>> found = new AtomicReference<>();
    visit(browser().with(SESSION, cookie), (session, flash) -> found.set(session.asMap()));
    return found.get();
  }

  /** The cookie's value once a flash of these entries was written. */
  String flash(Map<String, String> entries) {
    Browser browser = browser();
    visit(browser, (session, flash) -> flash.putAll(entries));
    return browser.cookie(FLASH);
  }

  /** Returns what a resource method finds in the flash. */
  Map<String, String> flash(String cookie) {
    AtomicReference<Map<String, String>> found = new AtomicReference<>();
    visit(browser().with(FLASH, cookie), (session, flash) -> found.set(flash.asMap()));
    return found.get();
  }

  /** Returns the attributes after the value, without the date that says the same as Max-Age. */
  static Set<String> attributes(String line) {
    String lowerCase = line.toLowerCase(Locale.ROOT);
    Set<String> attributes = new TreeSet<>(List.of(lowerCase.split("; ", -1)));
    attributes.removeIf(attribute -> lowerCase.startsWith(attribute)); // name and value
    attributes.removeIf(attribute -> attribute.startsWith("expires="));
    return attributes;
  }

  @Override
  public void close() {
    server.close();
  }
}
