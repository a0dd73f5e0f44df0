package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC (RFC 2104) with a hash of the SHA-2 family, under one key. Both hashes have read their block
 * of the key once, and each MAC copies them (RFC 2104 section 4). For a small token this saves two
 * of five blocks. Safe for many threads.
 */
final class Hmac {
  private static final byte[] TEST_DATA = "Hi There".getBytes(StandardCharsets.US_ASCII);

  private final Keyed inner;
  private final Keyed outer;
  private final int length;

  private Hmac(Hash hash, byte[] block) {
    this.inner = new Keyed(hash.algorithm, xor(block, 0x36));
    this.outer = new Keyed(hash.algorithm, xor(block, 0x5C));
    this.length = outer.digest.getDigestLength();
  }

  /** A hash, the bytes of its block, and the MAC of RFC 4231 section 4.2. */
  private enum Hash {
    SHA_256("SHA-256", 64, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    SHA_384(
        "SHA-384",
        128,
        "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
            + "faea9ea9076ede7f4af152e8b2fa9cb6"),
    SHA_512(
        "SHA-512",
        128,
        "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
            + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854");

    final String algorithm;
    final int blockBytes;
    final String testMac;

    Hash(String algorithm, int blockBytes, String testMac) {
      this.algorithm = algorithm;
      this.blockBytes = blockBytes;
      this.testMac = testMac;
    }
  }

  static Hmac sha256(byte[] key) {
    return tested(Hash.SHA_256, key);
  }

  static Hmac sha384(byte[] key) {
    return tested(Hash.SHA_384, key);
  }

  static Hmac sha512(byte[] key) {
    return tested(Hash.SHA_512, key);
  }

  /**
   * Returns the MACs of a key, after a test with the key of RFC 4231, and with this key against the
   * JDK. A digest whose copies share the state of the original would make nearly each MAC wrong,
   * and all users would count as signed out.
   */
  private static Hmac tested(Hash hash, byte[] key) {
    byte[] testKey = new byte[20];
    Arrays.fill(testKey, (byte) 0x0B);
    new Hmac(hash, block(hash, testKey))
        .requireRepeats(hash, HexFormat.of().parseHex(hash.testMac));
    byte[] block = block(hash, key);
    Hmac mac = new Hmac(hash, block);
    mac.requireRepeats(hash, macOfJdk(hash, block));
    return mac;
  }

  private void requireRepeats(Hash hash, byte[] expected) {
    // The first copy may be right, and spoil the original for the next copy.
    for (int i = 0; i < 3; i++) {
      if (!MessageDigest.isEqual(of(TEST_DATA), expected)) {
        String provider = inner.digest.getProvider().getName();
        throw new IllegalStateException(
            "HMAC with "
                + hash.algorithm
                + " must match RFC 4231, but the digests of the security provider "
                + provider
                + " give another result when they are cloned; put another provider before "
                + provider
                + ", in the file java.security or by Security.insertProviderAt");
      }
    }
  }

  /** Returns the MAC under a key that is padded to a block, which makes no difference. */
  private static byte[] macOfJdk(Hash hash, byte[] block) {
    try {
      String name = "Hmac" + hash.algorithm.replace("-", "");
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(block, name));
      return mac.doFinal(TEST_DATA);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK offers HMAC with " + hash.algorithm, e);
    }
  }

  private static byte[] block(Hash hash, byte[] key) {
    byte[] fitting = key.length > hash.blockBytes ? digest(hash.algorithm).digest(key) : key;
    return Arrays.copyOf(fitting, hash.blockBytes);
  }

  /** Returns the number of bytes of a MAC. */
  int length() {
    return length;
  }

  byte[] of(byte[]... parts) {
    MessageDigest hash = inner.copy();
    for (byte[] part : parts) {
      hash.update(part);
    }
    return finished(hash);
  }

  /** Returns the MAC of the first {@code length} bytes. */
  byte[] of(byte[] data, int length) {
    MessageDigest hash = inner.copy();
    hash.update(data, 0, length);
    return finished(hash);
  }

  /** Returns the MAC, in the array that held the inner hash before. */
  private byte[] finished(MessageDigest hash) {
    byte[] mac = new byte[length];
    MessageDigest last = outer.copy();
    try {
      hash.digest(mac, 0, length);
      last.update(mac);
      last.digest(mac, 0, length);
    } catch (DigestException e) {
      throw new IllegalStateException("A digest needs more bytes than its length", e);
    }
    return mac;
  }

  private static byte[] xor(byte[] block, int pad) {
    byte[] padded = new byte[block.length];
    for (int i = 0; i < block.length; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }

  private static MessageDigest digest(String hash) {
    try {
      return MessageDigest.getInstance(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK offers " + hash, e);
    }
  }

  /** A hash that has read one block. */
  private static final class Keyed {
    private final byte[] block;
    private final MessageDigest digest;

    Keyed(String hash, byte[] block) {
      this.block = block;
      this.digest = Hmac.digest(hash);
      digest.update(block);
    }

    MessageDigest copy() {
      try {
        return (MessageDigest) digest.clone();
      } catch (CloneNotSupportedException e) {
        // Some providers with hardware cannot clone.
        MessageDigest copy = Hmac.digest(digest.getAlgorithm());
        copy.update(block);
        return copy;
      }
    }
  }
}
