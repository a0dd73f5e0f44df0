package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JWS in compact serialization (RFC 7515) with HS256 (RFC 7518 section 3.2) under one key. The
 * header is one constant and is never parsed, so that a token cannot choose its algorithm or key
 * (RFC 8725 section 3.1). Safe for many threads.
 */
public final class Jws {
  /** The algorithm's name in JOSE. */
  public static final String ALGORITHM = "HS256";

  /** The bytes of a key: as many as the MAC has. */
  public static final int KEY_BYTES = HmacSha256.BYTES;

  private static final String HEADER_AND_DOT =
      new String(
              Base64Url.encode("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.US_ASCII)),
              StandardCharsets.US_ASCII)
          + ".";
  private static final byte[] HEADER_BYTES = HEADER_AND_DOT.getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNATURE_LENGTH = Base64Url.encodedLength(HmacSha256.BYTES);

  private final HmacSha256 mac;

  public Jws(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "A key for HS256 has " + KEY_BYTES + " bytes, not " + key.length);
    }
    this.mac = new HmacSha256(key);
  }

  /**
   * Whether the text has the header that all our tokens have, and room for a signature. Costs next
   * to nothing.
   */
  public static boolean hasHeader(String token) {
    return token.startsWith(HEADER_AND_DOT)
        && token.length() > HEADER_BYTES.length + SIGNATURE_LENGTH;
  }

  /** The characters of the token that {@link #sign} makes of so many bytes. */
  public static int length(int payloadBytes) {
    return HEADER_BYTES.length + Base64Url.encodedLength(payloadBytes) + 1 + SIGNATURE_LENGTH;
  }

  /** The token that carries the payload. */
  public String sign(byte[] payload) {
    byte[] encoded = Base64Url.encode(payload);
    int signedLength = HEADER_BYTES.length + encoded.length;
    byte[] token = Arrays.copyOf(HEADER_BYTES, signedLength + 1 + SIGNATURE_LENGTH);
    System.arraycopy(encoded, 0, token, HEADER_BYTES.length, encoded.length);
    token[signedLength] = '.';
    byte[] signature = Base64Url.encode(mac.of(token, signedLength));
    System.arraycopy(signature, 0, token, signedLength + 1, SIGNATURE_LENGTH);
    return new String(token, StandardCharsets.ISO_8859_1);
  }

  /**
   * The payload of a token that was signed with this key, else null. The signature is compared
   * encoded, which leaves it one spelling, in constant time, and before anything is decoded.
   */
  public byte @Nullable [] verify(String token) {
    if (!hasHeader(token)) {
      return null;
    }
    byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
    int signedLength = bytes.length - SIGNATURE_LENGTH - 1;
    byte[] expected = Base64Url.encode(mac.of(bytes, signedLength));
    byte[] found = Arrays.copyOfRange(bytes, signedLength + 1, bytes.length);
    if (bytes[signedLength] != '.' || !MessageDigest.isEqual(expected, found)) {
      return null;
    }
    return Base64Url.decode(Arrays.copyOfRange(bytes, HEADER_BYTES.length, signedLength));
  }
}
