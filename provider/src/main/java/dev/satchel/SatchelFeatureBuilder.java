package dev.satchel;

import dev.satchel.internal.token.Unicode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a {@link SatchelFeature}. Only the secret is required.
 *
 * <pre>{@code
 * SatchelFeature.recommendedBuilder(Secret.fromEnvironment("SATCHEL_SECRET"))
 *     .olderSecrets(Secret.fromEnvironment("SATCHEL_OLD_SECRET"))
 *     .audience("shop")
 *     .build();
 * }</pre>
 *
 * <p>The defaults below are those of {@link SatchelFeature#builder}. {@link
 * SatchelFeature#recommendedBuilder} begins with an encrypted session, a signed flash and two
 * timeouts.
 *
 * <p>A builder is for one thread at a time.
 */
public final class SatchelFeatureBuilder {
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
  private @Nullable Instant bothFormatsUntil;
  private InstantSource clock = InstantSource.system();

  SatchelFeatureBuilder() {}

  /**
   * Sets the secret that signs the cookies. The secret is required, and all servers of the
   * application need the same secret.
   *
   * @param secret the secret
   * @return this builder
   */
  public SatchelFeatureBuilder secret(Secret secret) {
    this.secret = secret;
    return this;
  }

  /**
   * Sets the older secrets, newest first. Satchel still reads the cookies that an older secret
   * signed, and signs them with the secret when the session is used. Each older secret costs time
   * on cookies that no newer secret verifies. Never keep a secret that has leaked, because Satchel
   * would accept forged tokens.
   *
   * @param secrets the older secrets; there are at most 8 secrets in all
   * @return this builder
   * @throws NullPointerException if the array, or a secret in it, is null
   */
  public SatchelFeatureBuilder olderSecrets(Secret... secrets) {
    this.older = listOf(secrets);
    return this;
  }

  /**
   * Sets newer secrets with which other servers may sign already, newest first. Use it while all
   * servers move to a new secret. Satchel reads the cookies of these secrets and leaves them as
   * they are. {@code docs/rotation.md} has the steps.
   *
   * @param secrets the newer secrets; there are at most 8 secrets in all
   * @return this builder
   * @throws NullPointerException if the array, or a secret in it, is null
   */
  public SatchelFeatureBuilder acceptedSecrets(Secret... secrets) {
    this.accepted = listOf(secrets);
    return this;
  }

  /**
   * Ends a session that nobody used for this time (ASVS 5.0, 7.3.1). While a session is used,
   * Satchel sends its cookie again once per tenth of the timeout. By default there is no idle
   * timeout.
   *
   * @param timeout whole seconds, at least 1 and at most the absolute timeout
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder idleTimeout(Duration timeout) {
    this.idleTimeout = Objects.requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Ends a session this time after it began, even if it is used (ASVS 5.0, 7.3.2). By default there
   * is no absolute timeout.
   *
   * @param timeout whole seconds, at least 1
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder absoluteTimeout(Duration timeout) {
    this.absoluteTimeout = Objects.requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Reads and writes the cookies of a Play application, under the secret of that application, in
   * place of Satchel's own format. The cookies are then named {@code PLAY_SESSION} and {@code
   * PLAY_FLASH}, unless {@link #session(CookieSettings)} or {@link #flash(CookieSettings)} name
   * them. Play's format has no encryption, no {@link #absoluteTimeout}, no {@link #audience}, no
   * {@link #subject} and no {@link #revocations}.
   *
   * @param cookies which cookies are Play's
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder play(PlayCookies cookies) {
    this.play = Objects.requireNonNull(cookies, "cookies");
    return this;
  }

  /**
   * Names the entry that tells whose session it is, such as {@code user}. The session begins again
   * when this entry is put, changed or removed, as after {@link Session#renewId()}; a {@code put}
   * of the same value counts too. The other entries stay. {@link Revocations#revokeAll} takes a
   * value of this entry. A session without this entry is a guest's, and {@link Revocations} writes
   * down fewer guests' sessions that end. By default no entry is named.
   *
   * @param key the key of the entry
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder subject(String key) {
    this.subject = Objects.requireNonNull(key, "key");
    return this;
  }

  /**
   * Turns on {@link Revocations}. {@link Session#clear()} then also ends the copies of a cookie.
   * Each request that opens its session asks the store once. Every session gets an {@linkplain
   * Session#id() id} when it is first written. A session without an id reads as empty: see {@link
   * #acceptWithoutIdUntil}. Revocations need an {@link #absoluteTimeout}, which says how long to
   * keep each of them. By default sessions cannot be revoked.
   *
   * <p>An application on one server needs no cluster: see {@link
   * #revocations(InMemoryRevocations)}.
   *
   * <p>The first request opens the store. {@link #build()} and the registration of the feature do
   * not open it.
   *
   * @param store the store, the same for all servers of the application
   * @param outage what happens to sessions while the store does not answer
   * @return this builder
   * @throws NullPointerException if either is null
   */
  public SatchelFeatureBuilder revocations(RevocationStore store, Outage outage) {
    this.revocations = Objects.requireNonNull(store, "store");
    this.outage = Objects.requireNonNull(outage, "outage");
    return this;
  }

  /**
   * Turns on {@link Revocations} for an application on one server, in the memory of this server.
   * All else is as with {@link #revocations(RevocationStore, Outage)}. If the store is full, a
   * sign-out answers 503 and still deletes the cookie, as with {@link Outage#REFUSE}. A restart
   * forgets all revocations.
   *
   * @param store the store, such as {@link InMemoryRevocations#create()}
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder revocations(InMemoryRevocations store) {
    return revocations(store, Outage.REFUSE);
  }

  /**
   * Accepts sessions without an id until a time, for the move to {@link #revocations}. Such a
   * session gets an id when it is used. Until then, only a revocation of its subject ends it. By
   * default no session without an id is accepted.
   *
   * @param end usually the time of the move plus the absolute timeout; whole seconds count
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder acceptWithoutIdUntil(Instant end) {
    this.withoutIdUntil = Objects.requireNonNull(end, "end");
    return this;
  }

  /**
   * Sets the cookie of the session. By default it is named {@code __Host-session}, and signed. The
   * given settings count as they are: without {@link CookieSettings#encrypted} the session is
   * signed.
   *
   * @param cookie the settings of the cookie
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder session(CookieSettings cookie) {
    this.session = Objects.requireNonNull(cookie, "cookie");
    return this;
  }

  /**
   * Sets the cookie of the flash. By default it is named {@code __Host-flash}, and not signed. The
   * given settings count as they are: without {@link CookieSettings#signed} or {@link
   * CookieSettings#encrypted} the flash is not signed.
   *
   * @param cookie the settings of the cookie
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder flash(CookieSettings cookie) {
    this.flash = Objects.requireNonNull(cookie, "cookie");
    return this;
  }

  /**
   * Accepts signed and encrypted sessions until a time, for a move from signed to encrypted
   * sessions or back. The cookie keeps its name, the audience and the secrets.
   *
   * <ul>
   *   <li>If the session is encrypted, Satchel also reads signed sessions. It encrypts a signed
   *       session when the session is used. Its entries, its id and its beginning stay.
   *   <li>If the session is signed, Satchel also reads encrypted sessions. It leaves an encrypted
   *       session as it is, because other servers may encrypt already. When your code changes the
   *       session or an idle timeout refreshes it, Satchel writes it signed.
   * </ul>
   *
   * <p>The timeouts of this builder end sessions of both formats. Nobody can forge a session of the
   * other format without a secret. After the time, a session of the other format reads as empty. By
   * default the session has one format. {@code docs/rotation.md} has the steps for several servers.
   *
   * @param end usually the time of the move plus the longest time that a session may last; whole
   *     seconds count
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder acceptBothFormatsUntil(Instant end) {
    this.bothFormatsUntil = Objects.requireNonNull(end, "end");
    return this;
  }

  /**
   * Names the application for which the tokens are made (RFC 8725 section 3.9). Applications that
   * share a secret under different audiences do not accept each other's sessions. Applications that
   * share a {@link RevocationStore} do not end each other's sessions. Empty by default.
   *
   * @param audience any text, the same on all servers
   * @return this builder
   * @throws NullPointerException if it is null
   * @throws IllegalArgumentException if it has an unpaired surrogate
   */
  public SatchelFeatureBuilder audience(String audience) {
    Objects.requireNonNull(audience, "audience");
    if (!Unicode.isWellFormed(audience)) {
      throw new IllegalArgumentException(
          "An audience must be well-formed Unicode, but this one has an unpaired surrogate; correct"
              + " the text");
    }
    this.audience = audience;
    return this;
  }

  /**
   * Sets the clock by which tokens are written and judged. By default it is the system's clock.
   * Tests set a clock that they can move.
   *
   * @param clock a source of the time, safe for many threads
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public SatchelFeatureBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Builds the feature. The call opens no connection.
   *
   * @return the feature
   * @throws IllegalArgumentException if there is no secret, or more than 8, or the same secret
   *     twice; if both cookies have one name; if a timeout is not in whole seconds above 0, or the
   *     idle timeout is longer than the absolute one; if a setting does not go together with {@link
   *     #play}, or a secret is too short for it; if there are revocations without an absolute
   *     timeout; if {@link #acceptWithoutIdUntil} is set without revocations; if {@link
   *     #acceptBothFormatsUntil} is set together with {@link #play}
   */
  public SatchelFeature build() {
    if (secret == null) {
      throw new IllegalArgumentException(
          "SatchelFeature needs a secret to sign sessions with, but none was given; call"
              + " secret(Secret.fromEnvironment(variable))");
    }
    boolean playFlash = play != null && play.hasFlash();
    return SatchelFeature.of(
        new Settings(
            new Secrets(accepted, secret, older),
            orNamed(session, play == null ? Settings.SESSION_NAME : PlayCookies.SESSION_NAME),
            orNamed(flash, playFlash ? PlayCookies.FLASH_NAME : Settings.FLASH_NAME),
            audience,
            idleTimeout,
            absoluteTimeout,
            play,
            subject,
            revoking(),
            bothFormatsUntil,
            clock));
  }

  private Settings.@Nullable Revoking revoking() {
    if (revocations != null && outage != null) {
      Instant until = withoutIdUntil == null ? Instant.EPOCH : withoutIdUntil;
      return new Settings.Revoking(revocations, outage, until);
    }
    if (withoutIdUntil != null) {
      throw new IllegalArgumentException(
          "acceptWithoutIdUntil is for the move to revocations, but there are none; call"
              + " revocations(InMemoryRevocations.create()) or revocations(store, outage) too");
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
