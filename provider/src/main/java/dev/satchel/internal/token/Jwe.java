package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JWE tokens in compact serialization (RFC 7516) with {@code dir} (RFC 7518 section 4.5), which has
 * no encrypted key, and A256CBC-HS512. The format is not AES-GCM, because with random nonces a key
 * of AES-GCM is good for 2^32 tokens only. A busy site writes that many in weeks.
 */
public final class Jwe implements CompactSerialization {
  /** The number of bytes of a key. */
  public static final int KEY_BYTES = A256CbcHs512.KEY_BYTES;

  /** The name of the algorithm in JOSE. */
  public static final String ENCRYPTION = "A256CBC-HS512";

  /** The header, the empty encrypted key, and the dots after them. */
  private static final String HEADER_AND_DOTS;

  /** The header is the additional authenticated data (RFC 7516 section 5.1). */
  private static final byte[] HEADER;

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

  /** Creates tokens under a key of 64 bytes. */
  public Jwe(byte[] key) {
    this.cipher = new A256CbcHs512(key);
    cipher.requireRepeats();
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
    // The vector must be unpredictable: NIST SP 800-38A appendix C.
    byte[] iv = new byte[A256CbcHs512.IV_BYTES];
    RANDOM.nextBytes(iv);
    byte[] ciphertext = cipher.encrypt(iv, payload);
    byte[] tag = cipher.tag(HEADER, iv, ciphertext);
    return HEADER_AND_DOTS + text(iv) + "." + text(ciphertext) + "." + text(tag);
  }

  /**
   * Decodes the parts of a token, checks the tag, and decrypts the payload. The tag covers the
   * decoded bytes (RFC 7516 section 5.2). So decoding comes first, and is strict: each part has one
   * spelling. Nothing is decrypted before the tag was found right.
   */
  @Override
  public byte @Nullable [] read(String token) {
    if (!hasHeader(token)) {
      return null;
    }
    byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
    int ivEnd = HEADER_AND_DOTS.length() + IV_LENGTH;
    int ciphertextEnd = token.length() - TAG_LENGTH - 1;
    // A surrogate pair becomes one byte, so the lengths differ.
    if (bytes.length != token.length() || bytes[ivEnd] != '.' || bytes[ciphertextEnd] != '.') {
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
