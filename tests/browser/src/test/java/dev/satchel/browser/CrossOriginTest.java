package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.CrossOriginProtection;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.Ports;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Chromium sends for pages of other origins, and what becomes of it. */
class CrossOriginTest {
  private static final String REFUSED = "This request was refused";
  private static Chromium chromium;

  private TinyServer other;

  @BeforeAll
  static void open() throws Exception {
    chromium =
        Chromium.start(
            "--host-resolver-rules=MAP app.test 127.0.0.1, MAP evil.test 127.0.0.1",
            "--ignore-certificate-errors");
  }

  @AfterAll
  static void close() throws Exception {
    chromium.close();
  }

  @BeforeEach
  void beginAgain() throws Exception {
    chromium.beginAgain();
    chromium.ignorePolicies();
    other = TinyServer.start();
  }

  @AfterEach
  void stop() {
    other.close();
  }

  /**
   * Where the application is, and where the other page is. On app.test browsers send no
   * Sec-Fetch-Site, because it is plain http and no address of this machine.
   */
  private record Place(String host, String otherHost) {}

  static List<Place> places() {
    return List.of(
        new Place("localhost", "localhost"), // of one site: the ports differ
        new Place("localhost", "127.0.0.1"),
        new Place("127.0.0.1", "localhost"),
        new Place("app.test", "evil.test"),
        new Place("evil.test", "app.test"));
  }

  private static SatchelFeature scopes() {
    return SatchelFeature.builder()
        .secret(Secret.random())
        .session(CookieSettings.plainHttp("session"))
        .flash(CookieSettings.plainHttp("flash"))
        .build();
  }

  private URI otherPage(String host) {
    return URI.create("http://" + host + ":" + other.site().getPort() + "/");
  }

  private static void signIn(URI page) {
    chromium.open(page);
    chromium.type("#user", "ann");
    chromium.click("form[action='/app/login'] button");
    assertThat(chromium.text("#session")).isEqualTo("{user=ann}");
  }

  private static void assertSession(URI page, String session) {
    chromium.open(page);
    assertThat(chromium.text("#session")).isEqualTo(session);
  }

  private static String form(URI action, String user) {
    return "<form action='"
        + action
        + "' method=post><input name=user value="
        + user
        + "><button>Go</button></form>";
  }

  @ParameterizedTest
  @MethodSource("places")
  void formsOfAnotherOrigin_signNobodyInOrOut(Place place) {
    try (UpdatedSite site = UpdatedSite.serving(scopes(), CrossOriginProtection.create())) {
      URI page = site.at(place.host(), "/app");
      signIn(page);
      for (String path : new String[] {"/app/login", "/app/logout"}) {
        URI action = site.at(place.host(), path);
        other.show(form(action, "eve"));
        chromium.open(otherPage(place.otherHost()));
        chromium.click("button");
        assertThat(chromium.text("body")).startsWith(REFUSED);
        boolean sendsMetadata = !place.host().endsWith(".test");
        assertThat(chromium.sent(action).containsKey("Sec-Fetch-Site")).isEqualTo(sendsMetadata);
        assertSession(page, "{user=ann}");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void withoutProtection_theSameForm_signsTheUserOut(Place place) {
    try (UpdatedSite site = UpdatedSite.serving(scopes())) {
      URI page = site.at(place.host(), "/app");
      signIn(page);
      other.show(form(site.at(place.host(), "/app/logout"), "eve"));
      chromium.open(otherPage(place.otherHost()));
      chromium.click("button");
      assertSession(page, "{}");
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void scriptsOfAnotherOrigin_changeNothing(Place place) {
    try (UpdatedSite site = UpdatedSite.serving(scopes(), CrossOriginProtection.create())) {
      URI page = site.at(place.host(), "/app");
      signIn(page);
      chromium.open(otherPage(place.otherHost()));
      chromium.awaitScript(
          "fetch(arguments[0], {method: 'POST', mode: 'no-cors', credentials: 'include'})"
              + ".then(() => done(), () => done())",
          site.at(place.host(), "/app/logout").toString());
      assertSession(page, "{user=ann}");
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void formsInFramesOfAnotherOrigin_changeNothing(Place place) throws Exception {
    for (String sandbox : new String[] {" sandbox='allow-forms allow-scripts'", ""}) {
      try (LogLines log = LogLines.ofThisJvm();
          UpdatedSite site = UpdatedSite.serving(scopes(), CrossOriginProtection.create())) {
        URI page = site.at(place.host(), "/app");
        signIn(page);
        String inFrame =
            form(site.at(place.host(), "/app/logout"), "eve")
                + "<script>document.forms[0].submit()</script>";
        other.show(
            "<iframe"
                + sandbox
                + " srcdoc=\""
                + inFrame.replace("&", "&amp;").replace("\"", "&quot;")
                + "\"></iframe>");
        chromium.open(otherPage(place.otherHost()));
        awaitRefusal(log);
        assertSession(page, "{user=ann}");
      }
    }
  }

  private static void awaitRefusal(LogLines log) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (log.warnings().stream().noneMatch(line -> line.contains("was refused"))) {
      assertThat(System.nanoTime()).as("no form came").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void picturesFramesAndLinksOfAnotherOrigin_areServed(Place place) {
    try (UpdatedSite site = UpdatedSite.serving(scopes(), CrossOriginProtection.create())) {
      URI page = site.at(place.host(), "/app");
      signIn(page);
      URI plain = site.at(place.host(), "/plain");
      other.show("<a href='" + page + "'>Go</a>");
      chromium.open(otherPage(place.otherHost()));
      assertThat(chromium.load("iframe", Map.of("src", plain.toString()))).isEqualTo("load");
      // The page is no picture, but the browser asked for it.
      assertThat(chromium.load("img", Map.of("src", plain.toString()))).isEqualTo("error");
      chromium.click("a");
      assertThat(chromium.text("#session")).isEqualTo("{user=ann}");
    }
  }

  @Test
  void aPageOpenedFromAFile_isOfNoOrigin() throws Exception {
    Path file = Files.createTempFile("page", ".html");
    try (UpdatedSite site = UpdatedSite.serving(scopes(), CrossOriginProtection.create())) {
      for (String host : new String[] {"localhost", "app.test"}) {
        URI action = site.at(host, "/app/login");
        Files.writeString(file, "<!doctype html>" + form(action, "eve"));
        chromium.open(file.toUri());
        chromium.click("button");
        assertThat(chromium.text("body")).startsWith(REFUSED);
        assertThat(chromium.sent(action)).containsEntry("Origin", "null");
      }
    } finally {
      Files.delete(file);
    }
  }

  /** A worker sends on what it gets. The browser still says from where the request came. */
  @Test
  void behindAServiceWorkerOfTheSite_ownRequestsAlonePass() throws Exception {
    CrossOriginProtection forwarded = CrossOriginProtection.create().trustForwarded();
    try (UpdatedSite site = UpdatedSite.serving(scopes(), forwarded);
        TlsProxy proxy = TlsProxy.before(site.at("127.0.0.1", "/"), false)) {
      chromium.open(proxy.at("/app"));
      chromium.awaitScript(
          "navigator.serviceWorker.register('/worker.js')"
              + ".then(() => navigator.serviceWorker.ready).then(() => done())");
      signIn(proxy.at("/app"));
      assertThat(chromium.script("navigator.serviceWorker.controller !== null")).isEqualTo(true);
      assertOwnFormsAlonePass(proxy);
    }
  }

  @Test
  void aTrustedOrigin_maySendForms() {
    CrossOriginProtection trusting =
        CrossOriginProtection.create().trust("http://localhost:" + other.site().getPort());
    try (UpdatedSite site = UpdatedSite.serving(scopes(), trusting)) {
      other.show(form(site.at("localhost", "/app/login"), "ann"));
      chromium.open(otherPage("localhost"));
      chromium.click("button");
      assertThat(chromium.text("#session")).isEqualTo("{user=ann}");
      chromium.open(otherPage("127.0.0.1"));
      chromium.click("button");
      assertThat(chromium.text("body")).startsWith(REFUSED);
    }
  }

  /** With fetch metadata hidden, the proxy stands before a browser that sends Origin alone. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void behindAProxyThatReplacesHostAndEndsTls_ownFormsPass(boolean hidesFetchMetadata)
      throws Exception {
    CrossOriginProtection forwarded = CrossOriginProtection.create().trustForwarded();
    try (UpdatedSite site = UpdatedSite.serving(scopes(), forwarded);
        TlsProxy proxy = TlsProxy.before(site.at("127.0.0.1", "/"), hidesFetchMetadata)) {
      assertOwnFormsAlonePass(proxy);
    }
  }

  /** The origin of the proxy is known only when its port is. */
  @Test
  void behindThatProxy_aNamedPublicOrigin_doesTheSame_andWithoutSettingsNothingPasses()
      throws Exception {
    int port = Ports.free();
    CrossOriginProtection named =
        CrossOriginProtection.create().publicOrigin("https://localhost:" + port);
    try (UpdatedSite site = UpdatedSite.serving(scopes(), named);
        TlsProxy proxy = TlsProxy.before(site.at("127.0.0.1", "/"), true, port)) {
      assertOwnFormsAlonePass(proxy);
    }
    chromium.beginAgain();
    chromium.ignorePolicies();
    try (UpdatedSite site = UpdatedSite.serving(scopes(), CrossOriginProtection.create());
        TlsProxy proxy = TlsProxy.before(site.at("127.0.0.1", "/"), true)) {
      chromium.open(proxy.at("/app"));
      chromium.type("#user", "ann");
      chromium.click("form[action='/app/login'] button");
      assertThat(chromium.text("body")).startsWith(REFUSED);
    }
  }

  private void assertOwnFormsAlonePass(TlsProxy proxy) {
    signIn(proxy.at("/app"));
    other.show(form(proxy.at("/app/logout"), "eve"));
    for (String host : new String[] {"localhost", "127.0.0.1"}) {
      chromium.open(otherPage(host));
      chromium.click("button");
      assertThat(chromium.text("body")).startsWith(REFUSED);
      assertSession(proxy.at("/app"), "{user=ann}");
    }
  }
}
