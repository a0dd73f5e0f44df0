package dev.satchel.readme;

import dev.satchel.InMemoryRevocations;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.time.Duration;

public class OneServer {
  private OneServer() {}

  public static SatchelFeature feature(Secret secret) {
    return SatchelFeature.builder()
        .secret(secret)
        .absoluteTimeout(Duration.ofHours(12))
        .subject("user")
        .revocations(InMemoryRevocations.create())
        .build();
  }
}
