package dev.satchel;

import dev.satchel.internal.token.Jws;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a Play 3 application (and 2.9), so that a site can move from Play route by route
 * while its users stay signed in: the session is read from and written to {@code PLAY_SESSION} as
 * Play does, under Play's {@code play.http.secret.key}. An immutable value.
 *
 * <p>Play keeps less than this library's own format, and so does a session here: it has no
 * beginning ({@link Session#startedAt} is when it was last written), an expired one is read for
 * another 5 minutes, and Play signs both scopes alike, so that a token of one verifies as the
 * other's: a flash of Play can be pasted into the session. Only tokens as Play writes them are
 * read; none of its url-encoded legacy formats is. See {@code docs/play.md}.
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

    private final int keyBytes; // RFC 7518 section 3.2

    Algorithm(int keyBytes) {
      this.keyBytes = keyBytes;
    }
  }

  /**
   * With Play's default algorithm, for {@code play.http.session.jwt.signatureAlgorithm = "HS256"}.
   *
   * @return the settings, for the session alone
   */
  public static PlayCookies hs256() {
    return new PlayCookies(Algorithm.HS256, false);
  }

  /**
   * For {@code play.http.session.jwt.signatureAlgorithm = "HS384"}. Each secret needs 48 bytes.
   *
   * @return the settings, for the session alone
   */
  public static PlayCookies hs384() {
    return new PlayCookies(Algorithm.HS384, false);
  }

  /**
   * For {@code play.http.session.jwt.signatureAlgorithm = "HS512"}. Each secret needs 64 bytes.
   *
   * @return the settings, for the session alone
   */
  public static PlayCookies hs512() {
    return new PlayCookies(Algorithm.HS512, false);
  }

  /**
   * The flash too, in {@code PLAY_FLASH}, as {@code play.http.flash.jwt.signatureAlgorithm} of the
   * same name has it.
   *
   * @return the settings
   */
  public PlayCookies withFlash() {
    return new PlayCookies(algorithm, true);
  }

  boolean hasFlash() {
    return flash;
  }

  /** Play takes the secret itself for the key. */
  Jws jws(Secret secret) {
    if (secret.length() < algorithm.keyBytes) {
      throw new IllegalArgumentException(
          "Play's "
              + algorithm
              + " needs a secret of at least "
              + algorithm.keyBytes
              + " bytes, but one has "
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
