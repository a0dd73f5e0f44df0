package dev.satchel.internal.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url without padding (RFC 7515 section 2), of which each value has one spelling. */
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

  /** The header of a token, encoded, and the dot behind it. */
  static byte[] headerAndDot(String json) {
    byte[] encoded = encode(json.getBytes(StandardCharsets.US_ASCII));
    byte[] header = Arrays.copyOf(encoded, encoded.length + 1);
    header[encoded.length] = '.';
    return header;
  }

  /** {@link #decode(byte[], int, int)} of it all. */
  static byte @Nullable [] decode(byte[] text) {
    return decode(text, 0, text.length);
  }

  /**
   * Null for anything but the canonical spelling: the JDK's decoder takes padding and stray low
   * bits.
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
      case 2 -> "AQgw".indexOf(last) >= 0; // one byte of data: the last four bits are zero
      case 3 ->
          "AEIMQUYcgkosw048".indexOf(last) >= 0; // two bytes of data: the last two bits are zero
      default -> false;
    };
  }
}
