package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.SteppingClock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationScopesTest {
  private static final SteppingClock CLOCK = new SteppingClock();
  private static final String TEN = "0123456789";
  private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
  private static final String LARGE =
      HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED
          + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED;

  static class Items {
    @AddingToSession(key = "a", value = "1")
    public void small() {}

    @AddingToSession(key = "a", value = LARGE)
    public void large() {}

    @Flashing(key = "a", value = LARGE)
    public void largeFlash() {}
  }

  private final ApplicationScopes tight =
      SatchelFeature.builder()
          .secret(Secret.random())
          .session(CookieSettings.named("s".repeat(900)).withPath("/" + "p".repeat(1000)))
          .flash(CookieSettings.named("f").withPath("/" + "p".repeat(900)))
          .build()
          .application();

  private void requireFits(String method) throws NoSuchMethodException {
    tight.requireFits(new DeclaredChanges(Items.class, Items.class.getMethod(method)));
  }

  @Test
  void requireFits_whatCanNeverFit_isRefused() throws NoSuchMethodException {
    requireFits("small");
    assertThatThrownBy(() -> requireFits("large"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "The entries that annotations declare must fit the cookie, but on"
                + " dev.satchel.ApplicationScopesTest$Items.large they do not: The Set-Cookie line"
                + " of the session may have 4096 bytes, but would have ");
    assertThatThrownBy(() -> requireFits("largeFlash"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The Set-Cookie line of the flash may have 2048 bytes");
  }

  private static ApplicationScopes of(UnaryOperator<SatchelFeatureBuilder> settings) {
    return TestCookies.of(CLOCK, settings).application();
  }

  @Test
  void sameAs_bySettings() {
    ApplicationScopes one = of(b -> b);
    assertThat(one.sameAs(one)).isTrue();
    assertThat(one.sameAs(of(b -> b))).isTrue();
    assertThat(one.sameAs(of(b -> b.audience("shop")))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "__Host-session=a; Path=/, true",
    "__Host-flash=a; Path=/, true",
    "__Host-session, false",
    "__Host-sessions=a, false",
    "__host-session=a, false",
    "other=__Host-session=a, false",
    ", false"
  })
  void isOurs_aLineOfOneOfBothCookies(String line, boolean ours) {
    assertThat(of(b -> b).isOurs(line)).isEqualTo(ours);
  }

  @Test
  void start_opensTheStore() {
    TestStore store = new TestStore();
    ApplicationScopes revocable =
        of(b -> b.absoluteTimeout(Duration.ofHours(1)).revocations(store, Outage.ACCEPT));
    revocable.start();
    assertThat(store.opened).hasSize(1);
    assertThat(revocable.revocations()).isInstanceOf(StoredRevocations.class);
    of(b -> b).start();
    assertThat(of(b -> b).revocations()).isInstanceOf(RevocationsOff.class);
  }

  @Test
  void warnIfExposed_namesEachExposedCookie() {
    try (LogLines log = LogLines.ofThisJvm()) {
      of(b -> b).warnIfExposed();
      assertThat(log.all()).isEmpty();
      of(b -> b.session(CookieSettings.named("planted")).flash(CookieSettings.plainHttp("read")))
          .warnIfExposed();
      assertThat(log.warnings()).hasSize(2);
      assertThat(log.warnings().get(0)).contains("planted", "__Host-");
      assertThat(log.warnings().get(1)).contains("read", "Secure");
    }
  }

  @Test
  void warnOfLateChange_namesTheScope_onceAMinute() {
    ApplicationScopes application = of(b -> b);
    try (LogLines log = LogLines.ofThisJvm()) {
      application.warnOfLateChange("flash");
      application.warnOfLateChange("flash");
      assertThat(log.warnings()).singleElement().asString().contains("flash");
    }
  }
}
