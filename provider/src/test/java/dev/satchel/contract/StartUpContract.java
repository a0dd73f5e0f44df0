package dev.satchel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.junit.jupiter.api.Test;

/** Checks what registration refuses, ignores or warns of. */
interface StartUpContract extends RuntimeUnderTest {

  @Test
  default void aSecondRegistrationOfTheSame_isIgnored() {
    try (RunningServer server = serving(SatchelFeature.builder(), new SecondFeature(same()))) {
      Answer answer = new Browser(server.uri()).get("/do?s=put:a:1");
      assertThat(answer.setCookies()).hasSize(1);
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
              "WARNING The cookie __Secure-sid can be planted by other hosts of its domain; a name"
                  + " that begins with __Host- prevents this, and needs Path=/ and no Domain",
              "WARNING The cookie flash is not Secure, so anybody on the way can read and replace"
                  + " it; use it only for tests and development");
    }
  }

  @Test
  default void sessionsThatNeverExpire_areToldOfAtStartUp() {
    try (LogLines log = log();
        RunningServer endless = serving(SatchelFeature.builder());
        RunningServer recommended =
            serving(SatchelFeature.recommendedBuilder(Secret.of(Tokens.SECRET)))) {
      assertThat(endless.uri()).isNotEqualTo(recommended.uri());
      assertThat(log.all().stream().filter(line -> line.contains("never expire")))
          .containsExactly(
              "INFO Sessions of the cookie __Host-session never expire by themselves: no"
                  + " idleTimeout, absoluteTimeout or Max-Age is set; use"
                  + " SatchelFeature.recommended(secret), or set idleTimeout and absoluteTimeout");
    }
  }

  private SatchelFeature same() {
    return SatchelFeature.builder().secret(Secret.of(Tokens.SECRET)).clock(clock()).build();
  }

  /** Registers another feature from within. */
  record SecondFeature(SatchelFeature second) implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      return second.configure(context);
    }
  }
}
