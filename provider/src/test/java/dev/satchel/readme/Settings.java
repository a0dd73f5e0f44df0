package dev.satchel.readme;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.time.Duration;

public class Settings {
  private Settings() {}

  public static SatchelFeature ofTheShop(Secret secret, Secret olderSecret) {
    return SatchelFeature.recommendedBuilder(secret)
        .olderSecrets(olderSecret)
        .idleTimeout(Duration.ofHours(1))
        .session(CookieSettings.named("__Host-shop").encrypted())
        .audience("shop")
        .build();
  }
}
