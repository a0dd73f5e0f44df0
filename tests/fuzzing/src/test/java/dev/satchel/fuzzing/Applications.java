package dev.satchel.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.satchel.CookieSettings;
import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.Wire;
import dev.satchel.internal.token.Hkdf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Applications of all formats at one moment, and their cookies. */
final class Applications {
  static final String SESSION = "__Host-session";
  static final String FLASH = "__Host-flash";

  /** Seconds since 1970. */
  static final long NOW = 1_800_000_000;

  private static final String SECRET =
      "What the fuzzers' tokens are signed with: as long as HS512 needs it.";

  /** Signed sessions, flashes as a form. */
  static final Wire BY_DEFAULT = wire(SatchelFeature.builder());

  private static final Wire SIGNED =
      wire(SatchelFeature.builder().flash(CookieSettings.named(FLASH).signed()));
  static final TokenCookie SIGNED_SESSION = signed(SIGNED, false, SESSION);
  static final TokenCookie SIGNED_FLASH = signed(SIGNED, true, FLASH);

  private static final Wire ENCRYPTED =
      wire(
          SatchelFeature.builder()
              .session(CookieSettings.named(SESSION).encrypted())
              .flash(CookieSettings.named(FLASH).encrypted()));
  static final TokenCookie ENCRYPTED_SESSION = encrypted(ENCRYPTED, false, SESSION);
  static final TokenCookie ENCRYPTED_FLASH = encrypted(ENCRYPTED, true, FLASH);

  private static final Wire PLAY_256 = play(PlayCookies.hs256());
  private static final Wire PLAY_384 = play(PlayCookies.hs384());
  private static final Wire PLAY_512 = play(PlayCookies.hs512());
  static final List<TokenCookie> PLAY_SESSIONS =
      List.of(
          play(PLAY_256, false, "PLAY_SESSION", "HS256"),
          play(PLAY_384, false, "PLAY_SESSION", "HS384"),
          play(PLAY_512, false, "PLAY_SESSION", "HS512"));
  static final List<TokenCookie> PLAY_FLASHES =
      List.of(
          play(PLAY_256, true, "PLAY_FLASH", "HS256"),
          play(PLAY_384, true, "PLAY_FLASH", "HS384"),
          play(PLAY_512, true, "PLAY_FLASH", "HS512"));

  private Applications() {}

  private static TokenCookie signed(Wire wire, boolean flash, String name) {
    byte[] key = key(32, "HS256", flash ? "flash" : "session", name);
    return new TokenCookie(wire, flash, false, name, Jose.signed("HS256", key));
  }

  private static TokenCookie encrypted(Wire wire, boolean flash, String name) {
    byte[] key = key(64, "A256CBC-HS512", flash ? "flash" : "session", name);
    return new TokenCookie(wire, flash, false, name, Jose.encrypted(key));
  }

  /** Play's format: both scopes have the secret itself as the key. */
  private static TokenCookie play(Wire wire, boolean flash, String name, String algorithm) {
    return new TokenCookie(wire, flash, true, name, Jose.signed(algorithm, SECRET.getBytes(UTF_8)));
  }

  private static Wire play(PlayCookies cookies) {
    return wire(SatchelFeature.builder().play(cookies.withFlash()));
  }

  private static Wire wire(SatchelFeatureBuilder builder) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(NOW));
    return new Wire(builder.secret(Secret.of(SECRET)).clock(clock).build());
  }

  private static byte[] key(int length, String algorithm, String scope, String cookieName) {
    return Hkdf.key(SECRET.getBytes(UTF_8), length, "satchel", algorithm, scope, cookieName, "");
  }
}
