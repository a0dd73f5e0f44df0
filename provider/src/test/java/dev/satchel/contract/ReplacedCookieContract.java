package dev.satchel.contract;

import static dev.satchel.contract.Tokens.SECRET;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An update gave a cookie another Path, Domain or Partitioned. Browsers hold the former cookie too,
 * and send it first.
 */
interface ReplacedCookieContract extends RuntimeUnderTest {

  /** The setting that the update changed. */
  enum Attribute {
    PATH {
      @Override
      CookieSettings formerly(CookieSettings now) {
        return now.withPath("/long/ago");
      }
    },
    DOMAIN {
      @Override
      CookieSettings formerly(CookieSettings now) {
        return now.withDomain("localhost");
      }
    },
    PARTITIONED {
      @Override
      CookieSettings formerly(CookieSettings now) {
        return now.withPartitioned(true);
      }
    };

    abstract CookieSettings formerly(CookieSettings now);
  }

  CookieSettings SESSION_NOW = CookieSettings.named("__Secure-session");
  CookieSettings FLASH_NOW = CookieSettings.named("__Secure-flash");

  private static SatchelFeatureBuilder cookies(CookieSettings session, CookieSettings flash) {
    return SatchelFeature.builder().session(session).flash(flash);
  }

  private SatchelFeatureBuilder before(Attribute changed) {
    return cookies(changed.formerly(SESSION_NOW), changed.formerly(FLASH_NOW));
  }

  private static SatchelFeatureBuilder after() {
    return cookies(SESSION_NOW, FLASH_NOW);
  }

  private static SatchelFeatureBuilder replacing(Attribute changed) {
    return cookies(
        SESSION_NOW.replacing(changed.formerly(SESSION_NOW)),
        FLASH_NOW.replacing(changed.formerly(FLASH_NOW)));
  }

  private void later() {
    clock().step(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  default void theSessionWrittenLast_decides(Attribute changed) {
    CookieJar jar = new CookieJar();
    try (RunningServer before = serving(before(changed));
        RunningServer after = serving(after());
        LogLines log = log()) {
      jar.get(before, "/do?s=put:user:ann");
      later();
      assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{user=ann}\n");
      jar.get(after, "/do?s=put:user:bob");
      assertThat(jar.values("__Secure-session")).hasSize(2);
      assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{user=bob}\n");
      for (String user : List.of("carol", "dave", "erin")) { // all in one second
        jar.get(after, "/do?s=put:user:" + user);
        assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{user=" + user + "}\n");
      }
      Answer cleared = jar.get(after, "/do?s=clear");
      assertThat(cleared.header("Cache-Control")).contains("no-store");
      assertThat(cleared.setCookie("__Secure-session"))
          .as("for as long as a former cookie may last")
          .hasValueSatisfying(line -> assertThat(line).endsWith("; Max-Age=34560000"));
      assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{}\n");
      assertThat(jar.get(after, "/do?s=map").setCookies()).isEmpty();
      jar.get(after, "/do?s=put:user:ann&s=remove:nothing");
      jar.get(after, "/do?s=remove:user");
      assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{}\n");
      jar.get(after, "/declared/new/adding");
      assertThat(jar.get(after, "/do?s=map").body()).doesNotContain("ann");
      assertThat(log.warnings())
          .filteredOn(line -> line.contains("CookieSettings.replacing(former)"))
          .as("once a minute")
          .singleElement()
          .asString()
          .contains("__Secure-session");
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aFormerSession_goesWithTheFirstWrite(Attribute changed) {
    CookieJar jar = new CookieJar();
    CookieJar stranger = new CookieJar();
    try (RunningServer before = serving(before(changed));
        RunningServer after = serving(replacing(changed));
        LogLines log = log()) {
      jar.get(before, "/do?s=put:user:ann");
      stranger.get(before, "/do?s=put:user:eve");
      later();
      assertThat(jar.get(after, "/do?s=map").setCookies()).as("only read").isEmpty();
      jar.get(after, "/do?s=put:user:bob");
      assertThat(jar.values("__Secure-session")).hasSize(1);
      assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{user=bob}\n");
      jar.get(after, "/do?s=clear");
      assertThat(jar.values("__Secure-session")).isEmpty();
      stranger.get(after, "/do?s=clear");
      assertThat(stranger.values("__Secure-session")).isEmpty();
      assertThat(log.warnings()).noneMatch(line -> line.contains("replacing"));
    }
  }

  @Test
  default void theSessionWrittenLast_decidesThoughItHasExpired() {
    CookieJar jar = new CookieJar();
    Duration timeout = Duration.ofSeconds(100);
    try (RunningServer before =
            serving(before(Attribute.PARTITIONED).idleTimeout(timeout.multipliedBy(10)));
        RunningServer after = serving(after().idleTimeout(timeout));
        RunningServer replacing = serving(replacing(Attribute.PARTITIONED).idleTimeout(timeout))) {
      jar.get(before, "/do?s=put:user:ann");
      later();
      jar.get(after, "/do?s=put:user:bob");
      clock().step(timeout);
      Answer late = jar.get(after, "/do?s=map");
      assertThat(late.body()).isEqualTo("{}\n");
      assertThat(late.setCookies()).as("deleting it would bring the former one back").isEmpty();
      jar.get(after, "/do?s=put:user:carol");
      assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{user=carol}\n");
      clock().step(timeout);
      assertThat(jar.get(replacing, "/do?s=map").setCookies()).isEmpty();
      jar.get(replacing, "/do?s=put:user:dave");
      assertThat(jar.values("__Secure-session")).hasSize(1);
    }
  }

  /**
   * Both servers write a later time than the time that arrived, within the leeway of five minutes.
   */
  @Test
  default void nodesWhoseClocksAreFourMinutesApart_agreeOnTheSession() {
    CookieJar jar = new CookieJar();
    InstantSource ahead = InstantSource.offset(clock(), Duration.ofMinutes(4));
    try (RunningServer before =
            serving(new Contract.Served(built(before(Attribute.PARTITIONED), ahead)));
        RunningServer here = serving(after());
        RunningServer there = serving(new Contract.Served(built(after(), ahead)))) {
      jar.get(before, "/do?s=put:user:ann");
      later();
      for (RunningServer node : List.of(here, there, here, here, there)) {
        for (String user : List.of("bob", "carol")) {
          jar.get(node, "/do?s=put:user:" + user);
          assertThat(jar.get(here, "/do?s=map").body()).isEqualTo("{user=" + user + "}\n");
          assertThat(jar.get(there, "/do?s=map").body()).isEqualTo("{user=" + user + "}\n");
        }
      }
      jar.get(here, "/do?s=clear");
      assertThat(jar.get(here, "/do?s=map").body()).isEqualTo("{}\n");
      assertThat(jar.get(there, "/do?s=map").body()).isEqualTo("{}\n");
    }
  }

  /** A former setting that was not named, or a cookie that another host planted. */
  @Test
  default void aSignOut_holdsThoughReplacingNamesAnotherCookie() {
    CookieJar jar = new CookieJar();
    try (RunningServer before = serving(before(Attribute.PARTITIONED));
        RunningServer after = serving(replacing(Attribute.PATH))) {
      jar.get(before, "/do?s=put:user:ann");
      later();
      jar.get(after, "/do?s=put:user:bob");
      jar.get(after, "/do?s=clear");
      assertThat(jar.get(after, "/do?s=map").body()).isEqualTo("{}\n");
      assertThat(jar.get(after, "/do?s=map").setCookies()).isEmpty();
    }
  }

  /** Nothing tells which of the two a deletion would leave. */
  @Test
  default void aSignOut_holdsThoughTheNewerCookieCannotBeRead() {
    String former = Tokens.signed(Tokens.claims("a", "1", 1, 1));
    for (String unreadable : List.of("a.b.c", former.replaceAll(".$", "!"))) {
      String cookies = SESSION + "=" + unreadable + "; " + SESSION + "=" + former;
      Browser browser = browser();
      assertThat(browser.get("/do?s=map", "Cookie", cookies).body()).isEqualTo("{a=1}\n");
      assertThat(browser.get("/do?s=clear", "Cookie", cookies).setCookie(SESSION).orElseThrow())
          .startsWith(SESSION + "=ey");
    }
    Browser both = browser();
    String unreadable = SESSION + "=a.b.c; " + SESSION + "=x";
    assertThat(both.get("/do?s=clear", "Cookie", unreadable).setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  /** Others can plant so many that the user's own is not looked at: a deletion might leave it. */
  @Test
  default void amongMoreCandidatesThanAreTried_aSignOutWritesAnEmptySession() {
    long now = clock().seconds();
    String expired =
        Tokens.signed("{\"data\":{\"a\":\"0\"},\"exp\":" + now + ",\"nbf\":1,\"iat\":" + now + "}");
    String current = Tokens.signed(Tokens.claims("a", "1", now - 9, now - 9));
    List<String> tokens = new ArrayList<>(List.of(expired, current));
    tokens.addAll(Collections.nCopies(7, current.replaceAll(".$", "!")));
    String cookies = SESSION + "=" + String.join("; " + SESSION + "=", tokens);
    Browser browser = browser();
    Answer read = browser.get("/do?s=map", "Cookie", cookies);
    assertThat(read.body()).isEqualTo("{}\n");
    assertThat(read.setCookies()).isEmpty();
    assertThat(browser.get("/do?s=clear", "Cookie", cookies).setCookie(SESSION).orElseThrow())
        .startsWith(SESSION + "=ey");
    String both = SESSION + "=" + current + "; " + SESSION + "=" + browser.cookie(SESSION);
    assertThat(browser().get("/do?s=map", "Cookie", both).body()).isEqualTo("{}\n");
  }

  private static SatchelFeature built(SatchelFeatureBuilder settings, InstantSource clock) {
    return settings.secret(Secret.of(SECRET)).clock(clock).build();
  }

  @ParameterizedTest
  @EnumSource
  default void twoUnsignedFlashes_readAsEmptyAndGoWithTheFormerSettings(Attribute changed) {
    CookieJar jar = new CookieJar();
    try (RunningServer before = serving(before(changed));
        RunningServer after = serving(after());
        RunningServer replacing = serving(replacing(changed));
        LogLines log = log()) {
      jar.get(before, "/do?f=put:success:old");
      jar.get(after, "/do?f=put:success:new");
      assertThat(jar.values("__Secure-flash")).hasSize(2);
      assertThat(jar.get(after, "/do?f=map").body()).isEqualTo("{}\n");
      assertThat(jar.values("__Secure-flash")).containsExactly("success=old");
      assertThat(log.warnings())
          .filteredOn(line -> line.contains("CookieSettings.replacing(former)"))
          .hasSize(1);
      jar.get(after, "/do?f=put:success:new");
      assertThat(jar.values("__Secure-flash")).hasSize(2);
      assertThat(jar.get(replacing, "/do?f=map").body()).isEqualTo("{}\n");
      assertThat(jar.values("__Secure-flash")).isEmpty();
      jar.get(replacing, "/do?f=put:success:shown");
      assertThat(jar.get(replacing, "/do?f=map").body()).isEqualTo("{success=shown}\n");
      assertThat(jar.get(replacing, "/do?f=map").body()).isEqualTo("{}\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  default void ofTwoSignedFlashes_theOneWrittenLastIsShownOnce(Attribute changed) {
    CookieJar jar = new CookieJar();
    CookieSettings signed = FLASH_NOW.signed();
    try (RunningServer before =
            serving(cookies(changed.formerly(SESSION_NOW), changed.formerly(signed)));
        RunningServer after = serving(cookies(SESSION_NOW, signed));
        RunningServer replacing =
            serving(cookies(SESSION_NOW, signed.replacing(changed.formerly(signed))))) {
      jar.get(before, "/do?f=put:success:old");
      later();
      for (String message : List.of("one", "two")) {
        jar.get(after, "/do?f=put:success:" + message);
        assertThat(jar.values("__Secure-flash")).hasSize(2);
        assertThat(jar.get(after, "/do?f=map").body()).isEqualTo("{success=" + message + "}\n");
        assertThat(jar.get(after, "/do?f=map").body()).isEqualTo("{}\n");
        assertThat(jar.get(after, "/do").setCookies()).as("nothing is left to say").isEmpty();
      }
      jar.get(after, "/do?f=put:success:unread");
      jar.get(after, "/do");
      assertThat(jar.get(after, "/do?f=map").body()).isEqualTo("{}\n");
      jar.get(replacing, "/do?f=put:success:new");
      assertThat(jar.values("__Secure-flash")).hasSize(1);
      assertThat(jar.get(replacing, "/do?f=map").body()).isEqualTo("{success=new}\n");
      assertThat(jar.values("__Secure-flash")).isEmpty();
    }
  }
}
