package dev.satchel;

import dev.satchel.internal.declared.ServedMethods;
import dev.satchel.internal.runtime.RequestListener;
import dev.satchel.internal.token.Unicode;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gives a Jakarta REST application {@link Session}, {@link Flash} and their annotations: register
 * it once.
 *
 * <pre>{@code
 * new ResourceConfig(Home.class).register(SatchelFeature.signedWith(Secret.fromEnvironment("SATCHEL_SECRET")));
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

  private final Cookies cookies;

  private SatchelFeature(Settings settings) {
    this.cookies = settings.cookies();
  }

  /**
   * Jersey and RESTEasy take one instance of a class, and pass over a second in silence. Features
   * that are built one after the other are of two classes, so that both are configured, and the
   * second can say that there is a first.
   */
  private static SatchelFeature of(Settings settings) {
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
        .session(CookieSettings.named(Cookies.SESSION_NAME).encrypted())
        .build();
  }

  /**
   * For other settings than the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the settings. Not for use by several threads at once. */
  public static final class Builder {
    private @Nullable Secret secret;
    private List<Secret> older = List.of();
    private List<Secret> accepted = List.of();
    private @Nullable CookieSettings session;
    private @Nullable CookieSettings flash;
    private String audience = "";
    private @Nullable Duration idleTimeout;
    private @Nullable Duration absoluteTimeout;
    private @Nullable PlayCookies play;
    private @Nullable String subject;
    private @Nullable RevocationStore revocations;
    private @Nullable Outage outage;
    private @Nullable Instant withoutIdUntil;
    private InstantSource clock = InstantSource.system();

    private Builder() {}

    /**
     * The secret of all nodes of this application. Required.
     *
     * @param secret the secret
     * @return this builder
     */
    public Builder secret(Secret secret) {
      this.secret = secret;
      return this;
    }

    /**
     * Secrets that wrote before this one, newest first: what they wrote is read, and written anew
     * under the secret as it is used. Each costs a try on cookies that no newer one verifies. Leave
     * out one that has leaked: it would turn forgeries into good tokens.
     *
     * @param secrets those before the secret; at most 8 in all
     * @return this builder
     * @throws NullPointerException if the array or one in it is null
     */
    public Builder olderSecrets(Secret... secrets) {
      this.older = listOf(secrets);
      return this;
    }

    /**
     * Secrets that other nodes may write with already, newest first, while a fleet moves to a new
     * one: what they wrote is read, and left as it is. See {@code docs/rotation.md} for the steps.
     *
     * @param secrets those after the secret; at most 8 in all
     * @return this builder
     * @throws NullPointerException if the array or one in it is null
     */
    public Builder acceptedSecrets(Secret... secrets) {
      this.accepted = listOf(secrets);
      return this;
    }

    /**
     * Ends sessions that have not been used for so long (ASVS 5.0, 7.3.1). A session that is used
     * is written anew once per tenth of the timeout. None by default.
     *
     * @param timeout whole seconds, at least 1 and at most the absolute timeout
     * @return this builder
     * @throws NullPointerException if it is null
     */
    public Builder idleTimeout(Duration timeout) {
      this.idleTimeout = Objects.requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Ends sessions so long after they began, however much they are used (ASVS 5.0, 7.3.2). None by
     * default.
     *
     * @param timeout whole seconds, at least 1
     * @return this builder
     * @throws NullPointerException if it is null
     */
    public Builder absoluteTimeout(Duration timeout) {
      this.absoluteTimeout = Objects.requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Reads and writes the cookies of a Play application instead of this library's own, under
     * Play's secret. {@link #session(CookieSettings)} and {@link #flash(CookieSettings)} then give
     * other attributes or names than {@code PLAY_SESSION} and {@code PLAY_FLASH}. Not together with
     * encryption, {@link #absoluteTimeout} or {@link #audience}, which Play knows nothing of.
     *
     * @param cookies which of them
     * @return this builder
     * @throws NullPointerException if they are null
     */
    public Builder play(PlayCookies cookies) {
      this.play = Objects.requireNonNull(cookies, "cookies");
      return this;
    }

    /**
     * The entry that tells whose session it is: {@code connected}, say. A session in which it is
     * put, be it with the same value, changed or removed begins anew, as by {@link
     * Session#renewId()}; its other entries stay. It is also what {@link Revocations#revokeAll}
     * goes by. None by default.
     *
     * @param key the entry's key
     * @return this builder
     * @throws NullPointerException if it is null
     */
    public Builder subject(String key) {
      this.subject = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Makes {@link Revocations} work, and {@link Session#clear()} end the copies of a cookie too.
     * Each request that opens its session asks the store once. Every session then has an
     * {@linkplain Session#id() id} from its first write, and one without reads as empty: see {@link
     * #acceptWithoutIdUntil}. Needs {@link #absoluteTimeout}, for which each revocation is kept.
     * None by default.
     *
     * @param store the same for all nodes of this application
     * @param outage what becomes of sessions while it cannot be asked
     * @return this builder
     * @throws NullPointerException if either is null
     */
    public Builder revocations(RevocationStore store, Outage outage) {
      this.revocations = Objects.requireNonNull(store, "store");
      this.outage = Objects.requireNonNull(outage, "outage");
      return this;
    }

    /**
     * For the move to {@link #revocations}: until then, a session that was written without an id is
     * read, and gets one as it is used. It can be revoked by its subject alone meanwhile. None is
     * read by default.
     *
     * @param end usually the time of the move plus the absolute timeout; whole seconds count
     * @return this builder
     * @throws NullPointerException if it is null
     */
    public Builder acceptWithoutIdUntil(Instant end) {
      this.withoutIdUntil = Objects.requireNonNull(end, "end");
      return this;
    }

    /**
     * The session's cookie; {@code __Host-session} by default.
     *
     * @param cookie its settings
     * @return this builder
     * @throws NullPointerException if they are null
     */
    public Builder session(CookieSettings cookie) {
      this.session = Objects.requireNonNull(cookie, "cookie");
      return this;
    }

    /**
     * The flash's cookie; {@code __Host-flash} by default.
     *
     * @param cookie its settings
     * @return this builder
     * @throws NullPointerException if they are null
     */
    public Builder flash(CookieSettings cookie) {
      this.flash = Objects.requireNonNull(cookie, "cookie");
      return this;
    }

    /**
     * Whom the session's token is for (RFC 8725 section 3.9): applications that share a secret
     * under different audiences do not accept each other's sessions. Empty by default.
     *
     * @param audience any text, the same on all nodes
     * @return this builder
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it has an unpaired surrogate
     */
    public Builder audience(String audience) {
      Objects.requireNonNull(audience, "audience");
      if (!Unicode.isWellFormed(audience)) {
        throw new IllegalArgumentException(
            "An audience must be well-formed Unicode, but this one has an unpaired surrogate; mend the text");
      }
      this.audience = audience;
      return this;
    }

    /**
     * The time by which tokens are written and judged; the system's by default.
     *
     * @param clock a source of the time, safe for many threads
     * @return this builder
     * @throws NullPointerException if it is null
     */
    public Builder clock(InstantSource clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * The feature with these settings.
     *
     * @return the feature
     * @throws IllegalArgumentException if there is no secret, or more than 8, or the same one
     *     twice; if both scopes have one cookie name; for a timeout that is not in whole seconds
     *     above 0, and an idle timeout above the absolute one; for what does not go together with
     *     {@link #play}, and a secret too short for it; for revocations without an absolute
     *     timeout, or whose store cannot keep them so long; for {@link #acceptWithoutIdUntil}
     *     without revocations
     */
    public SatchelFeature build() {
      if (secret == null) {
        throw new IllegalArgumentException(
            "SatchelFeature needs a secret to sign sessions with, but none was given; call secret(Secret.fromEnvironment(variable))");
      }
      boolean playFlash = play != null && play.hasFlash();
      return SatchelFeature.of(
          new Settings(
              accepted,
              secret,
              older,
              orNamed(session, play == null ? Cookies.SESSION_NAME : PlayCookies.SESSION_NAME),
              orNamed(flash, playFlash ? PlayCookies.FLASH_NAME : Cookies.FLASH_NAME),
              audience,
              idleTimeout,
              absoluteTimeout,
              play,
              subject,
              revoking(),
              clock));
    }

    private Settings.@Nullable Revoking revoking() {
      if (revocations != null && outage != null) {
        Instant until = withoutIdUntil == null ? Instant.EPOCH : withoutIdUntil;
        return new Settings.Revoking(revocations, outage, until);
      }
      if (withoutIdUntil != null) {
        throw new IllegalArgumentException(
            "acceptWithoutIdUntil is for the move to revocations, but there are none; call revocations(store, outage) too");
      }
      return null;
    }

    private static List<Secret> listOf(Secret... secrets) {
      Objects.requireNonNull(secrets, "secrets");
      for (Secret secret : secrets) {
        Objects.requireNonNull(secret, "secret");
      }
      return List.of(secrets);
    }

    private static CookieSettings orNamed(@Nullable CookieSettings given, String name) {
      return given == null ? CookieSettings.named(name) : given;
    }
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
    warnIfExposed(cookies.settings().session());
    warnIfExposed(cookies.settings().flash());
    Glue glue = install(context, cookies);
    context.register(new ScopesFilter(cookies, glue, listeners()));
    DeclaredMethods methods = new DeclaredMethods(cookies, glue);
    context.register(glue.tellingWhenMethodsBegin(methods, cookies));
    context.property(ServedMethods.PROPERTY, methods);
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
    return cookies.revocations();
  }

  Cookies cookies() {
    return cookies;
  }

  private boolean isRegistered(Configuration configuration) {
    if (!(configuration.getProperty(ServedMethods.PROPERTY) instanceof DeclaredMethods methods)) {
      return false;
    }
    if (!cookies.sameAs(methods.cookies())) {
      throw new IllegalStateException(
          "An application has one SatchelFeature, but another with other settings is registered already; remove one");
    }
    return true;
  }

  /** Those of the modules on the class path. */
  private static List<RequestListener> listeners() {
    return ServiceLoader.load(RequestListener.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * The runtime is told by the context's class: several may be on the class path, as a client in a
   * server of another kind.
   */
  private static Glue install(FeatureContext context, Cookies cookies) {
    String runtime = context.getClass().getName();
    try {
      Glue glue = glue(runtime);
      glue.install(context, cookies);
      return glue;
    } catch (LinkageError | UnsupportedOperationException e) {
      Log.LOGGER.log(
          Level.WARNING,
          "@Context Session and @Context Flash cannot be injected here ("
              + runtime
              + "); on Jersey add jersey-hk2, else use Session.of(request) and Flash.of(request)",
          e);
      return new Glue();
    }
  }

  private static Glue glue(String runtime) {
    if (runtime.startsWith("org.glassfish.jersey.")) {
      return new JerseyGlue();
    }
    if (runtime.startsWith("org.jboss.resteasy.reactive.")) {
      return new QuarkusGlue();
    }
    if (runtime.startsWith("org.jboss.resteasy.")) {
      return new ResteasyGlue();
    }
    if (runtime.startsWith("org.apache.cxf.")) {
      return new CxfGlue();
    }
    return new Glue();
  }

  private static void warnIfExposed(CookieSettings cookie) {
    if (!cookie.isSecure()) {
      Log.LOGGER.log(
          Level.WARNING,
          "The cookie "
              + cookie.name()
              + " is not Secure: anybody on the way can read and replace it; keep it to tests and development");
    } else if (!cookie.isHostOnly()) {
      Log.LOGGER.log(
          Level.WARNING,
          "The cookie "
              + cookie.name()
              + " can be planted by other hosts of its domain; a name that begins with __Host- prevents it, and needs Path=/ and no Domain");
    }
  }
}
