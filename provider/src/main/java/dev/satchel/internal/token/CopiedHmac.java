package dev.satchel.internal.token;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC from the hashes of the JDK. Both hashes have read their block of the key once, and each MAC
 * copies them (RFC 2104 section 4). For a small token this saves two of five blocks.
 */
final class CopiedHmac extends Hmac {
  private final Keyed inner;
  private final Keyed outer;
  private final int length;

  CopiedHmac(Hash hash, byte[] key) {
    byte[] block = block(hash, key);
    this.inner = new Keyed(hash.algorithm, xor(block, 0x36));
    this.outer = new Keyed(hash.algorithm, xor(block, 0x5C));
    this.length = outer.digest.getDigestLength();
  }

  private static byte[] block(Hash hash, byte[] key) {
    byte[] fitting = key.length > hash.blockBytes ? digest(hash.algorithm).digest(key) : key;
    return Arrays.copyOf(fitting, hash.blockBytes);
  }

  @Override
  int length() {
    return length;
  }

  @Override
  byte[] of(byte[]... parts) {
    MessageDigest hash = inner.copy();
    for (byte[] part : parts) {
      hash.update(part);
    }
    return finished(hash);
  }

  @Override
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

  @Override
  String provider() {
    return inner.digest.getProvider().getName();
  }

  @Override
  String fault() {
    return "digests of the security provider "
        + provider()
        + " give another result when they are cloned";
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
      this.digest = CopiedHmac.digest(hash);
      digest.update(block);
    }

    MessageDigest copy() {
      try {
        return (MessageDigest) digest.clone();
      } catch (CloneNotSupportedException e) {
        // Some providers with hardware cannot clone.
        MessageDigest copy = CopiedHmac.digest(digest.getAlgorithm());
        copy.update(block);
        return copy;
      }
    }
  }
}
