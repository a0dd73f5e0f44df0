package dev.satchel.example.guestbook;

import dev.satchel.CookieSettings;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import java.net.URI;
import java.util.Arrays;

/**
 * The settings in the environment. An empty HOST or PORT counts as not set, but an empty secret
 * does not.
 */
final class Environment {
  private Environment() {}

  /** Returns HOST as a URI spells it, or localhost if HOST is not set. */
  static String host() {
    String host = setting("HOST", "localhost");
    String inUri = host.contains(":") ? "[" + host + "]" : host;
    // Jersey listens at every address of the machine if it does not understand this address.
    if (!host.matches("[0-9A-Za-z.:-]+") || URI.create("http://" + inUri).getHost() == null) {
      throw new IllegalArgumentException(
          ("HOST must be the name or an address of this host, but is '%s';"
                  + " leave it out for localhost")
              .formatted(host));
    }
    return inUri;
  }

  /** Returns PORT, or 8080 if PORT is not set. 0 stands for any free port. */
  static int port() {
    String port = setting("PORT", "8080");
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException(
          ("PORT must be a number from 0 to 65535, but is '%s';"
                  + " leave it out for 8080, or use 0 for any free port")
              .formatted(port));
    }
    return Integer.parseInt(port);
  }

  /**
   * Returns the feature with the settings of SATCHEL_SECRET, SATCHEL_OLD_SECRETS and
   * SATCHEL_ENCRYPT.
   */
  static SatchelFeature scopes() {
    SatchelFeatureBuilder scopes =
        SatchelFeature.recommendedBuilder(secret()).olderSecrets(oldSecrets());
    if (!encrypts()) {
      // As Play does: a signed session that the user can read, and a flash without a signature.
      scopes.session(CookieSettings.named("__Host-session"));
      scopes.flash(CookieSettings.named("__Host-flash"));
    }
    return scopes.build();
  }

  /** Returns SATCHEL_SECRET, or a random secret if SATCHEL_SECRET is not set. */
  private static Secret secret() {
    if (System.getenv("SATCHEL_SECRET") == null) {
      System.out.println("SATCHEL_SECRET is not set: sessions end with this process.");
      return Secret.random();
    }
    return Secret.fromEnvironment("SATCHEL_SECRET");
  }

  /** Returns SATCHEL_OLD_SECRETS, newest first. The variable has spaces between the secrets. */
  private static Secret[] oldSecrets() {
    String secrets = setting("SATCHEL_OLD_SECRETS", "").strip();
    try {
      return secrets.isEmpty()
          ? new Secret[0]
          : Arrays.stream(secrets.split("\\s+")).map(Secret::of).toArray(Secret[]::new);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "SATCHEL_OLD_SECRETS must hold secrets with spaces between them, but: " + e.getMessage(),
          e);
    }
  }

  private static boolean encrypts() {
    String encrypt = setting("SATCHEL_ENCRYPT", "true");
    if (!encrypt.equals("true") && !encrypt.equals("false")) {
      throw new IllegalArgumentException(
          "SATCHEL_ENCRYPT must be true or false, but is '%s'; leave it out for true"
              .formatted(encrypt));
    }
    return encrypt.equals("true");
  }

  private static String setting(String variable, String otherwise) {
    String value = System.getenv(variable);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
