package dev.satchel.internal.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url without padding (RFC 7515 section 2). Each value has exactly one spelling. */
final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  static int encodedLength(int bytes) {
    return (bytes * 4 + 2) / 3;
  }

  static byte[] encode(byte[] bytes) {
    return ENCODER.encode(bytes);
  }

  /** Returns the encoded header of a token, and the dot after it. */
  static byte[] headerAndDot(String json) {
    byte[] encoded = encode(json.getBytes(StandardCharsets.US_ASCII));
    byte[] header = Arrays.copyOf(encoded, encoded.length + 1);
    header[encoded.length] = '.';
    return header;
  }

  /** Decodes the whole text, as {@link #decode(byte[], int, int)} does. */
  static byte @Nullable [] decode(byte[] text) {
    return decode(text, 0, text.length);
  }

  /**
   * Decodes a part of the text. Returns null for any spelling but the canonical one, although the
   * JDK's decoder also takes padding and stray low bits.
   */
  static byte @Nullable [] decode(byte[] text, int start, int end) {
    if (end > start && !endsCanonically(text[end - 1], end - start)) {
      return null;
    }
    try {
      return DECODER.decode(ByteBuffer.wrap(text, start, end - start)).array();
    } catch (IllegalArgumentException notBase64Url) {
      return null;
    }
  }

  private static boolean endsCanonically(byte last, int length) {
    return switch (length % 4) {
      case 0 -> last != '=';
      // One byte of data: the last four bits are zero.
      case 2 -> "AQgw".indexOf(last) >= 0;
      // Two bytes of data: the last two bits are zero.
      case 3 -> "AEIMQUYcgkosw048".indexOf(last) >= 0;
      default -> false;
    };
  }
}
