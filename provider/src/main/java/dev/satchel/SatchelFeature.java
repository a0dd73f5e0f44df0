package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.ServedMethods;
import dev.satchel.internal.log.Log;
import dev.satchel.internal.runtime.CxfProvider;
import dev.satchel.internal.runtime.Injectable;
import dev.satchel.internal.runtime.RequestListener;
import dev.satchel.internal.runtime.ResteasyInjector;
import dev.satchel.internal.runtime.RuntimeAdapter;
import dev.satchel.internal.runtime.Runtimes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a Jakarta REST application {@link Session}, {@link Flash} and their annotations. Register
 * one instance with the application.
 *
 * <pre>{@code
 * new ResourceConfig(Home.class)
 *     .register(SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET")));
 * }</pre>
 *
 * <p>Never keep a {@code Response} in a constant. Some runtimes reuse its headers, so that two
 * requests at the same time can mix their cookies. If the filter finds the values of another
 * request, it takes them out and logs an error.
 *
 * <p>A request filter that aborts requests needs a priority below {@link Integer#MAX_VALUE}.
 * Otherwise an annotated method counts as reached although the filter aborted.
 *
 * <p>One application has one feature. Satchel ignores a second feature with the same settings. A
 * second feature with other settings throws {@link IllegalStateException} at start-up. Satchel
 * cannot notice the second feature in two cases:
 *
 * <ul>
 *   <li>On CXF, a feature cannot see another feature.
 *   <li>Jersey and RESTEasy may ignore the second feature, if your code built a third feature
 *       between the two.
 * </ul>
 *
 * <p>Register an instance, not the class. Client runtimes ignore the feature. Immutable, safe for
 * many threads, and usable for many applications.
 */
public abstract sealed class SatchelFeature implements Feature {
  private static final AtomicInteger BUILT = new AtomicInteger();

  private final ApplicationScopes application;

  private SatchelFeature(Settings settings) {
    this.application = new ApplicationScopes(settings);
  }

  /**
   * Returns a feature of one of two classes in turn. Jersey and RESTEasy take one instance of a
   * class, and silently ignore a second one. Because of the two classes, the runtime configures
   * both features, and the second feature can say that there is a first.
   */
  static SatchelFeature of(Settings settings) {
    return BUILT.getAndIncrement() % 2 == 0 ? new Even(settings) : new Odd(settings);
  }

  private static final class Even extends SatchelFeature {
    Even(Settings settings) {
      super(settings);
    }
  }

  private static final class Odd extends SatchelFeature {
    Odd(Settings settings) {
      super(settings);
    }
  }

  /**
   * Creates the feature with the settings that suit an application where people sign in:
   *
   * <ul>
   *   <li>The session is encrypted, so the user can neither read nor change it. NIST SP 800-63B-4
   *       section 5.1.1 allows no personal data in cleartext in the cookie of a session.
   *   <li>The flash is signed, so the user can read it, but cannot change it.
   *   <li>A session ends when nobody used it for 30 minutes (ASVS 5.0, 7.3.1).
   *   <li>A session ends 12 hours after it began, even if it is used (ASVS 5.0, 7.3.2).
   * </ul>
   *
   * <p>Both timeouts are within the limits of NIST SP 800-63B-4 section 2.2.3 for AAL2. The cookies
   * are named {@code __Host-session} and {@code __Host-flash}. {@link #recommendedBuilder} begins
   * with the same settings.
   *
   * <p>An application that moves here from {@link #signedWith} signs everybody out, unless it first
   * {@linkplain SatchelFeatureBuilder#acceptBothFormatsUntil accepts both formats}.
   *
   * @param secret the secret, the same on all servers of this application
   * @return the feature
   * @throws IllegalArgumentException if the secret is null
   */
  public static SatchelFeature recommended(Secret secret) {
    return recommendedBuilder(secret).build();
  }

  /**
   * Creates a builder that begins with the settings of {@link #recommended}. Each setting can be
   * replaced by a call of the builder's method.
   *
   * <pre>{@code
   * SatchelFeature.recommendedBuilder(Secret.fromEnvironment("SATCHEL_SECRET"))
   *     .idleTimeout(Duration.ofHours(1))
   *     .session(CookieSettings.named("__Host-shop").encrypted())
   *     .build();
   * }</pre>
   *
   * <p>A call replaces the whole setting. So {@code session(CookieSettings.named("__Host-shop"))}
   * asks for a signed session, because these cookie settings do not say {@code encrypted()}. In the
   * same way {@code flash(CookieSettings.named("__Host-note"))} asks for a flash without a
   * signature. A timeout can be replaced, but not taken away. For a session without timeouts, and
   * for {@link PlayCookies}, begin with {@link #builder}.
   *
   * @param secret the secret, the same on all servers of this application; null makes {@link
   *     SatchelFeatureBuilder#build} throw
   * @return a new builder
   */
  public static SatchelFeatureBuilder recommendedBuilder(Secret secret) {
    return builder()
        .secret(secret)
        .session(CookieSettings.named(Settings.SESSION_NAME).encrypted())
        .flash(CookieSettings.named(Settings.FLASH_NAME).signed())
        .idleTimeout(Duration.ofMinutes(30))
        .absoluteTimeout(Duration.ofHours(12));
  }

  /**
   * Creates the feature with the behaviour of the Play framework, in Satchel's own format: a signed
   * session that the user can read, and a flash that is not signed. Sessions never expire by
   * themselves, which a line of the log says at start-up. Where people sign in, use {@link
   * #recommended}.
   *
   * @param secret the secret, the same on all servers of this application
   * @return the feature
   * @throws IllegalArgumentException if the secret is null
   */
  public static SatchelFeature signedWith(Secret secret) {
    return builder().secret(secret).build();
  }

  /**
   * Creates the feature with encrypted sessions, which the user can neither read nor change. All
   * else is as with {@link #signedWith}: sessions never expire by themselves, and the flash is not
   * signed. {@link #recommended} has timeouts too.
   *
   * @param secret the secret, the same on all servers of this application
   * @return the feature
   * @throws IllegalArgumentException if the secret is null
   * @see CookieSettings#encrypted
   */
  public static SatchelFeature encryptedWith(Secret secret) {
    return builder()
        .secret(secret)
        .session(CookieSettings.named(Settings.SESSION_NAME).encrypted())
        .build();
  }

  /**
   * Creates a builder that begins with the settings of {@link #signedWith}, but without a secret.
   * It has no timeouts until you set them. {@link #recommendedBuilder} begins with timeouts.
   *
   * @return a new builder
   */
  public static SatchelFeatureBuilder builder() {
    return new SatchelFeatureBuilder();
  }

  /**
   * Registers the filters, and makes the scopes injectable. The runtime calls it.
   *
   * @param context the application's configuration
   * @return whether the feature was enabled
   * @throws IllegalStateException if the application has the feature already, with other settings;
   *     or if another application of this JVM has the same revocation store and audience, but other
   *     secrets or another subject
   */
  @Override
  public boolean configure(FeatureContext context) {
    Configuration configuration = context.getConfiguration();
    if (configuration.getRuntimeType() == RuntimeType.CLIENT || isRegistered(configuration)) {
      return false;
    }
    application.warnIfExposed();
    application.tellIfEndless();
    application.served();
    RuntimeAdapter adapter = Runtimes.install(context, injectables());
    DeclaredMethods methods = new DeclaredMethods(changes -> check(changes, adapter));
    ScopesFilter filter = new ScopesFilter(application, adapter, listeners());
    context.register(filter);
    context.register(adapter.methodFilters(methods, filter));
    adapter.registerGate(context, new HidingGate(methods, filter));
    context.property(ServedMethods.PROPERTY, methods);
    context.property(ApplicationScopes.PROPERTY, application);
    return true;
  }

  /**
   * Reads the annotations of one resource method, so that their faults show at start-up. A {@link
   * jakarta.ws.rs.container.DynamicFeature} may call it on a runtime that ignores the dynamic
   * features of a feature, such as Quarkus REST. {@code satchel-cdi} does so, and on other runtimes
   * the feature itself. So an application need not call it.
   *
   * @param method the resource method
   * @param context its configuration
   */
  public void configure(ResourceInfo method, FeatureContext context) {
    if (context.getConfiguration().getProperty(ServedMethods.PROPERTY) instanceof ServedMethods m) {
      m.read(method);
    }
  }

  /**
   * Returns the revocations of this feature, for code that runs outside of requests. Code of a
   * request injects {@link Revocations} instead.
   *
   * @return the revocations; each call throws {@link IllegalStateException} if there is no store
   */
  public Revocations revocations() {
    return application.revocations();
  }

  ApplicationScopes application() {
    return application;
  }

  private boolean isRegistered(Configuration configuration) {
    if (!(configuration.getProperty(ApplicationScopes.PROPERTY)
        instanceof ApplicationScopes registered)) {
      return false;
    }
    if (!application.sameAs(registered)) {
      throw new IllegalStateException(
          "An application has one SatchelFeature, but another with other settings is registered"
              + " already; remove one");
    }
    return true;
  }

  /** Checks what a method declares. */
  private void check(DeclaredChanges changes, RuntimeAdapter adapter) {
    application.requireFits(changes);
    if (changes.addsToSession() && adapter.canBeUnknown(changes.shape())) {
      Log.LOGGER.log(
          Level.WARNING,
          "@AddingToSession on {0} is not applied where this runtime does not tell a result from a"
              + " mapped exception; call session.put in the method",
          changes.method());
    }
  }

  /** Returns the listeners of the extensions on the class path. */
  private static List<RequestListener> listeners() {
    return ServiceLoader.load(RequestListener.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Returns what {@code @Context} injects. */
  private List<Injectable<?>> injectables() {
    return List.of(
        Injectable.ofRequest(
            Session.class,
            request -> RequestScopes.of(request, application).session(),
            session -> new ResteasyInjector<Session>(session) {},
            session -> new SessionOnCxf(session)),
        Injectable.ofRequest(
            Flash.class,
            request -> RequestScopes.of(request, application).flash(),
            flash -> new ResteasyInjector<Flash>(flash) {},
            flash -> new FlashOnCxf(flash)),
        Injectable.ofApplication(
            Revocations.class,
            application.revocations(),
            revocations -> new ResteasyInjector<Revocations>(revocations) {},
            revocations -> new RevocationsOnCxf(revocations)));
  }

  private record SessionOnCxf(Injectable<Session> injectable) implements CxfProvider<Session> {}

  private record FlashOnCxf(Injectable<Flash> injectable) implements CxfProvider<Flash> {}

  private record RevocationsOnCxf(Injectable<Revocations> injectable)
      implements CxfProvider<Revocations> {}
}
