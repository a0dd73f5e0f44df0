package dev.satchel.internal.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the bytes that need no escape in a string of JSON (RFC 8259 section 7). These are all bytes
 * but the quote, the backslash and the control characters.
 */
final class PlainBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private PlainBytes() {}

  /** Returns the index of the first byte that needs an escape, or the length if there is none. */
  static int end(byte[] bytes, int start) {
    int at = start;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long special = firstSpecial((long) LONGS.get(bytes, at));
      if (special != 0) {
        return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
      }
    }
    while (at < bytes.length && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  /**
   * Returns the index of the first byte that needs an escape or is not ASCII, or the length if
   * there is none.
   */
  static int asciiEnd(byte[] bytes, int start) {
    int at = start;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      long special = firstSpecial(eight) | eight & HIGH_BITS;
      if (special != 0) {
        return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
      }
    }
    while (at < bytes.length && bytes[at] > 0 && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  /**
   * Returns the high bit of the lowest byte of eight that is not plain. Higher bits may be set too.
   * A subtraction borrows the high bit of an ASCII byte that is too small. An exclusive or makes an
   * equal byte zero, which is too small as well.
   */
  private static long firstSpecial(long eight) {
    long controls = eight - ' ' * ONES;
    long quotes = (eight ^ '"' * ONES) - ONES;
    long backslashes = (eight ^ '\\' * ONES) - ONES;
    return (controls | quotes | backslashes) & ~eight & HIGH_BITS;
  }

  private static boolean isPlain(byte b) {
    return b != '"' && b != '\\' && (b < 0 || b >= ' ');
  }
}
