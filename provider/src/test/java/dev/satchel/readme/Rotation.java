package dev.satchel.readme;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.time.Instant;

/** The steps of docs/rotation.md. */
final class Rotation {
  private Rotation() {}

  static SatchelFeature accepting(Secret current, Secret coming) {
    return SatchelFeature.builder().secret(current).acceptedSecrets(coming).build();
  }

  static SatchelFeature writing(Secret current, Secret coming) {
    return SatchelFeature.builder().secret(coming).olderSecrets(current).build();
  }

  static SatchelFeature rolled(Secret coming) {
    return SatchelFeature.builder().secret(coming).build();
  }

  static SatchelFeature reading(Secret secret, Instant end) {
    return SatchelFeature.builder().secret(secret).acceptBothFormatsUntil(end).build();
  }

  static SatchelFeature encrypting(Secret secret, Instant end) {
    return SatchelFeature.recommendedBuilder(secret).acceptBothFormatsUntil(end).build();
  }

  static SatchelFeature encrypted(Secret secret) {
    return SatchelFeature.recommended(secret);
  }
}
