package dev.satchel.internal.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256 in CBC mode, then HMAC-SHA-512 over the result (RFC 7518 sections 5.2.2 and 5.2.5), under
 * one key. Safe for many threads.
 */
final class A256CbcHs512 {
  static final int KEY_BYTES = 64;
  static final int BLOCK_BYTES = 16;
  static final int IV_BYTES = BLOCK_BYTES;

  /** The tag is the first half of the MAC. */
  static final int TAG_BYTES = 32;

  private static final String TRANSFORMATION = "AES/CBC/PKCS5Padding";

  private final Hmac mac;
  private final SecretKeySpec encryptionKey;
  private final CipherPool<Cipher> ciphers = new CipherPool<>();

  A256CbcHs512(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "A key for A256CBC-HS512 has " + KEY_BYTES + " bytes, not " + key.length);
    }
    this.mac = Hmac.sha512(Arrays.copyOf(key, KEY_BYTES / 2));
    this.encryptionKey =
        new SecretKeySpec(Arrays.copyOfRange(key, KEY_BYTES / 2, KEY_BYTES), "AES");
  }

  /** Returns the length of a ciphertext, which always has a padding (RFC 5652 section 6.3). */
  static int ciphertextLength(int plaintextBytes) {
    return (plaintextBytes / BLOCK_BYTES + 1) * BLOCK_BYTES;
  }

  byte[] encrypt(byte[] iv, byte[] plaintext) {
    try {
      return run(Cipher.ENCRYPT_MODE, iv, plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK offers AES in CBC mode", e);
    }
  }

  byte[] tag(byte[] additionalData, byte[] iv, byte[] ciphertext) {
    byte[] bits = ByteBuffer.allocate(Long.BYTES).putLong(additionalData.length * 8L).array();
    return Arrays.copyOf(mac.of(additionalData, iv, ciphertext, bits), TAG_BYTES);
  }

  /**
   * Returns the plaintext, or null if the tag is wrong or {@link #encrypt} did not make the
   * ciphertext. The tag is compared in constant time, before anything is decrypted.
   */
  byte @Nullable [] decrypt(byte[] additionalData, byte[] iv, byte[] ciphertext, byte[] tag) {
    if (!MessageDigest.isEqual(tag(additionalData, iv, ciphertext), tag)) {
      return null;
    }
    // For an empty ciphertext the JDK returns an empty plaintext instead of a padding error.
    if (ciphertext.length == 0) {
      return null;
    }
    try {
      return run(Cipher.DECRYPT_MODE, iv, ciphertext);
    } catch (GeneralSecurityException | ProviderException e) {
      // Some ciphers throw the unchecked exception.
      return null;
    }
  }

  /**
   * Tests that ciphers which are used again give the result of their first use.
   *
   * @throws IllegalStateException if they do not, and so nobody could read what they encrypt
   */
  void requireRepeats() {
    byte[] iv = new byte[IV_BYTES];
    byte[] text = new byte[3 * BLOCK_BYTES];
    byte[] first = encrypt(iv, text);
    byte[] tag = tag(iv, iv, first);
    for (int i = 0; i < 2; i++) {
      if (!MessageDigest.isEqual(decrypt(iv, iv, first, tag), text)
          || !MessageDigest.isEqual(encrypt(iv, text), first)) {
        String provider = provider();
        throw new IllegalStateException(
            "AES in CBC mode must give one result for one input, but the ciphers of the security"
                + " provider "
                + provider
                + " give another result when they are used again; put another provider before "
                + provider
                + ", in the file java.security or by Security.insertProviderAt");
      }
    }
  }

  private static String provider() {
    try {
      return Cipher.getInstance(TRANSFORMATION).getProvider().getName();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK offers AES in CBC mode", e);
    }
  }

  /** Encrypts or decrypts. A cipher that failed is not used again. */
  private byte[] run(int mode, byte[] iv, byte[] input) throws GeneralSecurityException {
    Cipher idle = ciphers.take();
    Cipher cipher = idle == null ? Cipher.getInstance(TRANSFORMATION) : idle;
    cipher.init(mode, encryptionKey, new IvParameterSpec(iv));
    byte[] output = cipher.doFinal(input);
    ciphers.giveBack(cipher);
    return output;
  }
}
