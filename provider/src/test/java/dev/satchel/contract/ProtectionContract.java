package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Encrypted sessions, and a flash that is signed or encrypted. */
interface ProtectionContract extends RuntimeUnderTest {
  String JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..";
  String JWS = "eyJhbGciOiJIUzI1NiJ9.";

  private RunningServer encrypting() {
    return serving(
        SatchelFeature.builder()
            .session(CookieSettings.named(SESSION).encrypted())
            .flash(CookieSettings.named(FLASH).encrypted()));
  }

  @Test
  default void encryptedScopes_areReadByNobodyElse() {
    try (RunningServer server = encrypting()) {
      Browser browser = new Browser(server.uri());
      browser.get("/do?s=put:user:ann&f=put:note:hello");
      for (String name : new String[] {SESSION, FLASH}) {
        assertThat(browser.cookie(name)).startsWith(JWE).doesNotMatch(".*[^A-Za-z0-9_.-].*");
      }
      String token = browser.cookie(SESSION);
      Answer answer = browser.get("/do?s=map&f=map");
      assertThat(answer.body()).isEqualTo("{user=ann}\n{note=hello}\n");
      assertThat(answer.setCookies()).as("the flash is deleted").hasSize(1);
      browser.get("/do?s=put:b:1");
      browser.get("/do?s=remove:b");
      assertThat(browser.cookie(SESSION)).as("of the same content").isNotEqualTo(token);
      assertThat(browser.get("/do?s=remove:user").setCookies()).hasSize(1);
      assertThat(browser.cookie(SESSION)).isNull();
    }
  }

  @Test
  default void recommended_encryptsTheSessionAndSignsTheFlash() {
    try (RunningServer server =
        serving(SatchelFeature.recommendedBuilder(Secret.of(Tokens.SECRET)))) {
      Browser browser = new Browser(server.uri());
      Answer written = browser.get("/do?s=put:user:ann&f=put:note:hello");
      String attributes = "; Path=/; Secure; HttpOnly; SameSite=Lax";
      String session = browser.cookie(SESSION);
      String flash = browser.cookie(FLASH);
      assertThat(written.setCookies())
          .containsExactlyInAnyOrder(
              SESSION + "=" + session + attributes, FLASH + "=" + flash + attributes);
      assertThat(session).startsWith(JWE);
      long now = clock().seconds();
      assertThat(flash).startsWith(JWS);
      assertThat(Tokens.payload(flash)).isEqualTo(Tokens.claims("note", "hello", now, now));
      assertThat(browser.get("/do?s=map&f=map").body()).isEqualTo("{user=ann}\n{note=hello}\n");
      assertThat(browser.get("/do?f=map").body()).isEqualTo("{}\n");

      Browser eve =
          new Browser(server.uri())
              .with(SESSION, Tokens.signed(Tokens.claims("user", "ann", now, now)))
              .with(FLASH, "note=paid");
      assertThat(eve.get("/do?s=map&f=map").body()).isEqualTo("{}\n{}\n");
    }
  }

  @Test
  default void theLargestEncryptedSession_fitsToTheByte() {
    try (RunningServer server = encrypting()) {
      int now = String.valueOf(clock().seconds()).length();
      int json = "{'data':{'k':''},'nbf':,'iat':}".length() + 2 * now;
      int around =
          (SESSION + "=" + JWE + "..; Path=/; Secure; HttpOnly; SameSite=Lax").length() + 22 + 43;
      int refused = 0;
      for (int length = 2850; length <= 2910; length++) {
        int ciphertext = ((json + length) / 16 + 1) * 16;
        int line = around + (int) Math.ceil(ciphertext * 4 / 3.0);
        Browser browser = new Browser(server.uri());
        Answer answer = browser.get("/do?s=fill:k:" + length);
        if (line <= 4096) {
          assertThat(answer.setCookie(SESSION).orElseThrow()).hasSize(line);
          assertThat(browser.get("/do?s=contains:k").body()).isEqualTo("true\n");
        } else {
          refused++;
          assertThat(answer.status()).isEqualTo(500);
        }
      }
      assertThat(refused).isBetween(1, 60);
    }
  }

  @Test
  default void aScope_readsItsConfiguredFormatOnly() {
    long now = clock().seconds();
    String signedSession = Tokens.signed(Tokens.claims("a", "1", now, now));
    try (RunningServer server = encrypting()) {
      Browser browser = new Browser(server.uri()).with(SESSION, signedSession).with(FLASH, "a=1");
      assertThat(browser.get("/do?s=map&f=map").body()).isEqualTo("{}\n{}\n");
      Browser ann = new Browser(server.uri());
      ann.get("/do?s=put:user:ann&f=put:note:hello");
      Browser exchanged =
          new Browser(server.uri())
              .with(SESSION, ann.cookie(FLASH))
              .with(FLASH, ann.cookie(SESSION));
      assertThat(exchanged.get("/do?s=map&f=map").body()).isEqualTo("{}\n{}\n");
      assertThat(
              browser()
                  .with(SESSION, ann.cookie(SESSION))
                  .with(FLASH, ann.cookie(FLASH))
                  .get("/do?s=map&f=map")
                  .body())
          .isEqualTo("{}\n{}\n");
    }
  }

  @Test
  default void aSignedFlash_cannotBeForged() {
    CookieSettings signed = CookieSettings.named(FLASH).signed().withMaxAge(Duration.ofMinutes(1));
    try (RunningServer server = serving(SatchelFeature.builder().flash(signed))) {
      Browser browser = new Browser(server.uri());
      browser.get("/do?f=put:note:hello");
      String token = browser.cookie(FLASH);
      long now = clock().seconds();
      assertThat(Tokens.payload(token))
          .isEqualTo(
              "{\"data\":{\"note\":\"hello\"},\"exp\":"
                  + (now + 60)
                  + ",\"nbf\":"
                  + now
                  + ",\"iat\":"
                  + now
                  + "}");
      assertThat(browser.get("/do?f=map").body()).isEqualTo("{note=hello}\n");
      assertThat(browser.cookie(FLASH)).isNull();

      String forged =
          Tokens.signed(
              "a secret that nobody here has heard of",
              "flash",
              FLASH,
              "",
              Tokens.claims("note", "paid", now, now).getBytes(StandardCharsets.UTF_8));
      for (String value : new String[] {"note=paid", forged, ""}) {
        Browser eve = new Browser(server.uri()).with(FLASH, value);
        assertThat(eve.get("/do?f=map").body()).as(value).isEqualTo("{}\n");
        assertThat(eve.cookie(FLASH)).as("deleted").isNull();
      }
      Browser planted = new Browser(server.uri());
      assertThat(
              planted
                  .get("/do?f=map", "Cookie", FLASH + "=" + forged + "; " + FLASH + "=" + token)
                  .body())
          .isEqualTo("{note=hello}\n");
      clock().step(Duration.ofMinutes(1));
      assertThat(planted.with(FLASH, token).get("/do?f=map").body()).isEqualTo("{}\n");
    }
  }

  @Test
  default void theLargestSignedFlash_fitsToTheByte() {
    try (RunningServer server =
        serving(SatchelFeature.builder().flash(CookieSettings.named(FLASH).signed()))) {
      int now = String.valueOf(clock().seconds()).length();
      int json = "{'data':{'k':''},'nbf':,'iat':}".length() + 2 * now;
      int around = (FLASH + "=" + JWS + ".; Path=/; Secure; HttpOnly; SameSite=Lax").length() + 43;
      int refused = 0;
      for (int length = 1370; length <= 1420; length++) {
        int line = around + (int) Math.ceil((json + length) * 4 / 3.0);
        Browser browser = new Browser(server.uri());
        Answer answer = browser.get("/do?f=fill:k:" + length);
        if (line <= 2048) {
          assertThat(answer.setCookie(FLASH).orElseThrow()).hasSize(line);
          assertThat(browser.get("/do?f=contains:k").body()).isEqualTo("true\n");
        } else {
          refused++;
          assertThat(answer.status()).isEqualTo(500);
        }
      }
      assertThat(refused).isBetween(1, 50);
    }
  }
}
