package dev.satchel;

import dev.satchel.internal.token.Hkdf;
import dev.satchel.internal.token.Unicode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * A secret, from which Satchel derives the keys of an application. Anybody who knows the secret can
 * sign in as any user. Keep the secret out of source control, and give it to each server by the
 * environment. The class has no accessor, and {@link #toString} does not show the secret.
 * Immutable, and safe for many threads.
 *
 * <pre>{@code
 * // Before: export SATCHEL_SECRET="$(openssl rand -base64 32)"
 * Secret secret = Secret.fromEnvironment("SATCHEL_SECRET");
 * SatchelFeature feature = SatchelFeature.recommended(secret);
 * }</pre>
 *
 * <p>Every factory throws {@link IllegalArgumentException} for a secret that is missing or easy to
 * guess:
 *
 * <ul>
 *   <li>The secret has fewer than 32 bytes (RFC 7518 section 3.2).
 *   <li>The secret repeats a text of up to 16 bytes, such as {@code changeme}.
 *   <li>The secret begins or ends with white space, such as a stray line end.
 *   <li>The documentation of Satchel shows the secret.
 * </ul>
 */
public final class Secret {
  /** RFC 7518 section 3.2: a key must be at least as long as the output of the hash. */
  private static final int MIN_BYTES = 32;

  /** The longest text that counts as a repetition. */
  private static final int MAX_PERIOD = 16;

  private static final String CURE = "; make one with: openssl rand -base64 32";

  /** The secret of the worked example in docs/format.md. */
  private static final String DOCUMENTED = "Every reader of this page knows this secret.";

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "A secret needs at least " + MIN_BYTES + " bytes, but got " + bytes.length + CURE);
    }
    if (isSurroundedByWhiteSpace(bytes)) {
      throw new IllegalArgumentException(
          "A secret must not begin or end with white space, but this one does; strip the line end"
              + " of the file it came from");
    }
    if (isRepetition(bytes)) {
      throw new IllegalArgumentException(
          "A secret must not be a short text repeated, but this one repeats its first "
              + MAX_PERIOD
              + " bytes or fewer"
              + CURE);
    }
    if (MessageDigest.isEqual(bytes, DOCUMENTED.getBytes(StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException(
          "A secret must not be public, but this one is printed in the documentation" + CURE);
    }
    this.bytes = bytes;
  }

  /**
   * Creates a secret from the bytes of a text in UTF-8.
   *
   * @param text at least 32 bytes
   * @return the secret
   * @throws IllegalArgumentException if the text is null, or easy to guess as listed above
   */
  public static Secret of(String text) {
    requireGiven(text);
    if (!Unicode.isWellFormed(text)) {
      throw new IllegalArgumentException(
          "A secret must be well-formed Unicode, but this one has an unpaired surrogate; give"
              + " binary secrets as bytes");
    }
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Creates a secret from a copy of the bytes.
   *
   * @param bytes at least 32 bytes
   * @return the secret
   * @throws IllegalArgumentException if the array is null, or easy to guess as listed above
   */
  public static Secret of(byte[] bytes) {
    requireGiven(bytes);
    return new Secret(bytes.clone());
  }

  /**
   * Creates a secret from the value of an environment variable, in UTF-8.
   *
   * @param variable the variable's name
   * @return the secret
   * @throws NullPointerException if the name is null
   * @throws IllegalArgumentException if the variable is not set, or its value is easy to guess as
   *     listed above; the message names the variable
   */
  public static Secret fromEnvironment(String variable) {
    Objects.requireNonNull(variable, "variable");
    String text = System.getenv(variable);
    if (text == null) {
      throw new IllegalArgumentException(
          "The environment variable " + variable + " must hold the secret, but is not set" + CURE);
    }
    try {
      return of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The environment variable " + variable + " holds no good secret: " + e.getMessage(), e);
    }
  }

  /**
   * Creates a secret of 32 random bytes, for tests and trials. No other server can read the
   * sessions of this secret, and they end with the process.
   *
   * @return a new secret
   */
  public static Secret random() {
    byte[] bytes = new byte[MIN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(bytes);
  }

  /** Returns the key for one purpose. It tells nothing about the secret or another key. */
  byte[] key(int length, String algorithm, String scope, String cookieName, String audience) {
    return Hkdf.key(bytes, length, "satchel", algorithm, scope, cookieName, audience);
  }

  int length() {
    return bytes.length;
  }

  /** Returns a copy of the secret itself, for a format that uses it as the key. */
  byte[] bytes() {
    return bytes.clone();
  }

  boolean sameAs(Secret other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  /** Shows nothing of the secret. */
  @Override
  public String toString() {
    return "Secret[hidden]";
  }

  private static void requireGiven(Object secret) {
    if (secret == null) {
      throw new IllegalArgumentException(
          "A secret needs at least " + MIN_BYTES + " bytes, but none was given" + CURE);
    }
  }

  /** Checks text only. Random bytes may begin or end with the code of a blank. */
  private static boolean isSurroundedByWhiteSpace(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 && !text.equals(text.strip());
  }

  private static boolean isRepetition(byte[] bytes) {
    for (int period = 1; period <= MAX_PERIOD; period++) {
      int i = period;
      while (i < bytes.length && bytes[i] == bytes[i - period]) {
        i++;
      }
      if (i == bytes.length) {
        return true;
      }
    }
    return false;
  }
}
