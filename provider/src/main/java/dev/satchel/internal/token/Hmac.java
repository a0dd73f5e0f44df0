package dev.satchel.internal.token;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104) with a hash of the SHA-2 family, under one key. Safe for many threads. */
final class Hmac {
  private final SecretKeySpec key;
  private final Mac keyed;

  private Hmac(String algorithm, byte[] key) {
    this.key = new SecretKeySpec(key, algorithm);
    this.keyed = newMac();
  }

  static Hmac sha256(byte[] key) {
    return new Hmac("HmacSHA256", key);
  }

  static Hmac sha384(byte[] key) {
    return new Hmac("HmacSHA384", key);
  }

  static Hmac sha512(byte[] key) {
    return new Hmac("HmacSHA512", key);
  }

  /** The bytes of a MAC. */
  int length() {
    return keyed.getMacLength();
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
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK offers " + key.getAlgorithm(), e);
    }
  }
}
