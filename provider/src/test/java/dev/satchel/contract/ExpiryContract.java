package dev.satchel.contract;

import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Timeouts, and the writes that no code asked for. */
interface ExpiryContract extends RuntimeUnderTest {
  String ONLY_SESSION_DELETED =
      "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970"
          + " 00:00:00 GMT";

  private RunningServer idlingFor(Duration timeout) {
    return serving(SatchelFeature.builder().idleTimeout(timeout), new SlowResource(clock()));
  }

  private static Browser signedIn(RunningServer server) {
    Browser browser = new Browser(server.uri());
    browser.get("/do?s=put:a:1");
    return browser;
  }

  private void later(long seconds) {
    clock().step(Duration.ofSeconds(seconds));
  }

  private String claims(long exp, long nbf, long iat) {
    return "{\"data\":{\"a\":\"1\"},\"exp\":" + exp + ",\"nbf\":" + nbf + ",\"iat\":" + iat + "}";
  }

  private void assertRead(Browser browser, String expected, String... headers) {
    assertThat(browser.get("/do?s=map", headers).body()).isEqualTo(expected + "\n");
  }

  @Test
  default void idleTimeout_endsWhatIsNotUsed() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(100))) {
      Browser browser = signedIn(server);
      long now = clock().seconds();
      assertThat(Tokens.payload(browser.cookie(SESSION))).isEqualTo(claims(now + 100, now, now));
      later(100);
      Answer late = browser.get("/do?s=map");
      assertThat(late.body()).isEqualTo("{}\n");
      assertThat(late.setCookies()).containsExactly(ONLY_SESSION_DELETED);
    }
  }

  @Test
  default void use_isWrittenOncePerTenthOfTheIdleTimeout() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(100))) {
      Browser browser = signedIn(server);
      long began = clock().seconds();
      later(9);
      assertThat(browser.get("/do?s=map").setCookies()).isEmpty();
      later(1);
      Answer slid = browser.get("/do?s=map");
      assertThat(Tokens.payload(browser.cookie(SESSION)))
          .isEqualTo(claims(began + 110, began, began + 10));
      assertThat(slid.header("Cache-Control")).contains("no-store");
      assertThat(slid.header("Vary")).contains("Cookie");
      assertThat(browser.get("/do?s=map").setCookies()).isEmpty();
      for (int i = 0; i < 10; i++) {
        later(99);
        assertRead(browser, "{a=1}");
      }
      later(50);
      assertThat(browser.get("/do").setCookies()).as("untouched").isEmpty();
      later(50);
      assertRead(browser, "{}");
    }
  }

  @Test
  default void absoluteTimeout_endsWhatIsUsedToo() {
    SatchelFeatureBuilder settings =
        SatchelFeature.builder()
            .idleTimeout(Duration.ofSeconds(100))
            .absoluteTimeout(Duration.ofSeconds(150));
    try (RunningServer server = serving(settings)) {
      Browser browser = signedIn(server);
      long began = clock().seconds();
      later(60);
      browser.get("/do?s=put:b:2&s=remove:b"); // no change, but used
      assertThat(Tokens.payload(browser.cookie(SESSION)))
          .isEqualTo(claims(began + 150, began, began + 60));
      later(80);
      assertThat(browser.get("/do?s=map").setCookies()).as("nothing to be gained").isEmpty();
      later(9);
      assertRead(browser, "{a=1}");
      later(1);
      assertRead(browser, "{}");
    }
  }

  @Test
  default void recommended_endsAfter30MinutesWithoutUseAndAfter12Hours() {
    long minute = 60;
    try (RunningServer server =
        serving(SatchelFeature.recommendedBuilder(Secret.of(Tokens.SECRET)))) {
      Browser idle = signedIn(server);
      long now = clock().seconds();
      assertThat(idle.get("/do?s=started&s=expires").body())
          .isEqualTo(now + "\n" + (now + 30 * minute) + "\n");
      later(30 * minute - 1);
      assertRead(idle, "{a=1}");
      later(30 * minute);
      Answer late = idle.get("/do?s=map");
      assertThat(late.body()).isEqualTo("{}\n");
      assertThat(late.setCookies()).containsExactly(ONLY_SESSION_DELETED);

      Browser busy = signedIn(server);
      for (int i = 0; i < 25; i++) {
        later(28 * minute);
        assertRead(busy, "{a=1}");
      }
      later(20 * minute - 1);
      assertRead(busy, "{a=1}");
      later(1);
      assertRead(busy, "{}");
    }
  }

  @Test
  default void clear_beginsAnew() {
    try (RunningServer server =
        serving(SatchelFeature.builder().absoluteTimeout(Duration.ofSeconds(100)))) {
      Browser browser = signedIn(server);
      later(99);
      browser.get("/do?s=clear&s=put:b:2");
      later(99);
      assertRead(browser, "{b=2}");
    }
  }

  @Test
  default void theEarliestEnd_counts() {
    CookieSettings cookie = CookieSettings.named(SESSION).withMaxAge(Duration.ofSeconds(50));
    SatchelFeatureBuilder settings =
        SatchelFeature.builder()
            .session(cookie)
            .idleTimeout(Duration.ofSeconds(60))
            .absoluteTimeout(Duration.ofSeconds(70));
    try (RunningServer server = serving(settings)) {
      Browser browser = signedIn(server);
      long began = clock().seconds();
      assertThat(Tokens.payload(browser.cookie(SESSION))).contains("\"exp\":" + (began + 50));
      later(30);
      browser.get("/do?s=put:a:2");
      assertThat(Tokens.payload(browser.cookie(SESSION))).contains("\"exp\":" + (began + 70));
    }
  }

  @Test
  default void aTimeoutThatComesLater_bindsTokensThatAreOut() {
    try (RunningServer idle =
            serving(SatchelFeature.builder().idleTimeout(Duration.ofSeconds(101)));
        RunningServer idleShort =
            serving(SatchelFeature.builder().idleTimeout(Duration.ofSeconds(100)));
        RunningServer absolute =
            serving(SatchelFeature.builder().absoluteTimeout(Duration.ofSeconds(100)));
        RunningServer maxAge =
            serving(
                SatchelFeature.builder()
                    .session(CookieSettings.named(SESSION).withMaxAge(Duration.ofSeconds(100))))) {
      Browser before = browser();
      before.get("/do?s=put:a:1");
      String token = before.cookie(SESSION);
      later(100);
      assertRead(new Browser(idle.uri()).with(SESSION, token), "{a=1}");
      for (RunningServer server : new RunningServer[] {idleShort, absolute, maxAge}) {
        assertRead(new Browser(server.uri()).with(SESSION, token), "{}");
      }
    }
  }

  @Test
  default void use_isNotWrittenWhereItCouldUndoWhatAnotherRequestDid() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(100))) {
      String token = signedIn(server).cookie(SESSION);
      later(50);
      for (String end :
          new String[] {
            "&status=304", "&status=401", "&status=403", "&status=429", "&status=500", "&status=503"
          }) {
        Browser browser = new Browser(server.uri()).with(SESSION, token);
        assertThat(browser.get("/do?s=map" + end).setCookies()).as(end).isEmpty();
      }
      Browser browser = new Browser(server.uri()).with(SESSION, token);
      assertThat(browser.send("HEAD", "/do?s=map").setCookies()).isEmpty();
      assertThat(browser.get("/do?s=map", "Sec-Purpose", "prefetch;prerender").setCookies())
          .isEmpty();
      for (String end :
          new String[] {
            "&status=201",
            "&status=303&location=/do",
            "&status=204",
            "&status=400",
            "&status=404",
            "&status=422",
            "&status=422&throw=mapped",
            "&status=499"
          }) {
        Browser other = new Browser(server.uri()).with(SESSION, token);
        assertThat(other.get("/do?s=map" + end).setCookies()).as(end).hasSize(1);
      }
      assertThat(browser.get("/do?s=map", "Sec-Fetch-Mode", "cors").setCookies()).hasSize(1);
    }
  }

  /** A form that is filled in with errors for an hour. */
  @Test
  default void useBy422sAlone_keepsASessionFromIdling() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(1000))) {
      Browser browser = signedIn(server);
      for (int i = 0; i < 12; i++) {
        later(300);
        assertThat(browser.post("/do?s=map&status=422").body()).isEqualTo("{a=1}\n");
      }
    }
  }

  @Test
  default void aStranger_getsNoCookie() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(100))) {
      assertThat(new Browser(server.uri()).get("/do?s=map").setCookies()).isEmpty();
      Browser unreadable = new Browser(server.uri()).with(SESSION, "rubbish");
      assertThat(unreadable.get("/do?s=map").setCookies()).isEmpty();
      String empty =
          "{\"data\":{},\"nbf\":"
              + clock().seconds()
              + ",\"iat\":"
              + (clock().seconds() - 50)
              + "}";
      Browser without = new Browser(server.uri()).with(SESSION, Tokens.signed(empty));
      assertThat(without.get("/do?s=map").setCookies()).isEmpty();
    }
  }

  @Test
  default void aSession_beginsAsItsRequestDoes() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(100))) {
      long now = clock().seconds();
      Browser browser = new Browser(server.uri());
      assertThat(browser.get("/slow?seconds=7&put=1").body()).isEqualTo(String.valueOf(now));
      assertThat(Tokens.payload(browser.cookie(SESSION)))
          .isEqualTo(claims(now + 107, now, now + 7));
    }
  }

  @Test
  default void whatIsNotRecentAnyMore_isLeftToTheRequestsThatWentPast() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(1000))) {
      String token = signedIn(server).cookie(SESSION);
      later(500);
      assertThat(slow(server, token, 5)).isTrue();
      assertThat(slow(server, token, 6)).isFalse();
      later(500);
      assertThat(slow(server, token, 5)).as("deleted").isTrue();
      assertThat(slow(server, token, 6)).as("left").isFalse();
    }
  }

  /** A body that takes its time, say, while the user signs out. */
  @Test
  default void whatIsReadLate_isNotRecentEither() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(1000))) {
      String token = signedIn(server).cookie(SESSION);
      later(500);
      Browser browser = new Browser(server.uri()).with(SESSION, token);
      Answer late = browser.get("/slow?before=6&seconds=0");
      assertThat(late.body()).isEqualTo("false");
      assertThat(late.setCookies()).isEmpty();
      assertThat(browser.get("/slow?before=5&seconds=0").setCookies()).hasSize(1);
    }
  }

  @Test
  default void anExpiredCookie_isDeletedForPagesAlone() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(100))) {
      String token = signedIn(server).cookie(SESSION);
      later(100);
      Browser browser = new Browser(server.uri()).with(SESSION, token);
      String[] prefetch = {"Sec-Fetch-Mode", "navigate", "Sec-Purpose", "prefetch"};
      assertThat(browser.get("/do?s=map", prefetch).setCookies()).isEmpty();
      assertThat(browser.send("HEAD", "/do?s=map").setCookies()).isEmpty();
      assertThat(browser.get("/do?s=map&status=304").setCookies()).isEmpty();
      assertThat(browser.get("/do?s=map&status=401").setCookies()).hasSize(1);
    }
  }

  @Test
  default void aSessionThatEndsWhileItIsChanged_isDeleted() {
    SatchelFeatureBuilder settings =
        SatchelFeature.builder().absoluteTimeout(Duration.ofSeconds(100));
    try (RunningServer server = serving(settings, new SlowResource(clock()))) {
      Browser browser = signedIn(server);
      assertThat(browser.get("/slow?seconds=100&put=2").setCookies())
          .containsExactly(ONLY_SESSION_DELETED);
    }
  }

  private static boolean slow(RunningServer server, String token, int seconds) {
    Browser browser = new Browser(server.uri()).with(SESSION, token);
    return !browser.get("/slow?seconds=" + seconds).setCookies().isEmpty();
  }

  @Test
  default void beginningAndEnd_areTold() {
    try (RunningServer server = idlingFor(Duration.ofSeconds(100))) {
      long now = clock().seconds();
      assertThat(browser().get("/do?s=started&s=expires").body()).isEqualTo("never\nnever\n");
      assertThat(browser().get("/do?s=put:a:1&s=started&s=expires").body())
          .isEqualTo(now + "\nnever\n");
      Browser browser = signedIn(server);
      later(10);
      assertThat(browser.get("/do?s=started&s=expires&status=404").body())
          .isEqualTo(now + "\n" + (now + 100) + "\n");
      assertThat(browser.get("/do?s=put:b:2&s=started&s=expires").body())
          .isEqualTo(now + "\n" + (now + 110) + "\n");
      assertThat(browser.get("/do?s=clear&s=put:b:2&s=started&s=expires").body())
          .isEqualTo((now + 10) + "\n" + (now + 110) + "\n");
      assertThat(browser.get("/do?s=clear&s=started&s=expires").body()).isEqualTo("never\nnever\n");
    }
  }

  /** Takes its time, by the contract's clock. */
  @Path("slow")
  final class SlowResource {
    private final SteppingClock clock;

    SlowResource(SteppingClock clock) {
      this.clock = clock;
    }

    @GET
    public String get(
        @Context Session session,
        @QueryParam("before") int before,
        @QueryParam("seconds") int seconds,
        @QueryParam("put") String value) {
      clock.step(Duration.ofSeconds(before));
      boolean empty = session.isEmpty();
      clock.step(Duration.ofSeconds(seconds));
      return value == null
          ? String.valueOf(empty)
          : String.valueOf(session.put("a", value).startedAt().orElseThrow().getEpochSecond());
    }
  }
}
