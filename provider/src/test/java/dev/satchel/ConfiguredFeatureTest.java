package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.declared.ServedMethods;
import dev.satchel.internal.declared.TestResource;
import dev.satchel.internal.runtime.RequestListener;
import dev.satchel.tests.LogLines;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.DynamicFeature;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the feature registers, on a runtime that nobody knows. */
class ConfiguredFeatureTest {
  private static final Secret SECRET = Secret.random();

  private final TestContext context = new TestContext();

  private static SatchelFeature feature() {
    return SatchelFeature.signedWith(SECRET);
  }

  static class Items {
    @AddingToSession(key = "a", value = "1")
    public void adding() {}

    @KeepFlash
    public void keeping() {}

    @KeepFlash(on = {})
    public void never() {}
  }

  @Test
  void configure_registersFiltersAndProperties() {
    SatchelFeature feature = feature();
    assertThat(feature.configure(context)).isTrue();
    assertThat(context.registered(ScopesFilter.class)).hasSize(1);
    assertThat(context.registered(DynamicFeature.class)).hasSize(2);
    assertThat(context.registered(HidingGate.class)).hasSize(1);
    assertThat(context.getProperty(ServedMethods.PROPERTY)).isInstanceOf(ServedMethods.class);
    assertThat(context.getProperty(ApplicationScopes.PROPERTY)).isSameAs(feature.application());
  }

  @Test
  void configure_aClient_registersNothing() {
    TestContext client = new TestContext(RuntimeType.CLIENT);
    assertThat(feature().configure(client)).isFalse();
    assertThat(client.registered()).isEmpty();
  }

  @Test
  void configure_twice_isOnceUnlessTheSettingsDiffer() {
    feature().configure(context);
    assertThat(feature().configure(context)).isFalse();
    assertThat(context.registered(ScopesFilter.class)).hasSize(1);
    SatchelFeature other = SatchelFeature.encryptedWith(SECRET);
    assertThatThrownBy(() -> other.configure(context)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void configure_namesWhatCannotBeInjected() {
    try (LogLines log = LogLines.ofThisJvm()) {
      feature().configure(context);
      assertThat(log.warnings()).singleElement().asString().contains("Session, Flash, Revocations");
    }
  }

  @Test
  void configure_warnsOfExposedCookies() {
    SatchelFeature exposed =
        SatchelFeature.builder()
            .secret(SECRET)
            .session(CookieSettings.plainHttp("plain"))
            .flash(CookieSettings.named("planted"))
            .build();
    try (LogLines log = LogLines.ofThisJvm()) {
      exposed.configure(context);
      assertThat(log.warnings()).hasSize(3);
      assertThat(log.warnings().get(0)).contains("plain", "Secure");
      assertThat(log.warnings().get(1)).contains("planted", "__Host-");
    }
  }

  private List<String> linesAtStartUp(SatchelFeatureBuilder settings) {
    try (LogLines log = LogLines.ofThisJvm()) {
      settings.secret(SECRET).build().configure(new TestContext());
      return log.all().stream().filter(line -> line.contains("never expire")).toList();
    }
  }

  @Test
  void configure_saysThatSessionsNeverExpire_unlessOneSettingEndsThem() {
    assertThat(linesAtStartUp(SatchelFeature.builder()))
        .containsExactly(
            "INFO Sessions of the cookie __Host-session never expire by themselves: no"
                + " idleTimeout, absoluteTimeout or Max-Age is set; use"
                + " SatchelFeature.recommended(secret), or set idleTimeout and absoluteTimeout");
    assertThat(linesAtStartUp(SatchelFeature.builder().play(PlayCookies.hs256())))
        .containsExactly(
            "INFO Sessions of the cookie PLAY_SESSION never expire by themselves: no idleTimeout,"
                + " absoluteTimeout or Max-Age is set; set an idleTimeout");
    assertThat(linesAtStartUp(SatchelFeature.recommendedBuilder(SECRET))).isEmpty();
    assertThat(linesAtStartUp(SatchelFeature.builder().idleTimeout(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void configure_thatIsNotTheFirst_saysNothing() {
    SatchelFeature feature = feature();
    feature.configure(context);
    try (LogLines log = LogLines.ofThisJvm()) {
      feature().configure(context);
      feature.configure(new TestContext(RuntimeType.CLIENT));
      assertThat(log.all()).isEmpty();
      feature.configure(new TestContext());
      assertThat(log.all()).noneMatch(line -> line.contains("never expire"));
    }
  }

  @Test
  void aMethod_isCheckedAtStartUp() {
    SatchelFeature feature = feature();
    feature.configure(context);
    assertThatThrownBy(() -> feature.configure(TestResource.of(Items.class, "never"), context))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(
            () -> feature.configure(TestResource.of(Items.class, "never"), new TestContext()))
        .as("where the feature is not configured")
        .doesNotThrowAnyException();
  }

  @Test
  void anAdditionThatMayNotApply_isWarnedOf() {
    SatchelFeature feature = feature();
    feature.configure(context);
    try (LogLines log = LogLines.ofThisJvm()) {
      feature.configure(TestResource.of(Items.class, "keeping"), context);
      assertThat(log.warnings()).isEmpty();
      feature.configure(TestResource.of(Items.class, "adding"), context);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("@AddingToSession", "Items.adding");
    }
  }

  @Test
  void theMethodFilters_areConfiguredForEachMethod() {
    SatchelFeature feature = feature();
    feature.configure(context);
    TestContext method = new TestContext();
    context
        .registered(DynamicFeature.class)
        .get(0)
        .configure(TestResource.of(Items.class, "keeping"), method);
    assertThat(method.registered()).hasSize(1);
  }

  @Test
  void featuresBuiltOneAfterTheOther_areOfTwoClasses() {
    assertThat(feature().getClass()).isNotEqualTo(feature().getClass());
  }

  @Test
  void revocations_areThoseOfTheApplication() {
    SatchelFeature feature = feature();
    assertThat(feature.revocations()).isSameAs(feature.application().revocations());
    assertThatThrownBy(() -> feature.revocations().revokeAll("ann"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatCouldNeverFit_isRefused() {
    SatchelFeature tight =
        SatchelFeature.builder()
            .secret(SECRET)
            .flash(CookieSettings.named("f").withPath("/" + "p".repeat(900)))
            .build();
    tight.configure(context);
    assertThatThrownBy(() -> tight.configure(TestResource.of(Large.class, "save"), context))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static class Large {
    private static final String TEN = "0123456789";
    private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
    private static final String THOUSAND =
        HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED
            + HUNDRED;

    @Flashing(key = "a", value = THOUSAND + THOUSAND)
    public void save() {}
  }

  /** Stands for an extension, such as {@code satchel-cdi}. */
  public static final class Listener implements RequestListener {
    private static final List<Object> HEARD = new ArrayList<>();

    @Override
    public void begins(ContainerRequestContext request) {
      HEARD.add(request);
    }
  }

  @Test
  void listenersOnTheClassPath_hearOfRequests(@TempDir Path extension) throws IOException {
    Path services = Files.createDirectories(extension.resolve("META-INF/services"));
    Files.writeString(services.resolve(RequestListener.class.getName()), Listener.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {extension.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      feature().configure(context);
    } finally {
      thread.setContextClassLoader(before);
    }
    ContainerRequestContext request = TestRequests.get("http://localhost/");
    context.registered(ScopesFilter.class).get(0).filter(request);
    assertThat(Listener.HEARD).containsExactly(request);
  }
}
