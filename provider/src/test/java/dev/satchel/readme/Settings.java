package dev.satchel.readme;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.time.Duration;

/** The README's settings other than the defaults. */
final class Settings {
  private Settings() {}

  static SatchelFeature ofTheShop(Secret secret, Secret lastYears) {
    return SatchelFeature.builder()
        .secret(secret)
        .olderSecrets(lastYears)
        .idleTimeout(Duration.ofMinutes(30))
        .absoluteTimeout(Duration.ofHours(12))
        .session(CookieSettings.named("__Host-shop").encrypted())
        .audience("shop")
        .build();
  }
}
