package dev.satchel;

import dev.satchel.internal.token.Hkdf;
import dev.satchel.internal.token.Unicode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * The secret that all keys of an application are derived from. Whoever knows it can sign in as
 * anybody: keep it out of source control, and give it to each node by its environment. Has no
 * accessor; {@link #toString} does not show it. Immutable, safe for many threads.
 *
 * <p>Every factory throws {@link IllegalArgumentException} for a secret that is missing or
 * guessable: fewer than 32 bytes (RFC 7518 section 3.2), a text of up to 16 bytes over and over
 * ({@code changeme}), surrounded by white space (a stray line end), or printed in this library's
 * own documentation.
 */
public final class Secret {
  private static final int MIN_BYTES = 32; // RFC 7518 section 3.2: no shorter than the hash output
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
   * The text's bytes in UTF-8.
   *
   * @param text at least 32 bytes
   * @return the secret
   * @throws IllegalArgumentException if the text is null or guessable, see above
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
   * A copy of the bytes.
   *
   * @param bytes at least 32 of them
   * @return the secret
   * @throws IllegalArgumentException if the bytes are null or guessable, see above
   */
  public static Secret of(byte[] bytes) {
    requireGiven(bytes);
    return new Secret(bytes.clone());
  }

  /**
   * The value of an environment variable, in UTF-8.
   *
   * @param variable the variable's name
   * @return the secret
   * @throws IllegalArgumentException if the variable is not set, or its value is guessable, see
   *     above; the message names the variable
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
   * 32 random bytes. Sessions signed with it end with the process and are known to this node alone:
   * for tests and trials.
   *
   * @return a new secret
   */
  public static Secret random() {
    byte[] bytes = new byte[MIN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(bytes);
  }

  /** The key for one purpose, which tells nothing about the secret or another key. */
  byte[] key(int length, String algorithm, String scope, String cookieName, String audience) {
    return Hkdf.key(bytes, length, "satchel", algorithm, scope, cookieName, audience);
  }

  int length() {
    return bytes.length;
  }

  /** The secret itself, for a format that takes it for its key. */
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

  /** Of text only: random bytes, which are no UTF-8, may well begin or end with a blank's code. */
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
