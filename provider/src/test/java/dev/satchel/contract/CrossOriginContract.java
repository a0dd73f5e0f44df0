package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertFlash;
import static dev.satchel.contract.BothScopes.assertSession;
import static dev.satchel.contract.BothScopes.signedIn;
import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CrossOriginProtection;
import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RawHttp;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests of other sites: which are refused, and what a method sees that takes them. */
interface CrossOriginContract extends RuntimeUnderTest {
  /** Returns what a browser sends with a request of a page of another site. */
  private static String[] ofAnotherSite() {
    return new String[] {"Sec-Fetch-Site", "cross-site"};
  }

  private RunningServer protectedServer(Object... more) {
    return serving(SatchelFeature.builder(), with(CrossOriginProtection.create(), more));
  }

  private static Object[] with(CrossOriginProtection protection, Object... more) {
    Object[] all = new Object[more.length + 1];
    all[0] = protection;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  private static String origin(URI server) {
    return server.getScheme() + "://" + server.getAuthority();
  }

  private static int handshake(URI server, String origin) {
    String request =
        "GET "
            + server.getPath()
            + "cross/own HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nOrigin: "
            + origin
            + "\r\n\r\n";
    return RawHttp.status(new RawHttp(server).send(request));
  }

  private static String post(URI server, String path, String... headers) {
    String head = "POST " + server.getPath() + path.substring(1) + " HTTP/1.1\r\n";
    String lines = String.join("\r\n", headers) + "\r\n";
    String end = "Content-Length: 0\r\nConnection: close\r\n\r\n";
    return new RawHttp(server).send(head + lines + end);
  }

  @Test
  default void aRequestOfAnotherOrigin_isRefusedBeforeItsMethodRuns() {
    try (RunningServer server = protectedServer()) {
      Browser browser = signedIn(new Browser(server.uri()));
      String[][] foreign = {
        ofAnotherSite(),
        {"Sec-Fetch-Site", "same-site"},
        {"Sec-Fetch-Site", "rubbish"},
        {"Sec-Fetch-Site", "SAME-ORIGIN"},
        {"Sec-Fetch-Site", "cross-site", "Origin", origin(server.uri())},
        {"Origin", "null"},
        {"Origin", "https://evil.example"},
        {"Origin", origin(server.uri()) + ".evil.example"},
        {"Origin", "http://evil@" + server.uri().getAuthority()},
        {"Origin", origin(server.uri()) + "/"},
        {"Origin", "http://" + server.uri().getHost() + ".:" + server.uri().getPort()},
        {"Origin", "http://" + server.uri().getHost()},
        {"Origin", "http://[::1]:" + server.uri().getPort()},
        {"Origin", "rubbish"},
      };
      for (String[] headers : foreign) {
        Answer answer = browser.post("/cross/own?s=put:a:1&f=put:b:2", headers);
        String as = String.join(" ", headers);
        assertThat(answer.status()).as(as).isEqualTo(403);
        // On Dropwizard, a mapper of its own answers.
        assertThat(answer.body()).as(as).contains("must come from a page of this site");
        assertThat(answer.setCookies()).as(as).isEmpty();
        assertThat(answer.header("Vary").orElseThrow()).as(as).contains("Sec-Fetch-Site, Origin");
      }
      assertSession(browser, "{user=ann}");
    }
  }

  @Test
  default void aRequestOfAnOwnPageOrOfNoBrowser_passes() {
    try (RunningServer server = protectedServer()) {
      Browser browser = signedIn(new Browser(server.uri()));
      String authority = server.uri().getAuthority();
      String[][] own = {
        {"Sec-Fetch-Site", "same-origin", "Origin", origin(server.uri())},
        {"Sec-Fetch-Site", "same-origin", "Origin", "null"},
        {"Sec-Fetch-Site", "none"},
        {"Origin", "http://" + authority},
        {"Origin", "https://" + authority},
        {"Origin", "HTTP://" + authority.toUpperCase(Locale.ROOT)},
        {"X-Any", "thing"},
      };
      for (String[] headers : own) {
        Answer answer = browser.post("/cross/own?s=get:user", headers);
        assertThat(answer.body()).as(String.join(" ", headers)).isEqualTo("ann\n");
        assertThat(answer.header("Vary").orElseThrow())
            .contains("Sec-Fetch-Site")
            .contains("Origin")
            .contains("Cookie");
      }
    }
  }

  @Test
  default void safeMethods_passFromEverywhere() {
    try (RunningServer server = protectedServer()) {
      Browser browser = signedIn(new Browser(server.uri()));
      Answer get = browser.get("/cross/own?s=get:user", ofAnotherSite());
      assertThat(get.body()).isEqualTo("ann\n");
      assertThat(get.header("Vary").orElseThrow()).doesNotContain("Sec-Fetch-Site");
      for (String method : new String[] {"HEAD", "OPTIONS"}) {
        assertThat(browser.send(method, "/cross/own", ofAnotherSite()).status())
            .as(method)
            .isBetween(200, 204);
      }
    }
  }

  @Test
  default void otherMethods_andHandshakesOfWebSockets_areJudged() {
    try (RunningServer server = protectedServer()) {
      Browser browser = new Browser(server.uri());
      int ofNoBrowser = browser.send("PURGE", "/cross/own").status();
      assertThat(ofNoBrowser).as("405 where the server knows no such method").isIn(200, 405);
      assertThat(browser.send("PURGE", "/cross/own", ofAnotherSite()).status())
          .isEqualTo(ofNoBrowser == 405 ? 405 : 403);
      assertThat(browser.send("TRACE", "/cross/own?s=put:a:1", ofAnotherSite()).setCookies())
          .isEmpty();
      URI uri = server.uri();
      assertThat(handshake(uri, "https://evil.example")).isEqualTo(403);
      assertThat(handshake(uri, origin(uri))).isNotEqualTo(403);
    }
  }

  @Test
  default void aFilterThatChangesTheMethod_opensNoWayAround() {
    try (RunningServer server = protectedServer()) {
      Browser browser = signedIn(new Browser(server.uri()));
      String[] site = ofAnotherSite();
      for (String[] methods : new String[][] {{"POST", "GET"}, {"GET", "POST"}}) {
        String path = "/cross/own?s=put:a:1";
        String[] headers = {site[0], site[1], "X-HTTP-Method", methods[1]};
        assertThat(browser.send(methods[0], path, headers).status()).as(methods[0]).isEqualTo(403);
        assertThat(browser.send(methods[0], path, "X-HTTP-Method", methods[1]).status())
            .as(methods[0])
            .isEqualTo(200);
      }
    }
  }

  @Test
  default void hostileHeaders_areRefusedAndNeverA5xx() {
    try (RunningServer server = protectedServer()) {
      URI uri = server.uri();
      String host = "Host: " + uri.getAuthority();
      String[][] hostile = {
        {host, "Origin: " + origin(uri), "Origin: https://evil.example"},
        {host, "Origin: https://evil.example", "Origin: " + origin(uri)},
        {host, "Origin: " + origin(uri) + ", https://evil.example"},
        {host, "Origin: https://" + "a".repeat(4000)},
        {host, "Origin: http://[::1"},
        {host, "Origin: http://"},
        {host, "Origin: ://"},
        {host, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"},
        {"Host: other.example", "Origin: " + origin(uri)},
      };
      for (String[] headers : hostile) {
        assertThat(RawHttp.status(post(uri, "/cross/own", headers)))
            .as(String.join(" ", headers))
            .isBetween(400, 499);
      }
      String huge = "Origin: https://" + "a".repeat(8192);
      assertThat(RawHttp.status(post(uri, "/cross/own", host, huge))).isNotEqualTo(200);
      assertThat(RawHttp.status(post(uri, "/cross/own", host, "Origin: " + origin(uri))))
          .isEqualTo(200);
      String[] ipv6 = {"Host: [::1]:8443", "Origin: https://[::1]:8443"};
      assertThat(RawHttp.status(post(uri, "/cross/own", ipv6))).isEqualTo(200);
      String[] lan = {"Host: 192.168.1.5", "Origin: http://192.168.1.5"};
      assertThat(RawHttp.status(post(uri, "/cross/own", lan))).isEqualTo(200);
    }
  }

  @Test
  default void aProxyThatReplacesHost_isToldBySettings() {
    String shop = "https://shop.example.org";
    CrossOriginProtection named =
        CrossOriginProtection.create().publicOrigin(shop).trust("https://id.example.org");
    CrossOriginProtection forwarded = CrossOriginProtection.create().trustForwarded();
    try (RunningServer first = serving(SatchelFeature.builder(), named);
        RunningServer second = serving(SatchelFeature.builder(), forwarded)) {
      Browser browser = new Browser(first.uri());
      assertThat(browser.post("/cross/own", "Origin", shop).status()).isEqualTo(200);
      for (String other : new String[] {"http://shop.example.org", origin(first.uri())}) {
        assertThat(browser.post("/cross/own", "Origin", other).status()).isEqualTo(403);
      }
      String[] trusted = {"Sec-Fetch-Site", "same-site", "Origin", "https://id.example.org"};
      assertThat(browser.post("/cross/own", trusted).status()).isEqualTo(200);

      browser = new Browser(second.uri());
      String[] standard = {"Origin", shop, "Forwarded", "proto=https;host=shop.example.org"};
      assertThat(browser.post("/cross/own", standard).status()).isEqualTo(200);
      String[] usual = {
        "Origin", shop, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "shop.example.org"
      };
      assertThat(browser.post("/cross/own", usual).status()).isEqualTo(200);
      usual[1] = "http://shop.example.org";
      assertThat(browser.post("/cross/own", usual).status()).isEqualTo(403);
      assertThat(browser.post("/cross/own", "Origin", origin(second.uri())).status())
          .isEqualTo(200);
    }
  }

  @Test
  default void reportOnly_logsAndRefusesNothing() {
    CrossOriginProtection reporting = CrossOriginProtection.create().reportOnly();
    try (LogLines log = log();
        RunningServer server = serving(SatchelFeature.builder(), reporting)) {
      Browser browser = new Browser(server.uri());
      assertThat(browser.post("/cross/own", ofAnotherSite()).status()).isEqualTo(200);
      assertThat(browser.post("/cross/own", "Origin", "https://evil\\example").status())
          .isEqualTo(200);
      assertThat(log.warnings())
          .filteredOn(line -> line.contains("would be refused"))
          .singleElement()
          .asString()
          .contains("Sec-Fetch-Site: cross-site")
          .endsWith("since the last such line: 1");
    }
  }

  @Test
  default void anExceptionMapper_answersInItsOwnWay() {
    try (RunningServer server = protectedServer(new CrossOriginResources.Mapper())) {
      Answer answer = new Browser(server.uri()).post("/cross/own", ofAnotherSite());
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).isEqualTo("mapped");
    }
  }

  @Test
  default void aConstantThatAnswersRefusals_answersOtherRequestsToo() {
    try (RunningServer server =
        protectedServer(
            new CrossOriginResources.Constant(), new CrossOriginResources.ConstantMapper())) {
      Browser browser = new Browser(server.uri());
      for (int i = 0; i < 3; i++) {
        Answer refusal = browser.post("/cross/own", ofAnotherSite());
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.body()).isEmpty();
        Answer page = browser.get("/cross/constant");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).isEmpty();
      }
    }
  }

  @Test
  default void crossOrigin_exemptsAMethodWhereverItsAnnotationStands() {
    try (RunningServer server = protectedServer()) {
      Browser browser = signedIn(new Browser(server.uri()));
      String[] anywhere = {
        "/cross/anywhere",
        "/cross/implementing",
        "/cross/overriding",
        "/cross/located/class/anywhere",
        "/cross/located/instance/anywhere",
      };
      for (String path : anywhere) {
        Answer answer = browser.post(path + "?s=map", ofAnotherSite());
        assertThat(answer.body()).as(path).isEqualTo("{}\n");
        assertThat(answer.header("Vary").orElse("")).as(path).doesNotContain("Sec-Fetch-Site");
      }
      for (String path : new String[] {"/cross/located/class/own", "/cross/located/instance/own"}) {
        assertThat(browser.post(path, ofAnotherSite()).status()).as(path).isEqualTo(403);
        assertThat(browser.post(path + "?s=get:user").body()).as(path).isEqualTo("ann\n");
      }
    }
  }

  @Test
  default void crossOrigin_hidesBothScopes_alsoFromOwnPages_andLeavesThem() {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    String token = browser.cookie(SESSION);
    Answer answer = browser.post("/cross/anywhere?s=map&s=hasid&f=map");
    assertThat(answer.body()).isEqualTo("{}\nfalse\n{}\n");
    assertThat(answer.setCookies()).isEmpty();
    assertThat(browser.post("/cross/anywhere").setCookies()).isEmpty();
    assertThat(browser.cookie(SESSION)).isEqualTo(token);
    assertFlash(browser, "{note=hello}");
    assertSession(browser, "{user=ann}");
  }

  @Test
  default void crossOrigin_refusesEachWriteButClear() {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    Answer answer = browser.post("/cross/anywhere/refused");
    assertThat(answer.body())
        .isEqualTo("put putAll remove replaceWith id renewId flash.put flash.keep flash.discard");
    assertThat(answer.setCookies()).isEmpty();
    assertFlash(browser, "{note=hello}");
    assertThat(browser.post("/cross/anywhere?s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
    assertThat(browser.cookie(SESSION)).isNull();
    assertThat(browser.post("/cross/anywhere?s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void crossOrigin_withNewSession_signsOut() {
    Browser browser = signedIn(browser());
    Answer answer = browser.post("/cross/anywhere/sign-out", ofAnotherSite());
    assertThat(answer.body()).isEqualTo("Bye nobody");
    assertThat(answer.setCookies()).containsExactly(SessionContract.DELETED);
  }

  @Test
  default void crossOrigin_thatMayWrite_beginsAnotherSession() {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    browser.post("/cross/callback?s=get:user&s=put:callback:1&f=put:b:2", ofAnotherSite());
    assertFlash(browser, "{b=2, success=declared}");
    assertSession(browser, "{callback=1}");
    browser = signedIn(browser()).with(FLASH, "note=hello");
    assertThat(browser.post("/cross/callback?status=404&s=map&f=map").body()).isEqualTo("{}\n{}\n");
    assertFlash(browser, "{note=hello}");
    assertSession(browser, "{user=ann}");
    browser.post("/cross/callback?status=500&s=put:callback:1&f=put:b:2");
    assertSession(browser, "{user=ann}");
  }

  @Test
  default void crossOrigin_whatAFilterDidBeforeMatching_isWritten() {
    Browser browser = signedIn(browser());
    Answer answer = browser.post("/cross/anywhere?s=map", "X-Visits", "7");
    assertThat(answer.body()).isEqualTo("{}\n");
    assertSession(browser, "{user=ann, visits=7}");
    browser.post("/cross/callback?s=put:callback:1", "X-Visits", "8");
    assertSession(browser, "{callback=1}");
    browser.post("/cross/anywhere?s=clear", "X-Visits", "9");
    assertThat(browser.cookie(SESSION)).isNull();
  }

  @Test
  default void withoutScopes_requestsOfOtherSitesAreRefusedToo() {
    try (RunningServer server = serving(new WithoutScopes())) {
      Browser browser = new Browser(server.uri());
      assertThat(browser.post("/plain").body()).isEqualTo("written");
      assertThat(browser.post("/plain", ofAnotherSite()).status()).isEqualTo(403);
    }
  }

  /** An application that has no session. */
  final class WithoutScopes extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Plain.class);
    }

    @Override
    @SuppressWarnings("deprecation") // the only way to serve an instance from a plain Application
    public Set<Object> getSingletons() {
      return Set.of(CrossOriginProtection.create());
    }
  }

  /** Changes something. */
  @Path("plain")
  class Plain {
    @POST
    public String write() {
      return "written";
    }
  }
}
