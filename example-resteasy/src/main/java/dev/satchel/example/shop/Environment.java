package dev.satchel.example.shop;

import dev.satchel.CookieSettings;
import dev.satchel.Outage;
import dev.satchel.RevocationStore;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** What the environment says. An empty HOST or PORT is as good as none; not so an empty secret. */
final class Environment {
  private Environment() {}

  /** HOST, a name or an address, as it stands in a URI; localhost if there is none. */
  static String host() {
    String host = setting("HOST", "localhost");
    String inUri = host.contains(":") ? "[" + host + "]" : host;
    // Jersey would listen at every address of the machine if it did not understand this one.
    if (!host.matches("[0-9A-Za-z.:-]+") || URI.create("http://" + inUri).getHost() == null) {
      throw new IllegalArgumentException(
          ("HOST must be the name or an address of this host, but is '%s';"
                  + " leave it out for localhost")
              .formatted(host));
    }
    return inUri;
  }

  /** PORT, or 8080 if there is none; 0 is any free one. */
  static int port() {
    String port = setting("PORT", "8080");
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException(
          ("PORT must be a number from 0 to 65535, but is '%s';"
                  + " leave it out for 8080, 0 is any free one")
              .formatted(port));
    }
    return Integer.parseInt(port);
  }

  /** A member of a cluster if SATCHEL_CLUSTER is hazelcast; alone if there is none. */
  static Cluster cluster() {
    String cluster = setting("SATCHEL_CLUSTER", "none");
    return switch (cluster) {
      case "none" -> Cluster.ofOne();
      case "hazelcast" -> Cluster.ofHazelcast();
      default ->
          throw new IllegalArgumentException(
              "SATCHEL_CLUSTER must be hazelcast, but is '%s'; leave it out for a shop alone"
                  .formatted(cluster));
    };
  }

  /**
   * Both scopes, as SATCHEL_SECRET, SATCHEL_OLD_SECRETS and SATCHEL_ENCRYPT say. Sessions without
   * an id come from the guestbook, under the same secret.
   */
  static SatchelFeature scopes(RevocationStore revocations) {
    SatchelFeatureBuilder scopes =
        SatchelFeature.builder()
            .secret(secret())
            .olderSecrets(oldSecrets())
            .idleTimeout(Duration.ofMinutes(30))
            .absoluteTimeout(Duration.ofHours(12))
            .subject("connected")
            .revocations(revocations, Outage.REFUSE)
            .acceptWithoutIdUntil(Instant.MAX);
    if (encrypts()) {
      scopes.session(CookieSettings.named("__Host-session").encrypted());
    }
    return scopes.build();
  }

  /** SATCHEL_SECRET, or a random one if there is none. */
  private static Secret secret() {
    if (System.getenv("SATCHEL_SECRET") == null) {
      System.out.println("SATCHEL_SECRET is not set: sessions end with this process.");
      return Secret.random();
    }
    return Secret.fromEnvironment("SATCHEL_SECRET");
  }

  /** SATCHEL_OLD_SECRETS, newest first, with spaces between; none if there is none. */
  private static Secret[] oldSecrets() {
    String secrets = setting("SATCHEL_OLD_SECRETS", "").strip();
    try {
      return secrets.isEmpty()
          ? new Secret[0]
          : Arrays.stream(secrets.split("\\s+")).map(Secret::of).toArray(Secret[]::new);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "SATCHEL_OLD_SECRETS must hold secrets with spaces between, but: " + e.getMessage(), e);
    }
  }

  private static boolean encrypts() {
    String encrypt = setting("SATCHEL_ENCRYPT", "false");
    if (!encrypt.equals("true") && !encrypt.equals("false")) {
      throw new IllegalArgumentException(
          "SATCHEL_ENCRYPT must be true or false, but is '%s'; leave it out for false"
              .formatted(encrypt));
    }
    return encrypt.equals("true");
  }

  private static String setting(String variable, String otherwise) {
    String value = System.getenv(variable);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
