package dev.satchel.readme;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;

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
}
