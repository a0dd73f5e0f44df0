package dev.satchel.internal.token;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 (RFC 2104) under one key. Safe for many threads. */
final class HmacSha256 {
  static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Mac keyed;

  HmacSha256(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.keyed = newMac();
  }

  byte[] of(byte[]... parts) {
    Mac mac = fresh();
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /** The MAC of the first {@code length} bytes. */
  byte[] of(byte[] data, int length) {
    Mac mac = fresh();
    mac.update(data, 0, length);
    return mac.doFinal();
  }

  /**
   * A copy of the keyed one: a Mac serves one thread at a time, and keying costs as much as a small
   * token.
   */
  private Mac fresh() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) { // some hardware-backed providers
      return newMac();
    }
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer " + ALGORITHM, e);
    }
  }
}
