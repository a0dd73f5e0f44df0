package dev.satchel.compatibility.play;

import dev.satchel.CookieSettings;
import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.time.Duration;

/** The settings of docs/play.md. */
final class MovedRoutes {
  private MovedRoutes() {}

  static SatchelFeature scopes() {
    return SatchelFeature.builder()
        .secret(Secret.fromEnvironment("PLAY_SECRET"))
        .play(PlayCookies.hs256().withFlash())
        .session(CookieSettings.named("PLAY_SESSION").withMaxAge(Duration.ofDays(14)))
        .build();
  }
}
