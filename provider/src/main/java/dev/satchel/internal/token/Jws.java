package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JWS tokens in compact serialization (RFC 7515) with an HMAC (RFC 7518 section 3.2). */
public final class Jws implements CompactSerialization {
  /** The name in JOSE of the algorithm of Satchel's own tokens. */
  public static final String ALGORITHM = "HS256";

  /** The number of bytes of a key for this algorithm. The MAC has as many bytes. */
  public static final int KEY_BYTES = 32;

  private final Hmac mac;
  private final String headerAndDot;
  private final byte[] headerBytes;
  private final int signatureLength;

  private Jws(String algorithm, Hmac mac, byte[] key) {
    // RFC 7518 section 3.2: a key must be at least as long as the output of the hash.
    if (key.length < mac.length()) {
      throw new IllegalArgumentException(
          "A key for "
              + algorithm
              + " needs at least "
              + mac.length()
              + " bytes, but has "
              + key.length);
    }
    this.mac = mac;
    this.headerBytes = Base64Url.headerAndDot("{\"alg\":\"" + algorithm + "\"}");
    this.headerAndDot = new String(headerBytes, StandardCharsets.US_ASCII);
    this.signatureLength = Base64Url.encodedLength(mac.length());
  }

  /** Creates HS256 tokens under a key of at least 32 bytes. */
  public static Jws hs256(byte[] key) {
    return new Jws(ALGORITHM, Hmac.sha256(key), key);
  }

  /** Creates HS384 tokens under a key of at least 48 bytes. */
  public static Jws hs384(byte[] key) {
    return new Jws("HS384", Hmac.sha384(key), key);
  }

  /** Creates HS512 tokens under a key of at least 64 bytes. */
  public static Jws hs512(byte[] key) {
    return new Jws("HS512", Hmac.sha512(key), key);
  }

  @Override
  public boolean hasHeader(String token) {
    return token.startsWith(headerAndDot) && token.length() > headerBytes.length + signatureLength;
  }

  @Override
  public int length(int payloadBytes) {
    return headerBytes.length + Base64Url.encodedLength(payloadBytes) + 1 + signatureLength;
  }

  @Override
  public String write(byte[] payload) {
    byte[] encoded = Base64Url.encode(payload);
    int signedLength = headerBytes.length + encoded.length;
    byte[] token = Arrays.copyOf(headerBytes, signedLength + 1 + signatureLength);
    System.arraycopy(encoded, 0, token, headerBytes.length, encoded.length);
    token[signedLength] = '.';
    byte[] signature = Base64Url.encode(mac.of(token, signedLength));
    System.arraycopy(signature, 0, token, signedLength + 1, signatureLength);
    return new String(token, StandardCharsets.ISO_8859_1);
  }

  /**
   * Checks the signature, and decodes the payload. The encoded signatures are compared, so a
   * signature has one spelling. The comparison takes constant time, and nothing is decoded before
   * it.
   */
  @Override
  public byte @Nullable [] read(String token) {
    if (!hasHeader(token)) {
      return null;
    }
    byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
    // A surrogate pair becomes one byte, so the lengths differ.
    if (bytes.length != token.length()) {
      return null;
    }
    int signedLength = bytes.length - signatureLength - 1;
    byte[] expected = Base64Url.encode(mac.of(bytes, signedLength));
    byte[] found = Arrays.copyOfRange(bytes, signedLength + 1, bytes.length);
    if (bytes[signedLength] != '.' || !MessageDigest.isEqual(expected, found)) {
      return null;
    }
    return Base64Url.decode(bytes, headerBytes.length, signedLength);
  }
}
