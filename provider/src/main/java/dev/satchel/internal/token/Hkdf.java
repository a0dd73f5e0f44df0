package dev.satchel.internal.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HKDF with SHA-256 (RFC 5869). It makes an unrelated key for each purpose from one secret. */
public final class Hkdf {
  private static final int HASH_BYTES = 32;

  /** RFC 5869 section 2.2: zeros stand for a missing salt. */
  private static final byte[] NO_SALT = new byte[HASH_BYTES];

  private Hkdf() {}

  /**
   * Returns the key for one purpose. The length of each field stands before the field, so no two
   * purposes can have the same bytes.
   */
  public static byte[] key(byte[] secret, int length, String... purpose) {
    byte[][] fields = new byte[purpose.length][];
    int size = 0;
    for (int i = 0; i < purpose.length; i++) {
      fields[i] = purpose[i].getBytes(StandardCharsets.UTF_8);
      size += Integer.BYTES + fields[i].length;
    }
    // The buffer is big-endian.
    ByteBuffer info = ByteBuffer.allocate(size);
    for (byte[] field : fields) {
      info.putInt(field.length).put(field);
    }
    HmacSource source = HmacSource.chosen();
    return expand(source, extract(source, NO_SALT, secret), info.array(), length);
  }

  static byte[] extract(HmacSource source, byte[] salt, byte[] inputKey) {
    return Hmac.sha256(source, salt.length == 0 ? NO_SALT : salt).of(inputKey);
  }

  static byte[] expand(HmacSource source, byte[] pseudorandomKey, byte[] info, int length) {
    int blocks = (length + HASH_BYTES - 1) / HASH_BYTES;
    if (blocks > 255) {
      throw new IllegalArgumentException(
          "HKDF gives at most 255 blocks, but " + blocks + " were asked for");
    }
    Hmac mac = Hmac.sha256(source, pseudorandomKey);
    byte[] output = new byte[blocks * HASH_BYTES];
    byte[] block = new byte[0];
    for (int i = 1; i <= blocks; i++) {
      block = mac.of(block, info, new byte[] {(byte) i});
      System.arraycopy(block, 0, output, (i - 1) * HASH_BYTES, block.length);
    }
    return Arrays.copyOf(output, length);
  }
}
