package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Cookies on the wire, under all settings. */
interface WireContract extends RuntimeUnderTest {

  private String token(String value) {
    return Tokens.signed(Tokens.claims("a", value, clock().seconds(), clock().seconds()));
  }

  @Test
  default void severalCookiesOfTheName_ofThoseWrittenLastTheFirstWins() {
    long now = clock().seconds();
    String expired =
        Tokens.signed("{\"data\":{\"a\":\"0\"},\"exp\":" + now + ",\"nbf\":1,\"iat\":1}");
    String header =
        SESSION
            + "=rubbish; "
            + SESSION
            + "="
            + expired
            + "; "
            + SESSION
            + "="
            + token("1")
            + "; "
            + SESSION
            + "="
            + token("2");
    Answer answer = browser().get("/do?s=get:a", "Cookie", header);
    assertThat(answer.body()).isEqualTo("1\n");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void candidates_areTheFirstEightWithTheHeader() {
    String forged = token("0").replaceAll(".$", "!");
    String rubbish = String.join("; ", Collections.nCopies(20, SESSION + "=rubbish"));
    String seven = String.join("; ", Collections.nCopies(7, SESSION + "=" + forged));
    assertThat(
            browser()
                .get(
                    "/do?s=get:a",
                    "Cookie",
                    rubbish + "; " + seven + "; " + SESSION + "=" + token("1"))
                .body())
        .isEqualTo("1\n");
    assertThat(
            browser()
                .get(
                    "/do?s=get:a",
                    "Cookie",
                    seven + "; " + SESSION + "=" + forged + "; " + SESSION + "=" + token("1"))
                .body())
        .isEqualTo("absent\n");
  }

  @Test
  default void severalCookieHeaders_areOne() {
    Answer answer =
        browser()
            .get(
                "/do?s=get:a&f=get:b",
                "Cookie",
                "x=1; " + SESSION + "=" + token("1"),
                "Cookie",
                FLASH + "=b=2");
    assertThat(answer.body()).isEqualTo("1\n2\n");
  }

  @Test
  default void aTokenOfAnotherCookieScopeOrAudience_isRefused() {
    long now = clock().seconds();
    byte[] claims =
        Tokens.claims("a", "1", now, now).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String[] foreign = {
      Tokens.signed(Tokens.SECRET, "flash", SESSION, "", claims),
      Tokens.signed(Tokens.SECRET, "session", "__Host-other", "", claims),
      Tokens.signed(Tokens.SECRET, "session", SESSION, "shop", claims),
      Tokens.signed(Tokens.SECRET + ".", "session", SESSION, "", claims),
    };
    try (RunningServer shop = serving(SatchelFeature.builder().audience("shop"))) {
      assertThat(new Browser(shop.uri()).with(SESSION, foreign[2]).get("/do?s=map").body())
          .isEqualTo("{a=1}\n");
      assertThat(new Browser(shop.uri()).with(SESSION, token("1")).get("/do?s=map").body())
          .isEqualTo("{}\n");
    }
    for (String token : foreign) {
      assertThat(browser().with(SESSION, token).get("/do?s=map").body()).isEqualTo("{}\n");
    }
  }

  @Test
  default void aSignedTokenIsNoFlash_andAFlashIsNoSession() {
    assertThat(browser().with(FLASH, token("1")).get("/do?f=map").body()).isEqualTo("{}\n");
    assertThat(browser().with(SESSION, "a=1").get("/do?s=map").body()).isEqualTo("{}\n");
  }

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
              "__Secure-sid=; Path=/do; Domain=example.org; Secure; SameSite=None; Partitioned; Max-Age=0;"
                  + " Expires=Thu, 01 Jan 1970 00:00:00 GMT",
              "flash=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
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

  /** One object for all requests: runtimes write its headers as they stand. */
  @Test
  default void aResponseKeptInAConstant_isRefusedOnceItCarriesACookie() {
    try (RunningServer server = serving(SatchelFeature.builder(), new SharedResponse())) {
      assertThat(new Browser(server.uri()).get("/shared").status()).isEqualTo(204);
      assertThat(new Browser(server.uri()).get("/shared").setCookies()).isEmpty();
      assertThat(new Browser(server.uri()).get("/shared?user=ann").setCookie(SESSION)).isPresent();
      Answer other = new Browser(server.uri()).get("/shared");
      assertThat(other.status()).isEqualTo(500);
      assertThat(other.setCookies()).isEmpty();
    }
  }

  @Test
  default void aSecondRegistrationOfTheSame_isIgnored() {
    try (RunningServer server = serving(SatchelFeature.builder(), new SecondFeature(same()))) {
      Answer answer = new Browser(server.uri()).get("/do?s=put:a:1");
      assertThat(answer.setCookies()).hasSize(1);
    }
  }

  private SatchelFeature same() {
    return SatchelFeature.builder().secret(Secret.of(Tokens.SECRET)).clock(clock()).build();
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
              "WARNING The Secure cookie __Host-session was sent over plain http to 'shop.example.org', where");
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
              "WARNING The Secure cookie __Secure-flash was sent over plain http to 'shop.example.org:8080', where");
    }
  }

  @Test
  default void refusedCookies_areWarnedOfOnceAMinute_withoutValueOrReason() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      for (int i = 0; i < 5; i++) {
        new Browser(server.uri())
            .with(SESSION, "refused-value")
            .with(FLASH, "refused-value")
            .get("/do?s=map&f=map");
      }
      assertThat(log.warnings()).hasSize(2);
      assertThat(log.all()).noneMatch(line -> line.contains("refused-value"));
      assertThat(log.all().stream().filter(line -> line.startsWith("FINE "))).hasSize(10);
    }
  }

  /** Registers another feature from within. */
  record SecondFeature(SatchelFeature second) implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      return second.configure(context);
    }
  }

  /** Answers all requests by one object. */
  @Path("shared")
  class SharedResponse {
    private interface Kept {
      Response CONSTANT = Response.noContent().build();
    }

    @GET
    public Response get(@Context Session session, @QueryParam("user") String user) {
      if (user != null) {
        session.put("user", user);
      }
      return Kept.CONSTANT;
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

  @Test
  default void aSecondRegistrationWithOtherSettings_failsAtStartUp() {
    SatchelFeature other = SatchelFeature.signedWith(Secret.random());
    assertThatThrownBy(() -> serving(SatchelFeature.builder(), new SecondFeature(other)).close())
        .hasStackTraceContaining(
            "An application has one SatchelFeature, but another with other settings is registered");
  }

  /** Runtimes take one instance of a class, and pass over a second without a word. */
  @Test
  default void twoFeaturesWithOtherSettings_failAtStartUp() {
    SatchelFeature other = SatchelFeature.signedWith(Secret.random());
    assertThatThrownBy(() -> serving(SatchelFeature.builder(), other).close())
        .hasStackTraceContaining(
            "An application has one SatchelFeature, but another with other settings is registered");
  }

  @Test
  default void aNameWithoutTheHostPrefix_isWarnedOfAtStartUp() {
    try (LogLines log = log();
        RunningServer server =
            serving(
                SatchelFeature.builder()
                    .session(CookieSettings.named("__Secure-sid"))
                    .flash(CookieSettings.plainHttp("flash")))) {
      assertThat(server.uri()).isNotNull();
      assertThat(log.warnings().stream().filter(line -> line.contains("The cookie")))
          .containsExactly(
              "WARNING The cookie __Secure-sid can be planted by other hosts of its domain; a name that begins with __Host- prevents it, and needs Path=/ and no Domain",
              "WARNING The cookie flash is not Secure: anybody on the way can read and replace it; keep it to tests and development");
    }
  }
}
