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
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a Jakarta REST application {@link Session}, {@link Flash} and their annotations: register
 * it once.
 *
 * <pre>{@code
 * new ResourceConfig(Home.class)
 *     .register(SatchelFeature.signedWith(Secret.fromEnvironment("SATCHEL_SECRET")));
 * }</pre>
 *
 * <p>Build a {@code Response} for each request: one that is kept in a constant takes the cookies of
 * one user to another. Where the filter finds a {@code Response} that carries another request's
 * cookies, it throws {@link IllegalStateException}. A request filter that aborts requests needs a
 * priority below {@link Integer#MAX_VALUE}, so that an annotated method does not count as reached.
 *
 * <p>One application has one feature. A second feature with the same settings is ignored; one with
 * other settings throws {@link IllegalStateException} at start-up. Two cases go unnoticed: CXF
 * shows no feature another, and Jersey and RESTEasy may pass over a second feature if a third was
 * built between the two. Register an instance, not the class. Client runtimes ignore the feature.
 * Immutable, safe for many threads, and good for many applications.
 */
public abstract sealed class SatchelFeature implements Feature {
  private static final AtomicInteger BUILT = new AtomicInteger();

  private final ApplicationScopes application;

  private SatchelFeature(Settings settings) {
    this.application = new ApplicationScopes(settings);
  }

  /**
   * Jersey and RESTEasy take one instance of a class, and pass over a second in silence. Features
   * that are built one after the other are of two classes, so that both are configured, and the
   * second can say that there is a first.
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
   * The feature with its defaults: signed sessions, the cookies {@code __Host-session} and {@code
   * __Host-flash}.
   *
   * @param secret the secret of all nodes of this application
   * @return the feature
   * @throws IllegalArgumentException if the secret is null
   */
  public static SatchelFeature signedWith(Secret secret) {
    return builder().secret(secret).build();
  }

  /**
   * The same with encrypted sessions: the user can neither read nor change them.
   *
   * @param secret the secret of all nodes of this application
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
   * For other settings than the defaults.
   *
   * @return a new builder
   */
  public static SatchelFeatureBuilder builder() {
    return new SatchelFeatureBuilder();
  }

  /**
   * Called by the runtime.
   *
   * @param context the application's configuration
   * @return whether the feature was enabled
   * @throws IllegalStateException if the application has the feature already, with other settings
   */
  @Override
  public boolean configure(FeatureContext context) {
    Configuration configuration = context.getConfiguration();
    if (configuration.getRuntimeType() == RuntimeType.CLIENT || isRegistered(configuration)) {
      return false;
    }
    application.warnIfExposed();
    RuntimeAdapter adapter = Runtimes.install(context, injectables());
    DeclaredMethods methods = new DeclaredMethods(changes -> check(changes, adapter));
    ScopesFilter filter = new ScopesFilter(application, adapter, listeners());
    context.register(filter);
    context.register(adapter.methodFilters(methods, filter));
    context.property(ServedMethods.PROPERTY, methods);
    context.property(ApplicationScopes.PROPERTY, application);
    return true;
  }

  /**
   * Reads the annotations of one resource method, so that their faults show at start-up. For a
   * {@link jakarta.ws.rs.container.DynamicFeature} on a runtime that takes none from a feature,
   * such as Quarkus REST. {@code satchel-cdi} has such a dynamic feature, so an application needs
   * none. Elsewhere the feature does this by itself.
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
   * The revocations of the applications that have this feature, for code that runs outside of
   * requests. A request's code injects them.
   *
   * @return its revocations, whose calls throw {@link IllegalStateException} if it has no store
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
