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
      Browser[] users = {browser(), browser(), browser(), browser()};
      String[] cookies = new String[users.length];
      RunningServer[] fleet = {before, accepting, writing, after};
      cookies[0] = visit(before, null, 0);
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
