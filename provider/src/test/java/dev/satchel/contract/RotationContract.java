package dev.satchel.contract;

import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Several secrets, of which one writes. */
interface RotationContract extends RuntimeUnderTest {
  String OLD = "the secret of the year before, retired";
  String NEW = "the secret of the year to come, at last";

  private String signed(String secret, String json) {
    return Tokens.signed(secret, "session", SESSION, "", json.getBytes(StandardCharsets.UTF_8));
  }

  private String claims(String value) {
    return Tokens.claims("a", value, clock().seconds() - 60, clock().seconds() - 30);
  }

  private static Browser at(RunningServer server) {
    return new Browser(server.uri());
  }

  @Test
  default void aTokenOfAnOlderSecret_isWrittenAnewWithItsClaims() {
    long now = clock().seconds();
    String json =
        "{\"data\":{\"a\":\"1\"},\"exp\":"
            + (now + 50)
            + ",\"nbf\":"
            + (now - 60)
            + ",\"iat\":"
            + (now - 30)
            + ",\"sid\":\"id\"}";
    SatchelFeatureBuilder settings =
        SatchelFeature.builder()
            .session(CookieSettings.named(SESSION).withMaxAge(Duration.ofSeconds(200)))
            .olderSecrets(Secret.of(NEW), Secret.of(OLD));
    try (RunningServer server = serving(settings)) {
      Browser browser = at(server).with(SESSION, signed(OLD, json));
      Answer answer = browser.get("/do?s=map");
      assertThat(answer.body()).isEqualTo("{a=1}\n");
      assertThat(browser.cookie(SESSION)).isEqualTo(Tokens.signed(json));
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(browser.get("/do?s=map").setCookies()).isEmpty();

      Browser missing = at(server).with(SESSION, signed(OLD, json));
      assertThat(missing.get("/do?s=map&status=403").setCookies()).isEmpty();
      assertThat(missing.send("HEAD", "/do?s=map").setCookies()).isEmpty();
      assertThat(missing.get("/do").setCookies()).isEmpty();
      missing.get("/do?s=put:b:2&status=404");
      assertThat(missing.get("/do?s=map").body()).isEqualTo("{a=1, b=2}\n");
      assertThat(missing.get("/do?s=map").setCookies()).isEmpty();
    }
  }

  @Test
  default void aTokenOfAnAcceptedSecret_isReadAndLeft() {
    String token = signed(NEW, claims("1"));
    try (RunningServer server = serving(SatchelFeature.builder().acceptedSecrets(Secret.of(NEW)))) {
      Browser browser = at(server).with(SESSION, token);
      Answer answer = browser.get("/do?s=map");
      assertThat(answer.body()).isEqualTo("{a=1}\n");
      assertThat(answer.setCookies()).isEmpty();
      browser.get("/do?s=put:a:2");
      assertThat(browser.cookie(SESSION))
          .isEqualTo(Tokens.signed(Tokens.payload(browser.cookie(SESSION))));
    }
  }

  @Test
  default void amongSeveralCookies_theOneWrittenLastCountsWhateverItsSecret() {
    String old = signed(OLD, claims("old"));
    String current = Tokens.signed(claims("current"));
    String coming = signed(NEW, claims("coming"));
    String laterOld =
        signed(OLD, Tokens.claims("a", "later", clock().seconds() - 60, clock().seconds() - 29));
    try (RunningServer server =
        serving(
            SatchelFeature.builder()
                .olderSecrets(Secret.of(OLD))
                .acceptedSecrets(Secret.of(NEW)))) {
      assertThat(read(server, coming, current, laterOld)).isEqualTo("{a=later}\n");
      assertThat(read(server, laterOld, current)).isEqualTo("{a=later}\n");
      assertThat(read(server, current, old)).as("of equals the first").isEqualTo("{a=current}\n");
      assertThat(read(server, old, coming)).as("of equals the first").isEqualTo("{a=old}\n");
      assertThat(read(server, "x", old)).isEqualTo("{a=old}\n");
      assertThat(read(server, signed("a secret that nobody here has heard of", claims("x"))))
          .isEqualTo("{}\n");
    }
    assertThat(browser().with(SESSION, old).get("/do?s=map").body()).isEqualTo("{}\n");
  }

  private static String read(RunningServer server, String... tokens) {
    String cookies = String.join("; " + SESSION + "=", tokens);
    return at(server).get("/do?s=map", "Cookie", SESSION + "=" + cookies).body();
  }

  /** The steps of docs/rotation.md, with nodes at two of them at a time. */
  @Test
  default void aFleet_isRolledWithoutLosingASession() {
    Secret old = Secret.of(OLD);
    Secret coming = Secret.of(NEW);
    try (RunningServer before = node(SatchelFeature.builder().secret(old));
        RunningServer accepting =
            node(SatchelFeature.builder().secret(old).acceptedSecrets(coming));
        RunningServer writing = node(SatchelFeature.builder().secret(coming).olderSecrets(old));
        RunningServer after = node(SatchelFeature.builder().secret(coming))) {
      roll(before, accepting, writing, after);
    }
  }

  /** Servers at each two neighbouring steps serve users who go back and forth between them. */
  private void roll(RunningServer... fleet) {
    String[] cookies = new String[fleet.length];
    cookies[0] = visit(fleet[0], null, 0);
    for (int step = 0; step + 1 < fleet.length; step++) {
      cookies[step + 1] = visit(fleet[step], null, step + 1); // signs in during the roll-out
      for (int turn = 0; turn < 3; turn++) {
        for (RunningServer node : new RunningServer[] {fleet[step], fleet[step + 1]}) {
          for (int user = 0; user <= step + 1; user++) {
            cookies[user] = visit(node, cookies[user], user);
          }
        }
      }
    }
  }

  private static CookieSettings encrypted() {
    return CookieSettings.named(SESSION).encrypted();
  }

  private Instant in(Duration duration) {
    return Instant.ofEpochSecond(clock().seconds()).plus(duration);
  }

  /** The steps of docs/rotation.md from signed to encrypted sessions. */
  @Test
  default void aFleet_isMovedToEncryptedSessionsWithoutLosingASession() {
    Secret secret = Secret.of(Tokens.SECRET);
    Instant end = in(Duration.ofHours(1));
    try (RunningServer signing = node(SatchelFeature.builder().secret(secret));
        RunningServer reading =
            node(SatchelFeature.builder().secret(secret).acceptBothFormatsUntil(end));
        RunningServer encrypting =
            node(SatchelFeature.recommendedBuilder(secret).acceptBothFormatsUntil(end));
        RunningServer after = node(SatchelFeature.recommendedBuilder(secret))) {
      roll(signing, reading, encrypting, after);
    }
  }

  @Test
  default void aSignedSession_isEncryptedWhenItIsUsedDuringTheMove() {
    long now = clock().seconds();
    String signed = Tokens.signed(claims("1"));
    SatchelFeatureBuilder settings =
        SatchelFeature.builder()
            .session(encrypted())
            .acceptBothFormatsUntil(in(Duration.ofSeconds(100)));
    try (RunningServer server = serving(settings)) {
      Browser browser = at(server).with(SESSION, signed);
      Answer answer = browser.get("/do?s=map&s=started");
      assertThat(answer.body()).isEqualTo("{a=1}\n" + (now - 60) + "\n");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(browser.cookie(SESSION)).startsWith(ProtectionContract.JWE);
      Answer again = browser.get("/do?s=map&s=started");
      assertThat(again.body()).isEqualTo("{a=1}\n" + (now - 60) + "\n");
      assertThat(again.setCookies()).isEmpty();
      assertThat(at(server).with(SESSION, signed).get("/do").setCookies()).as("unused").isEmpty();

      for (String forged :
          new String[] {signed(OLD, claims("x")), "a=1", "eyJhbGciOiJub25lIn0.e30."}) {
        assertThat(at(server).with(SESSION, forged).get("/do?s=map").body())
            .as(forged)
            .isEqualTo("{}\n");
      }
      clock().step(Duration.ofSeconds(99));
      assertThat(read(server, signed)).isEqualTo("{a=1}\n");
      clock().step(Duration.ofSeconds(1));
      assertThat(read(server, signed)).isEqualTo("{}\n");
      assertThat(browser.get("/do?s=map").body()).isEqualTo("{a=1}\n");
    }
  }

  @Test
  default void anEncryptedSession_isLeftByAServerThatStillSigns() {
    SatchelFeatureBuilder settings =
        SatchelFeature.builder().acceptBothFormatsUntil(in(Duration.ofSeconds(100)));
    try (RunningServer server = serving(settings);
        RunningServer encrypting = serving(SatchelFeature.builder().session(encrypted()))) {
      Browser there = at(encrypting);
      there.get("/do?s=put:a:1");
      String token = there.cookie(SESSION);
      Browser browser = at(server).with(SESSION, token);
      Answer answer = browser.get("/do?s=map");
      assertThat(answer.body()).isEqualTo("{a=1}\n");
      assertThat(answer.setCookies()).isEmpty();
      browser.get("/do?s=put:a:2");
      assertThat(browser.cookie(SESSION)).startsWith(ProtectionContract.JWS);
      clock().step(Duration.ofSeconds(100));
      assertThat(read(server, token)).isEqualTo("{}\n");
    }
  }

  /** A session that would never have expired by itself. */
  @Test
  default void aSignedSession_isJudgedByTheTimeoutsOfTheMove() {
    long now = clock().seconds();
    long halfAnHour = 30 * 60;
    long halfADay = 12 * 60 * 60;
    SatchelFeatureBuilder settings =
        SatchelFeature.recommendedBuilder(Secret.of(Tokens.SECRET))
            .acceptBothFormatsUntil(in(Duration.ofDays(1)));
    try (RunningServer server = serving(settings)) {
      assertThat(read(server, written(now - halfADay + 1, now - halfAnHour + 1)))
          .isEqualTo("{a=1}\n");
      assertThat(read(server, written(now - halfAnHour, now - halfAnHour))).isEqualTo("{}\n");
      assertThat(read(server, written(now - halfADay, now))).isEqualTo("{}\n");
    }
  }

  private static String written(long nbf, long iat) {
    return Tokens.signed(Tokens.claims("a", "1", nbf, iat));
  }

  private RunningServer node(SatchelFeatureBuilder settings) {
    return serving(new Contract.Served(settings.clock(clock()).build()));
  }

  /** Signs in, or reads and now and then changes. Returns the cookie afterwards. */
  private String visit(RunningServer node, String cookie, int user) {
    Browser browser = at(node);
    if (cookie == null) {
      browser.get("/do?s=put:user:u" + user);
      return browser.cookie(SESSION);
    }
    browser.with(SESSION, cookie);
    assertThat(browser.get("/do?s=get:user").body()).isEqualTo("u" + user + "\n");
    if (user % 2 == 0) {
      clock().step(Duration.ofSeconds(1));
      browser.get("/do?s=put:seen:" + clock().seconds());
    }
    return browser.cookie(SESSION);
  }
}
