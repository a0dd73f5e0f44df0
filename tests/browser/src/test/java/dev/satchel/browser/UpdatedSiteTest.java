package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks how a browser treats cookies whose settings an update changed, and plain http. */
class UpdatedSiteTest {
  private static final Secret SECRET = Secret.random();
  private static Chromium chromium;

  @BeforeAll
  static void open() throws Exception {
    chromium = Chromium.start("--host-resolver-rules=MAP app.test 127.0.0.1");
  }

  @AfterAll
  static void close() throws Exception {
    chromium.close();
  }

  /** The guestbook's Undertow settings serve this site too, and so its policy against scripts. */
  @BeforeEach
  void beginAgain() {
    chromium.beginAgain();
    chromium.ignorePolicies();
  }

  /**
   * The setting of both cookies that an update changes, and the place where a browser accepts them.
   */
  private record Change(String host, CookieSettings before, CookieSettings after) {
    private CookieSettings flash(CookieSettings session, boolean signed) {
      CookieSettings flash = session.withName(host.equals("localhost") ? "__Host-flash" : "flash");
      return signed ? flash.signed() : flash;
    }

    UpdatedSite before(boolean signed) {
      return serving(before, flash(before, signed));
    }

    UpdatedSite after(boolean signed) {
      return serving(after, flash(after, signed));
    }

    UpdatedSite replacing(boolean signed) {
      return serving(
          after.replacing(before), flash(after, signed).replacing(flash(before, signed)));
    }
  }

  static List<Change> changes() {
    CookieSettings plain = CookieSettings.plainHttp("session");
    CookieSettings host = CookieSettings.named("__Host-session");
    return List.of(
        new Change("app.test", plain.withPath("/app"), plain),
        new Change("app.test", plain, plain.withDomain("app.test")),
        new Change("app.test", plain.withDomain("app.test"), plain),
        new Change("localhost", host, host.withPartitioned(true)));
  }

  private static UpdatedSite serving(CookieSettings session, CookieSettings flash) {
    return UpdatedSite.serving(
        SatchelFeature.builder().secret(SECRET).session(session).flash(flash).build());
  }

  private static void signIn(URI page, String user) {
    chromium.open(page);
    chromium.type("#user", user);
    chromium.click("form[action='/app/login'] button");
  }

  private static void signOut(URI page, String address) {
    chromium.open(page);
    chromium.click("form[action='" + address + "'] button");
  }

  private static void assertPage(String session, String flash) {
    assertThat(chromium.text("#session")).isEqualTo(session);
    assertThat(chromium.text("#flash")).isEqualTo(flash);
  }

  /** The first write after the update falls into another second than the last one before it. */
  private static void pass() throws InterruptedException {
    Thread.sleep(1100);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void signingOutAndIn_worksBesideAFormerCookie(Change change) throws Exception {
    try (UpdatedSite site = change.before(true)) {
      signIn(site.at(change.host(), "/app"), "ann");
      assertPage("{user=ann}", "{success=Hello ann}");
    }
    pass();
    try (UpdatedSite site = change.after(true)) {
      URI page = site.at(change.host(), "/app");
      chromium.open(page);
      assertPage("{user=ann}", "{}");
      signIn(page, "bob");
      assertPage("{user=bob}", "{success=Hello bob}");
      chromium.open(page);
      assertPage("{user=bob}", "{}");
      assertThat(chromium.sent(page).get("Cookie")).containsPattern("session=.*session=");
      signOut(page, "/app/logout");
      assertPage("{}", "{}");
      signIn(page, "carol");
      assertPage("{user=carol}", "{success=Hello carol}");
      signOut(page, "/app/logout");
      chromium.open(page);
      assertPage("{}", "{}");
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void formerCookiesThatAreNamed_go(Change change) throws Exception {
    try (UpdatedSite site = change.before(false)) {
      signIn(site.at(change.host(), "/app"), "ann");
      chromium.signInByScript("/app/login", "ann");
    }
    pass();
    try (UpdatedSite site = change.replacing(false)) {
      URI page = site.at(change.host(), "/app");
      signIn(page, "bob");
      assertPage("{user=bob}", "{success=Hello bob}");
      chromium.open(page);
      assertPage("{user=bob}", "{}");
      assertThat(chromium.sent(page).get("Cookie")).doesNotContainPattern("session=.*session=");
      signOut(page, "/logout");
      assertPage("{}", "{}");
      assertThat(chromium.cookies()).isEmpty();
    }
  }

  @Test
  void signingOutWhereTheCookieDoesNotGo_deletesIt() {
    CookieSettings session = CookieSettings.plainHttp("session").withPath("/app");
    try (UpdatedSite site = serving(session, CookieSettings.plainHttp("flash"))) {
      URI page = site.at("app.test", "/app");
      signIn(page, "ann");
      signOut(page, "/logout");
      assertThat(chromium.sent(site.at("app.test", "/logout")).get("Cookie")).isNull();
      assertPage("{}", "{}");
    }
  }

  /** Single sign-out, by a form of another site: SameSite=Lax holds the cookie back. */
  @Test
  void formOfAnotherSite_signsOutWithoutTheCookie() throws Exception {
    assertThat(sessionAfterAFormOfAnotherSite("/logout")).isEqualTo("{}");
  }

  /** docs/security.md says so, and what to do about it. */
  @Test
  void formOfAnotherSiteThatWrites_replacesTheSession() throws Exception {
    assertThat(sessionAfterAFormOfAnotherSite("/app/login")).isEqualTo("{user=mallory}");
  }

  private static String sessionAfterAFormOfAnotherSite(String action) throws Exception {
    try (UpdatedSite site = UpdatedSite.serving(SatchelFeature.signedWith(SECRET));
        TinyServer other = TinyServer.start()) {
      URI page = site.at("localhost", "/app");
      signIn(page, "ann");
      other.show(
          "<form action='"
              + site.at("localhost", action)
              + "' method=post><input name=user value=mallory><button>Go</button></form>");
      chromium.open(other.otherSite());
      chromium.click("button");
      assertThat(chromium.sent(site.at("localhost", action)))
          .containsEntry("Sec-Fetch-Site", "cross-site");
      chromium.open(page);
      return chromium.text("#session");
    }
  }

  /** Browsers send no Fetch Metadata there. */
  @Test
  void flash_waitsForThePageOverPlainHttp() throws Exception {
    try (UpdatedSite site =
        serving(CookieSettings.plainHttp("session"), CookieSettings.plainHttp("flash"))) {
      chromium.open(site.at("app.test", "/plain"));
      chromium.signInByScript("/app/login", "ann");
      chromium.awaitScript("fetch('/poll').then(() => done())");
      assertThat(chromium.sent(site.at("app.test", "/poll")))
          .doesNotContainKey("Sec-Fetch-Dest")
          .containsEntry("Accept", "*/*")
          .hasEntrySatisfying("Cookie", cookies -> assertThat(cookies).contains("flash="));
      chromium.load("img", Map.of("src", "/poll"));
      chromium.load("script", Map.of("src", "/poll"));
      chromium.load("link", Map.of("rel", "stylesheet", "href", "/poll"));
      chromium.awaitScript(
          "addEventListener('focus', () => 0); const a = Object.assign(document.createElement('a'),"
              + " {href: '/report'}); document.body.append(a); a.click(); setTimeout(done, 500)");
      chromium.open(site.at("app.test", "/app"));
      assertPage("{user=ann}", "{success=Hello ann}");
      chromium.open(site.at("app.test", "/app"));
      assertPage("{user=ann}", "{}");
      chromium.signInByScript("/app/login", "bob");
      chromium.open(site.at("app.test", "/plain"));
      chromium.open(site.at("app.test", "/app"));
      assertPage("{user=bob}", "{}");
    }
  }
}
