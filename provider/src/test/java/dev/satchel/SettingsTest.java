package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.contract.MemoryStore;
import dev.satchel.internal.session.EarlyCheck;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Checks which settings fail at start-up, and when two settings are equal. */
class SettingsTest {
  private static final Secret SECRET = secret(0);

  private static Secret secret(int number) {
    return Secret.of("secret number " + number + " of the tests of all settings, long enough");
  }

  private static Secret[] secrets(int from, int count) {
    Secret[] secrets = new Secret[count];
    for (int i = 0; i < count; i++) {
      secrets[i] = secret(from + i);
    }
    return secrets;
  }

  private static SatchelFeatureBuilder builder() {
    return SatchelFeature.builder().secret(SECRET);
  }

  private static void assertRefused(SatchelFeatureBuilder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void eightSecretsInAll_areTaken_andNineRefused() {
    for (int older = 0; older <= 7; older++) {
      assertThat(
              builder()
                  .olderSecrets(secrets(1, older))
                  .acceptedSecrets(secrets(20, 7 - older))
                  .build())
          .isNotNull();
      assertRefused(
          builder().olderSecrets(secrets(1, older)).acceptedSecrets(secrets(20, 8 - older)),
          "SatchelFeature takes at most 8 secrets in all, because it may try each secret on each"
              + " cookie, but got 9; drop the oldest");
    }
    assertRefused(
        builder().olderSecrets(secrets(1, 99)),
        "SatchelFeature takes at most 8 secrets in all, because it may try each secret on each"
            + " cookie, but got 100; drop the oldest");
  }

  @Test
  void oneSecretInTwoPlaces_isRefused() {
    String message =
        "Each secret has one place among secret, olderSecrets and acceptedSecrets, but one was"
            + " given twice; remove one";
    assertRefused(builder().olderSecrets(secret(0)), message);
    assertRefused(builder().acceptedSecrets(secret(0)), message);
    assertRefused(builder().olderSecrets(secret(1), secret(2), secret(1)), message);
    assertRefused(builder().acceptedSecrets(secret(1), secret(2), secret(2)), message);
    assertRefused(builder().olderSecrets(secret(1)).acceptedSecrets(secret(1)), message);
    assertRefused(builder().olderSecrets(secret(1), SECRET).acceptedSecrets(secret(3)), message);
  }

  @Test
  void timeouts_areWholeSecondsAboveZero() {
    List<Duration> refused =
        List.of(
            Duration.ZERO,
            Duration.ofSeconds(-1),
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofNanos(1),
            Duration.ofNanos(-1),
            Duration.ofMillis(1500),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
    for (Duration duration : refused) {
      assertRefused(
          builder().idleTimeout(duration),
          "The idleTimeout of a session must be whole seconds, at least 1, but it is "
              + duration
              + "; give another Duration");
      assertRefused(
          builder().absoluteTimeout(duration),
          "The absoluteTimeout of a session must be whole seconds, at least 1, but it is "
              + duration
              + "; give another Duration");
    }
    for (Duration duration : List.of(Duration.ofSeconds(1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThat(builder().idleTimeout(duration).build()).isNotNull();
      assertThat(builder().absoluteTimeout(duration).build()).isNotNull();
    }
  }

  @Test
  void theIdleTimeout_isAtMostTheAbsoluteOne() {
    assertRefused(
        builder().idleTimeout(Duration.ofSeconds(61)).absoluteTimeout(Duration.ofMinutes(1)),
        "The idleTimeout of a session must be at most its absoluteTimeout, but PT1M1S is longer"
            + " than PT1M; shorten the idleTimeout");
    assertThat(
            builder()
                .idleTimeout(Duration.ofMinutes(1))
                .absoluteTimeout(Duration.ofMinutes(1))
                .build())
        .isNotNull();
  }

  @Test
  void nulls_areNamed() {
    assertThatThrownBy(() -> builder().idleTimeout(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("timeout");
    assertThatThrownBy(() -> builder().absoluteTimeout(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("timeout");
    assertThatThrownBy(() -> builder().acceptBothFormatsUntil(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("end");
    assertThatThrownBy(() -> builder().olderSecrets((Secret[]) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> builder().olderSecrets(secret(1), null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> builder().acceptedSecrets((Secret) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void givenSecrets_areCopied() {
    Secret[] older = secrets(1, 1);
    SatchelFeatureBuilder builder = builder().olderSecrets(older);
    older[0] = SECRET;
    assertThat(builder.build()).isNotNull();
  }

  @Test
  void messages_neverShowASecret() {
    for (SatchelFeatureBuilder builder :
        List.of(builder().olderSecrets(SECRET), builder().olderSecrets(secrets(1, 8)))) {
      assertThatThrownBy(builder::build).message().doesNotContain("secret number");
    }
    assertThat(builder().olderSecrets(secret(1)).build().application().settings().toString())
        .doesNotContain("secret number");
  }

  /** Two features that differ in any single setting cannot both be registered. */
  @Test
  void settingsThatDifferInOne_areNotTheSame() {
    SteppingClock clock = new SteppingClock();
    MemoryStore store = new MemoryStore();
    List<UnaryOperator<SatchelFeatureBuilder>> changes =
        List.of(
            b -> b,
            b -> b.secret(secret(9)),
            b -> b.olderSecrets(secret(1)),
            b -> b.olderSecrets(secret(2)),
            b -> b.olderSecrets(secret(1), secret(2)),
            b -> b.olderSecrets(secret(2), secret(1)),
            b -> b.acceptedSecrets(secret(1)),
            b -> b.session(CookieSettings.named("__Host-session").encrypted()),
            b -> b.session(CookieSettings.named("__Host-other")),
            b -> b.flash(CookieSettings.named("__Host-flash").signed()),
            b -> b.flash(CookieSettings.named("__Host-flash").encrypted()),
            b -> b.audience("shop"),
            b -> b.idleTimeout(Duration.ofMinutes(1)),
            b -> b.absoluteTimeout(Duration.ofMinutes(1)),
            b -> b.play(PlayCookies.hs256()),
            b -> b.play(PlayCookies.hs256().withFlash()),
            b -> b.play(PlayCookies.hs384()),
            b -> b.acceptBothFormatsUntil(Instant.EPOCH),
            b -> b.acceptBothFormatsUntil(Instant.MAX),
            b -> b.subject("user"),
            b -> b.subject("name"),
            b -> b.absoluteTimeout(Duration.ofMinutes(1)).revocations(store, Outage.ACCEPT),
            b -> b.absoluteTimeout(Duration.ofMinutes(1)).revocations(store, Outage.REFUSE),
            b ->
                b.absoluteTimeout(Duration.ofMinutes(1))
                    .revocations(new MemoryStore(), Outage.REFUSE),
            b -> b.clock(new SteppingClock()));
    List<Settings> some = new ArrayList<>();
    List<Settings> others = new ArrayList<>();
    for (UnaryOperator<SatchelFeatureBuilder> change : changes) {
      some.add(change.apply(builder().clock(clock)).build().application().settings());
      others.add(change.apply(builder().clock(clock)).build().application().settings());
    }
    for (int i = 0; i < some.size(); i++) {
      for (int j = 0; j < others.size(); j++) {
        boolean ownObject = i >= changes.size() - 2; // of each: a store, a clock
        assertThat(some.get(i).equals(others.get(j)))
            .as("%d and %d", i, j)
            .isEqualTo(i == j && !ownObject);
      }
    }
  }

  @Test
  void aStoreThatCanCheckItsSettings_doesSoAtStartUp() {
    IllegalArgumentException fault = new IllegalArgumentException("no host");
    class Checking extends TestStore implements EarlyCheck {
      @Override
      public void checkSettings(Duration keep) {
        throw fault;
      }
    }
    SatchelFeatureBuilder builder =
        builder().absoluteTimeout(Duration.ofMinutes(1)).revocations(new Checking(), Outage.ACCEPT);
    assertThatThrownBy(builder::build).isSameAs(fault);
  }

  @Test
  void bothFormats_areThoseOfSatchel() {
    assertRefused(
        builder().play(PlayCookies.hs256()).acceptBothFormatsUntil(Instant.EPOCH),
        "acceptBothFormatsUntil is for signed and encrypted sessions of Satchel, but there are"
            + " PlayCookies, which are in Play's format; leave acceptBothFormatsUntil out");
  }

  @Test
  void nameAndAttributes_mayTakeHalfOfTheCookie() {
    int half = CookieRules.FLASH_BYTES / 2;
    String name = "f".repeat(half - CookieSettings.named("f").line().length(0) + 1);
    assertThat(CookieSettings.named(name).line().length(0)).isEqualTo(half);
    assertThat(builder().flash(CookieSettings.named(name)).build()).isNotNull();
    assertThatThrownBy(() -> builder().flash(CookieSettings.named(name + "f")).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isEndless_unlessOneSettingEndsASession() {
    CookieSettings cookie = CookieSettings.named("__Host-session");
    assertThat(settings(builder()).isEndless()).isTrue();
    assertThat(settings(builder().session(cookie.encrypted())).isEndless()).isTrue();
    assertThat(settings(builder().idleTimeout(Duration.ofMinutes(1))).isEndless()).isFalse();
    assertThat(settings(builder().absoluteTimeout(Duration.ofMinutes(1))).isEndless()).isFalse();
    CookieSettings lasting = cookie.withMaxAge(Duration.ofDays(1));
    assertThat(settings(builder().session(lasting)).isEndless()).isFalse();
    CookieSettings flash = CookieSettings.named("__Host-flash").withMaxAge(Duration.ofDays(1));
    assertThat(settings(builder().flash(flash)).isEndless()).isTrue();
  }

  @Test
  void hasSecureCookie_ifOneOfBothIsSecure() {
    CookieSettings session = CookieSettings.plainHttp("s");
    CookieSettings flash = CookieSettings.plainHttp("f");
    assertThat(settings(builder()).hasSecureCookie()).isTrue();
    assertThat(settings(builder().session(session)).hasSecureCookie()).isTrue();
    assertThat(settings(builder().flash(flash)).hasSecureCookie()).isTrue();
    assertThat(settings(builder().session(session).flash(flash)).hasSecureCookie()).isFalse();
  }

  private static Settings settings(SatchelFeatureBuilder builder) {
    return builder.build().application().settings();
  }
}
