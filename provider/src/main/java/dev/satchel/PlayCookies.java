package dev.satchel;

import dev.satchel.internal.token.Jws;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a Play 3 or Play 2.9 application. With this setting, a site can move from Play
 * route by route while its users stay signed in. Satchel reads the session from {@code
 * PLAY_SESSION} and writes it there, in Play's format and under Play's {@code
 * play.http.secret.key}. Immutable.
 *
 * <pre>{@code
 * SatchelFeature.builder()
 *     .secret(Secret.fromEnvironment("PLAY_SECRET"))
 *     .play(PlayCookies.hs256().withFlash())
 *     .build();
 * }</pre>
 *
 * <p>A session in Play's format can do less than a session of Satchel:
 *
 * <ul>
 *   <li>It has no beginning: {@link Session#startedAt} returns when the session was last written.
 *   <li>Satchel reads an expired session for another 5 minutes.
 *   <li>Play signs both scopes alike, so the token of one scope verifies as the other. A user can
 *       paste a flash of Play into the session.
 * </ul>
 *
 * <p>Satchel only reads tokens as Play writes them, and none of Play's url-encoded legacy formats.
 * See {@code docs/play.md}.
 */
public final class PlayCookies {
  static final String SESSION_NAME = "PLAY_SESSION";
  static final String FLASH_NAME = "PLAY_FLASH";

  private final Algorithm algorithm;
  private final boolean flash;

  private PlayCookies(Algorithm algorithm, boolean flash) {
    this.algorithm = algorithm;
    this.flash = flash;
  }

  private enum Algorithm {
    HS256(32),
    HS384(48),
    HS512(64);

    /** The least length of a key (RFC 7518 section 3.2). */
    private final int keyBytes;

    Algorithm(int keyBytes) {
      this.keyBytes = keyBytes;
    }
  }

  /**
   * Returns the settings for {@code play.http.session.jwt.signatureAlgorithm = "HS256"}, which is
   * Play's default.
   *
   * @return the settings, for the session alone
   */
  public static PlayCookies hs256() {
    return new PlayCookies(Algorithm.HS256, false);
  }

  /**
   * Returns the settings for {@code play.http.session.jwt.signatureAlgorithm = "HS384"}. Each
   * secret needs at least 48 bytes.
   *
   * @return the settings, for the session alone
   */
  public static PlayCookies hs384() {
    return new PlayCookies(Algorithm.HS384, false);
  }

  /**
   * Returns the settings for {@code play.http.session.jwt.signatureAlgorithm = "HS512"}. Each
   * secret needs at least 64 bytes.
   *
   * @return the settings, for the session alone
   */
  public static PlayCookies hs512() {
    return new PlayCookies(Algorithm.HS512, false);
  }

  /**
   * Adds the flash, in {@code PLAY_FLASH}. Play's {@code play.http.flash.jwt.signatureAlgorithm}
   * must be the same algorithm.
   *
   * @return the settings, for both scopes
   */
  public PlayCookies withFlash() {
    return new PlayCookies(algorithm, true);
  }

  boolean hasFlash() {
    return flash;
  }

  /** Returns the tokens of a secret. Play uses the secret itself as the key. */
  Jws jws(Secret secret) {
    if (secret.length() < algorithm.keyBytes) {
      throw new IllegalArgumentException(
          "Play's "
              + algorithm
              + " needs a secret of at least "
              + algorithm.keyBytes
              + " bytes, but one secret has "
              + secret.length()
              + "; take Play's play.http.secret.key and the algorithm that Play is configured for");
    }
    byte[] key = secret.bytes();
    return switch (algorithm) {
      case HS256 -> Jws.hs256(key);
      case HS384 -> Jws.hs384(key);
      case HS512 -> Jws.hs512(key);
    };
  }

  /** Returns whether both name the same algorithm and scopes. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlayCookies cookies
        && algorithm == cookies.algorithm
        && flash == cookies.flash;
  }

  @Override
  public int hashCode() {
    return 31 * algorithm.hashCode() + Boolean.hashCode(flash);
  }

  /** Names the algorithm and the scopes. */
  @Override
  public String toString() {
    return "PlayCookies[" + algorithm + (flash ? ", with flash]" : "]");
  }
}
