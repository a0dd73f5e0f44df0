package dev.satchel.readme;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.time.Duration;

public class Settings {
  private Settings() {}

  public static SatchelFeature ofTheShop(Secret secret, Secret olderSecret) {
    return SatchelFeature.builder()
        .secret(secret)
        .olderSecrets(olderSecret)
        .idleTimeout(Duration.ofMinutes(30))
        .absoluteTimeout(Duration.ofHours(12))
        .session(CookieSettings.named("__Host-shop").encrypted())
        .audience("shop")
        .build();
  }
}
