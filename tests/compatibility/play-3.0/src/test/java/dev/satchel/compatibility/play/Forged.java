package dev.satchel.compatibility.play;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that neither side would write, rightly signed all the same. */
final class Forged {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  static final String HEADER = "{\"alg\":\"HS256\"}";

  private Forged() {}

  static String token(String secret, String header, byte[] payload) {
    return signed(secret, base64Url(header.getBytes(UTF_8)) + "." + base64Url(payload));
  }

  static String token(String secret, String payload) {
    return token(secret, HEADER, payload.getBytes(UTF_8));
  }

  /** The first two parts of a token, as they stand, and their signature by HS256. */
  static String signed(String secret, String parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return parts + "." + base64Url(mac.doFinal(parts.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Other text of the same bytes: the last character carries bits that decoders may ignore. */
  static String withStrayBits(String base64Url) {
    int last = base64Url.length() - 1;
    char stray = ALPHABET.charAt(ALPHABET.indexOf(base64Url.charAt(last)) + 1);
    String other = base64Url.substring(0, last) + stray;
    Base64.Decoder decoder = Base64.getUrlDecoder();
    if (!Arrays.equals(decoder.decode(base64Url), decoder.decode(other))) {
      throw new IllegalArgumentException("no stray bits in " + base64Url);
    }
    return other;
  }
}
