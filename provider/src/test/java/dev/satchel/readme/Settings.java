package dev.satchel.readme;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.time.Duration;

/** The README's settings other than the defaults. */
final class Settings {
  private Settings() {}

  static SatchelFeature ofTheShop(Secret secret) {
    return SatchelFeature.builder()
        .secret(secret)
        .audience("shop")
        .session(CookieSettings.named("__Host-shop").withMaxAge(Duration.ofHours(12)))
        .build();
  }
}
