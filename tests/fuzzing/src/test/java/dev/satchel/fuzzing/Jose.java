package dev.satchel.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Tokens by the JDK alone, as plainly as can be: what the library accepts is held against it. */
interface Jose {
  /** The payload of a token that the key's holder wrote, else null. */
  byte[] open(String token);

  String write(byte[] payload);

  static Jose signed(String algorithm, byte[] key) {
    return new Signed(algorithm, key);
  }

  static Jose encrypted(byte[] key) {
    return new Encrypted(key);
  }

  final class Signed implements Jose {
    private final String algorithm;
    private final byte[] key;

    private Signed(String algorithm, byte[] key) {
      this.algorithm = algorithm;
      this.key = key;
    }

    @Override
    public String write(byte[] payload) {
      return sign(base64url(("{\"alg\":\"" + algorithm + "\"}").getBytes(US_ASCII)), payload);
    }

    private String sign(String header, byte[] payload) {
      String signed = header + "." + base64url(payload);
      String mac = "HmacSHA" + algorithm.substring("HS".length());
      return signed + "." + base64url(mac(mac, key, signed.getBytes(US_ASCII)));
    }

    /** It is signed if signing its payload gives exactly this token. */
    @Override
    public byte[] open(String token) {
      String[] parts = token.split("\\.", -1);
      byte[] payload = parts.length == 3 ? bytes(parts[1]) : null;
      return payload != null && write(payload).equals(token) ? payload : null;
    }
  }

  final class Encrypted implements Jose {
    private static final String HEADER =
        base64url("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}".getBytes(US_ASCII));
    private final byte[] key;

    private Encrypted(byte[] key) {
      this.key = key;
    }

    @Override
    public String write(byte[] payload) {
      byte[] iv = Arrays.copyOf(mac("HmacSHA256", key, payload), 16); // so that seeds stay
      return token(iv, cipher(Cipher.ENCRYPT_MODE, iv, payload));
    }

    private String token(byte[] iv, byte[] ciphertext) {
      byte[] header = HEADER.getBytes(US_ASCII);
      byte[] input =
          ByteBuffer.allocate(header.length + iv.length + ciphertext.length + Long.BYTES)
              .put(header)
              .put(iv)
              .put(ciphertext)
              .putLong(header.length * 8L)
              .array();
      byte[] tag = Arrays.copyOf(mac("HmacSHA512", Arrays.copyOf(key, 32), input), 32);
      return HEADER + ".." + base64url(iv) + "." + base64url(ciphertext) + "." + base64url(tag);
    }

    /** It is right if its initial vector and ciphertext give exactly this token. */
    @Override
    public byte[] open(String token) {
      String[] parts = token.split("\\.", -1);
      byte[] iv = parts.length == 5 ? bytes(parts[2]) : null;
      byte[] ciphertext = parts.length == 5 ? bytes(parts[3]) : null;
      return iv != null && ciphertext != null && token(iv, ciphertext).equals(token)
          ? cipher(Cipher.DECRYPT_MODE, iv, ciphertext)
          : null;
    }

    /** Returns null if no encryption made the text. */
    private byte[] cipher(int mode, byte[] iv, byte[] data) {
      try {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, 32, 32, "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(data);
      } catch (GeneralSecurityException e) {
        return null;
      }
    }
  }

  private static byte[] mac(String algorithm, byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    try {
      return Base64.getUrlDecoder().decode(text.getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
