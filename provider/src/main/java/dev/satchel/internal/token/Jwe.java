package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JWE in compact serialization (RFC 7516) with {@code dir} (RFC 7518 section 4.5), so without an
 * encrypted key, and A256CBC-HS512. Not AES-GCM: under random nonces one of its keys is good for
 * 2^32 tokens only, which a busy site writes in weeks.
 */
public final class Jwe implements CompactSerialization {
  /** The bytes of a key. */
  public static final int KEY_BYTES = A256CbcHs512.KEY_BYTES;

  /** The algorithm's name in JOSE. */
  public static final String ENCRYPTION = "A256CBC-HS512";

  /** With the empty encrypted key and the dot behind it. */
  private static final String HEADER_AND_DOTS;

  private static final byte[] HEADER; // the additional authenticated data: RFC 7516 section 5.1

  private static final int IV_LENGTH = Base64Url.encodedLength(A256CbcHs512.IV_BYTES);
  private static final int TAG_LENGTH = Base64Url.encodedLength(A256CbcHs512.TAG_BYTES);
  private static final SecureRandom RANDOM = new SecureRandom();

  static {
    byte[] headerAndDot =
        Base64Url.headerAndDot("{\"alg\":\"dir\",\"enc\":\"" + ENCRYPTION + "\"}");
    HEADER = Arrays.copyOf(headerAndDot, headerAndDot.length - 1);
    HEADER_AND_DOTS = new String(headerAndDot, StandardCharsets.US_ASCII) + ".";
  }

  private final A256CbcHs512 cipher;

  /** With a key of 64 bytes. */
  public Jwe(byte[] key) {
    this.cipher = new A256CbcHs512(key);
  }

  @Override
  public boolean hasHeader(String token) {
    return token.startsWith(HEADER_AND_DOTS) && token.length() >= length(0);
  }

  @Override
  public int length(int payloadBytes) {
    int ciphertext = Base64Url.encodedLength(A256CbcHs512.ciphertextLength(payloadBytes));
    return HEADER_AND_DOTS.length() + IV_LENGTH + 1 + ciphertext + 1 + TAG_LENGTH;
  }

  @Override
  public String write(byte[] payload) {
    byte[] iv = new byte[A256CbcHs512.IV_BYTES]; // unpredictable: NIST SP 800-38A appendix C
    RANDOM.nextBytes(iv);
    byte[] ciphertext = cipher.encrypt(iv, payload);
    byte[] tag = cipher.tag(HEADER, iv, ciphertext);
    return HEADER_AND_DOTS + text(iv) + "." + text(ciphertext) + "." + text(tag);
  }

  /**
   * The tag is over what the text decodes to (RFC 7516 section 5.2), so that strict decoding, which
   * leaves each part one spelling, comes before it. Nothing is decrypted before the tag is found
   * right.
   */
  @Override
  public byte @Nullable [] read(String token) {
    if (!hasHeader(token)) {
      return null;
    }
    byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
    int ivEnd = HEADER_AND_DOTS.length() + IV_LENGTH;
    int ciphertextEnd = token.length() - TAG_LENGTH - 1;
    if (bytes.length != token.length() // surrogate pairs are one byte each
        || bytes[ivEnd] != '.'
        || bytes[ciphertextEnd] != '.') {
      return null;
    }
    byte[] iv = Base64Url.decode(bytes, HEADER_AND_DOTS.length(), ivEnd);
    byte[] ciphertext = Base64Url.decode(bytes, ivEnd + 1, ciphertextEnd);
    byte[] tag = Base64Url.decode(bytes, ciphertextEnd + 1, bytes.length);
    return iv == null || ciphertext == null || tag == null
        ? null
        : cipher.decrypt(HEADER, iv, ciphertext, tag);
  }

  private static String text(byte[] bytes) {
    return new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII);
  }
}
