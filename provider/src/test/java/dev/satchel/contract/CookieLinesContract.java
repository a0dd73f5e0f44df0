package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.satchel.CookieSettings;
import dev.satchel.Flash;
import dev.satchel.SatchelFeature;
import dev.satchel.Session;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RawHttp;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Checks the Set-Cookie lines of a response, under all settings, and together with other lines. */
interface CookieLinesContract extends RuntimeUnderTest {

  @Test
  default void settings_showInSettingAndInDeleting() {
    CookieSettings session =
        CookieSettings.named("__Secure-sid")
            .withPath("/do")
            .withDomain("example.org")
            .withSameSite(CookieSettings.SameSite.NONE)
            .withPartitioned(true)
            .withHttpOnly(false);
    CookieSettings flash =
        CookieSettings.plainHttp("flash").withSameSite(CookieSettings.SameSite.STRICT);
    try (RunningServer server = serving(SatchelFeature.builder().session(session).flash(flash))) {
      Browser browser = new Browser(server.uri());
      Answer set = browser.get("/do?s=put:a:1&f=put:b:2");
      assertThat(set.setCookie("__Secure-sid").orElseThrow())
          .endsWith("; Path=/do; Domain=example.org; Secure; SameSite=None; Partitioned");
      assertThat(set.setCookie("flash")).contains("flash=b=2; Path=/; HttpOnly; SameSite=Strict");
      Answer deleted = browser.get("/do?s=clear");
      assertThat(deleted.setCookies())
          .containsExactlyInAnyOrder(
              "__Secure-sid=; Path=/do; Domain=example.org; Secure; SameSite=None; Partitioned;"
                  + " Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
              "flash=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Expires=Thu, 01 Jan 1970"
                  + " 00:00:00 GMT");
    }
  }

  /** curl 7.88 brings a cookie back that was deleted before another was set. */
  @Test
  default void theSessionsLine_comesAfterTheFlashs() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    assertThat(browser.post("/do?s=clear&f=put:b:2").setCookies())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("__Host-flash=b=2;"),
            second -> assertThat(second).isEqualTo(SessionContract.DELETED));
    browser.with(FLASH, "a=1");
    assertThat(browser.post("/do?s=clear&f=map").setCookies())
        .containsExactly(FlashContract.FLASH_DELETED, SessionContract.DELETED);
  }

  @Test
  default void theDeletionOfTheFlash_comesAfterASessionThatIsSet() {
    assertThat(browser().with(FLASH, "a=1").post("/do?s=put:a:1&f=map").setCookies())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("__Host-session=ey"),
            second -> assertThat(second).isEqualTo(FlashContract.FLASH_DELETED));
  }

  @Test
  default void cookiesOfTheResource_areNeverReplaced() {
    try (RunningServer server = serving(SatchelFeature.builder(), new OwnCookies())) {
      Answer answer = new Browser(server.uri()).get("/own");
      assertThat(answer.setCookies()).hasSize(3);
      assertThat(answer.setCookies()).anySatisfy(line -> assertThat(line).startsWith("one=1"));
      assertThat(answer.setCookies()).contains("two=2; Path=/");
      assertThat(answer.setCookie(SESSION)).isPresent();
    }
  }

  /**
   * All requests get the same Response object. It has no body, because Jersey sends the body of
   * such an object once.
   */
  @Test
  default void aResponseKeptInAConstant_answersEachRequestAsItsOwn() {
    try (RunningServer server = serving(SatchelFeature.builder(), new SharedResponse())) {
      assertAnswersEachRequestAsItsOwn(server, "/shared/empty");
    }
  }

  static void assertAnswersEachRequestAsItsOwn(RunningServer server, String path) {
    assertPristine(new Browser(server.uri()).get(path));
    Answer unread = new Browser(server.uri()).with(FLASH, "note=hello").get(path);
    assertThat(unread.setCookies()).containsExactly(FlashContract.FLASH_DELETED);
    assertThat(unread.header("Cache-Control")).contains("no-store");
    assertPristine(new Browser(server.uri()).get(path));
    Browser ann = new Browser(server.uri());
    Answer signedIn = ann.get(path + "?user=ann");
    assertThat(signedIn.setCookie(SESSION)).isPresent();
    assertThat(signedIn.header("Cache-Control")).contains("no-store");
    Answer read = ann.get(path + "?reads=true");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("Vary")).contains("Accept, Cookie");
    assertPristine(new Browser(server.uri()).get(path));
    Browser ben = new Browser(server.uri());
    assertThat(ben.get(path + "?user=ben").setCookies()).hasSize(1);
    assertThat(ben.get("/do?s=get:user").body()).isEqualTo("ben\n");
    assertThat(ann.get("/do?s=get:user").body()).isEqualTo("ann\n");
  }

  private static void assertPristine(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.setCookies()).isEmpty();
    assertThat(answer.header("Cache-Control")).contains("max-age=60");
    assertThat(answer.header("Expires")).contains("Thu, 01 Jan 2099 00:00:00 GMT");
    assertThat(answer.header("Vary")).contains("Accept");
  }

  @Test
  default void aResponseKeptInAConstant_givesUsersAtOnceTheirOwnCookies() throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(4);
    try (RunningServer server = serving(SatchelFeature.builder(), new SharedResponse())) {
      for (int round = 0; round < 150; round++) {
        String path = "/shared/empty-" + round;
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<?>> answers = new ArrayList<>();
        for (int user = 0; user < 4; user++) {
          String name = "user" + user;
          Browser browser = new Browser(server.uri());
          answers.add(
              users.submit(
                  () -> {
                    together.await(20, TimeUnit.SECONDS);
                    Answer answer = browser.get(path + "?user=" + name);
                    if (answer.status() == 500
                        && failsOnSharedHeaders()
                        && answer.setCookies().isEmpty()) {
                      return name;
                    }
                    assertThat(answer.status()).isIn(200, failsOnSharedHeaders() ? 500 : 200);
                    assertThat(answer.setCookies()).hasSize(1);
                    assertThat(browser.get("/do?s=get:user").body()).isEqualTo(name + "\n");
                    return name;
                  }));
        }
        for (Future<?> answer : answers) {
          answer.get(60, TimeUnit.SECONDS);
        }
      }
    } finally {
      users.shutdownNow();
    }
  }

  @Test
  default void aSecureCookieOverPlainHttpFromAfar_isWarnedOfOnce() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      RawHttp raw = new RawHttp(server.uri());
      raw.get("/do?s=put:a:1", "Host: localhost:" + server.uri().getPort());
      raw.get("/do?s=put:a:1", "Host: 127.0.0.1:" + server.uri().getPort());
      raw.get("/do?s=put:a:1", "Host: shop.example.org", "X-Forwarded-Proto: https");
      raw.get(
          "/do?s=put:a:1", "Host: shop.example.org", "Forwarded: for=192.0.2.1;proto=\"https\"");
      assertThat(log.warnings().stream().filter(line -> line.contains("plain http"))).isEmpty();
      raw.get("/do?s=put:a:1", "Host: shop.example.org");
      raw.get("/do?s=put:a:1", "Host: shop.example.org");
      assertThat(log.warnings().stream().filter(line -> line.contains("plain http")))
          .singleElement()
          .asString()
          .startsWith(
              "WARNING The Secure cookie __Host-session was sent over plain http to"
                  + " 'shop.example.org', where");
    }
  }

  @Test
  default void theWarningOfPlainHttp_namesTheCookieThatIsSecure() {
    try (RunningServer server =
            serving(
                SatchelFeature.builder()
                    .session(CookieSettings.plainHttp("sid"))
                    .flash(CookieSettings.named("__Secure-flash")));
        LogLines log = log()) {
      RawHttp raw = new RawHttp(server.uri());
      raw.get("/do?s=put:a:1", "Host: shop.example.org");
      assertThat(log.warnings().stream().filter(line -> line.contains("plain http"))).isEmpty();
      raw.get("/do?f=put:a:1", "Host: shop.example.org:8080");
      assertThat(log.warnings().stream().filter(line -> line.contains("plain http")))
          .singleElement()
          .asString()
          .startsWith(
              "WARNING The Secure cookie __Secure-flash was sent over plain http to"
                  + " 'shop.example.org:8080', where");
    }
  }

  @Test
  default void manyCookiesOfResourceAndFilter_allArriveBesideOurs() {
    try (RunningServer server =
        serving(SatchelFeature.builder(), new ManyCookies(), new CookieFilter())) {
      for (String path : new String[] {"/hard/cookies", "/hard/cookies/thrown"}) {
        Answer answer = new Browser(server.uri()).get(path);
        assertThat(answer.setCookies().stream().map(line -> line.substring(0, line.indexOf('='))))
            .as(path)
            .containsExactlyInAnyOrder(
                "one", "two", "three", "four", "five", "six", SESSION, FLASH);
      }
    }
  }

  @Test
  default void theCookieOfAnHttpSession_arrivesBesideOurs() {
    assumeTrue(hasHttpSessions(), "no servlet container that keeps sessions");
    try (RunningServer server = serving(SatchelFeature.builder(), new HttpSessionResource())) {
      Browser browser = new Browser(server.uri());
      Answer answer = browser.get("/hard/http-session");
      assertThat(answer.setCookies()).hasSize(3);
      assertThat(answer.setCookie("JSESSIONID")).isPresent();
      assertThat(browser.get("/hard/http-session").body()).isEqualTo("2 2");
      assertThat(browser.get("/hard/http-session").body()).isEqualTo("3 3");
    }
  }

  /** Answers all requests for one name by one object. */
  @Path("shared")
  class SharedResponse {
    private final Map<String, Response> constants = new ConcurrentHashMap<>();

    @GET
    @Path("{name}")
    public Response get(
        @Context Session session,
        @PathParam("name") String name,
        @QueryParam("user") String user,
        @QueryParam("reads") boolean reads,
        @QueryParam("ends") boolean ends) {
      if (user != null) {
        session.put("user", user);
      }
      if (reads) {
        session.get("user");
      }
      if (ends) {
        session.clear();
      }
      return constants.computeIfAbsent(name, SharedResponse::constant);
    }

    private static Response constant(String name) {
      return Response.ok(name.startsWith("body") ? "the same for all" : null)
          .header("Cache-Control", "max-age=60")
          .header("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")
          .header("Vary", "Accept")
          .build();
    }
  }

  /** Sets cookies of its own. */
  @Path("own")
  class OwnCookies {
    @GET
    public Response get(@Context Session session) {
      session.put("a", "1");
      return Response.ok("x")
          .cookie(new NewCookie.Builder("one").value("1").build())
          .header("Set-Cookie", "two=2; Path=/")
          .build();
    }
  }

  /** Sets cookies in every way that Jakarta REST has. */
  @Path("hard/cookies")
  class ManyCookies {
    @GET
    public Response get(@Context Session session, @Context Flash flash) {
      session.put("a", "1");
      flash.put("b", "2");
      return withCookies(Response.ok("x")).build();
    }

    @GET
    @Path("thrown")
    public Response thrown(@Context Session session, @Context Flash flash) {
      session.put("a", "1");
      flash.put("b", "2");
      throw new WebApplicationException(withCookies(Response.status(409)).build());
    }

    private static Response.ResponseBuilder withCookies(Response.ResponseBuilder response) {
      return response
          .cookie(
              new NewCookie.Builder("one").value("1").build(),
              new NewCookie.Builder("two").value("2").build())
          .header("Set-Cookie", "three=3; Path=/")
          .header("Set-Cookie", "four=4; Path=/");
    }
  }

  /** Adds two more. */
  class CookieFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (request.getUriInfo().getPath().contains("hard/cookies")) {
        response.getHeaders().add("Set-Cookie", new NewCookie.Builder("five").value("5").build());
        response.getHeaders().add("Set-Cookie", "six=6; Path=/");
      }
    }
  }
}
