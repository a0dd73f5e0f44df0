package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104) with a hash of the SHA-2 family, under one key. Safe for many threads. */
abstract class Hmac {
  private static final byte[] TEST_DATA = "Hi There".getBytes(StandardCharsets.US_ASCII);

  /** A hash, the bytes of its block, and the MAC of RFC 4231 section 4.2. */
  enum Hash {
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
    private final String testMac;

    Hash(String algorithm, int blockBytes, String testMac) {
      this.algorithm = algorithm;
      this.blockBytes = blockBytes;
      this.testMac = testMac;
    }

    /** Returns the name by which the JDK knows the HMAC with this hash. */
    String mac() {
      return "Hmac" + algorithm.replace("-", "");
    }
  }

  static Hmac sha256(byte[] key) {
    return sha256(HmacSource.chosen(), key);
  }

  static Hmac sha256(HmacSource source, byte[] key) {
    return tested(source, Hash.SHA_256, key);
  }

  static Hmac sha384(byte[] key) {
    return sha384(HmacSource.chosen(), key);
  }

  static Hmac sha384(HmacSource source, byte[] key) {
    return tested(source, Hash.SHA_384, key);
  }

  static Hmac sha512(byte[] key) {
    return sha512(HmacSource.chosen(), key);
  }

  static Hmac sha512(HmacSource source, byte[] key) {
    return tested(source, Hash.SHA_512, key);
  }

  /**
   * Returns the MACs of a key, after a test with the key of RFC 4231, and with this key against a
   * new object of the JDK. A provider whose objects keep the state of their former work would make
   * nearly each MAC wrong, and all users would count as signed out.
   */
  private static Hmac tested(HmacSource source, Hash hash, byte[] key) {
    byte[] testKey = new byte[20];
    Arrays.fill(testKey, (byte) 0x0B);
    untested(source, hash, testKey).requireRepeats(hash, HexFormat.of().parseHex(hash.testMac));
    Hmac mac = untested(source, hash, key);
    mac.requireRepeats(hash, macOfJdk(hash, key).doFinal(TEST_DATA));
    return mac;
  }

  private static Hmac untested(HmacSource source, Hash hash, byte[] key) {
    return source == HmacSource.JDK ? new JdkHmac(hash, key) : new CopiedHmac(hash, key);
  }

  private void requireRepeats(Hash hash, byte[] expected) {
    // The first MAC may be right, and spoil the next one.
    for (int i = 0; i < 3; i++) {
      if (!MessageDigest.isEqual(of(TEST_DATA), expected)) {
        String provider = provider();
        throw new IllegalStateException(
            "HMAC with "
                + hash.algorithm
                + " must match RFC 4231, but the "
                + fault()
                + "; put another provider before "
                + provider
                + ", in the file java.security or by Security.insertProviderAt");
      }
    }
  }

  /** Returns a new object of the JDK, of the first security provider that takes the key. */
  static Mac macOfJdk(Hash hash, byte[] key) {
    try {
      Mac mac = Mac.getInstance(hash.mac());
      mac.init(new SecretKeySpec(key, hash.mac()));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "HMAC with "
              + hash.algorithm
              + " must come from a security provider, but none offers it for a key of "
              + key.length
              + " bytes; add one that does, in the file java.security",
          e);
    }
  }

  /** Returns the number of bytes of a MAC. */
  abstract int length();

  /** Returns the MAC of all parts, one after the other. */
  abstract byte[] of(byte[]... parts);

  /** Returns the MAC of the first {@code length} bytes. */
  abstract byte[] of(byte[] data, int length);

  /** Returns the name of the security provider that does the work. */
  abstract String provider();

  /** Returns what is wrong if the MACs are wrong, for a message. */
  abstract String fault();
}
