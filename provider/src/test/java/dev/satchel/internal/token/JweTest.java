package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class JweTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdefghijklmnopqrstuvwxyz0123456789AB"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String HEADER = "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}";
  private static final String ENCODED = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0";
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final byte[] IV = new byte[16];

  private final Jwe jwe = new Jwe(KEY);
  private final A256CbcHs512 cipher = new A256CbcHs512(KEY);
  private final String token = jwe.write(utf8("{\"data\":{},\"nbf\":1,\"iat\":1}"));

  @Test
  void encrypts_andDecrypts() {
    Random random = new Random(1);
    for (int length = 0; length <= 200; length++) {
      byte[] payload = new byte[length];
      random.nextBytes(payload);
      String encrypted = jwe.write(payload);
      assertThat(encrypted).hasSize(jwe.length(length)).startsWith(ENCODED + "..");
      assertThat(encrypted.split("\\.", -1)).hasSize(5);
      assertThat(jwe.hasHeader(encrypted)).isTrue();
      assertThat(jwe.read(encrypted)).isEqualTo(payload);
    }
  }

  /** CVE-2026-40372: every bit of every character counts. */
  @Test
  void everySingleBitFlipped_isRefused() {
    for (int i = 0; i < token.length(); i++) {
      for (int bit = 0; bit < 16; bit++) {
        char flipped = (char) (token.charAt(i) ^ 1 << bit);
        assertThat(jwe.read(token.substring(0, i) + flipped + token.substring(i + 1))).isNull();
      }
    }
  }

  @Test
  void everyTruncationExtensionAndDeletion_isRefused() {
    for (int i = 0; i < token.length(); i++) {
      assertThat(jwe.read(token.substring(0, i))).isNull();
      assertThat(jwe.read(token.substring(i + 1))).isNull();
      assertThat(jwe.read(token.substring(0, i) + token.substring(i + 1))).isNull();
      assertThat(jwe.read(token.substring(0, i) + token.charAt(i) + token.substring(i))).isNull();
    }
    for (char c = 0; c < 256; c++) {
      assertThat(jwe.read(token + c)).isNull();
      assertThat(jwe.read(c + token)).isNull();
    }
  }

  @Test
  void partsOfTwoTokens_doNotMix() {
    String other = jwe.write(utf8("{\"data\":{},\"nbf\":2,\"iat\":2}"));
    String[] some = token.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    for (int part = 2; part < 5; part++) {
      String[] mixed = some.clone();
      mixed[part] = others[part];
      assertThat(jwe.read(String.join(".", mixed))).as("part %d", part).isNull();
    }
    assertThat(jwe.read(String.join(".", some))).isNotNull();
  }

  /** CVE-2015-9235 and its kin: the header decides nothing, and the tag covers it. */
  @Test
  void otherHeaders_areRefusedEvenUnderTheKey() {
    String[] headers = {
      "{}",
      "{\"alg\":\"none\"}",
      "{\"alg\":\"HS256\"}",
      "{\"alg\":\"dir\"}",
      "{\"enc\":\"A256CBC-HS512\"}",
      "{\"enc\":\"A256CBC-HS512\",\"alg\":\"dir\"}",
      "{\"alg\":\"dir\", \"enc\":\"A256CBC-HS512\"}",
      "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"} ",
      "{\"alg\":\"DIR\",\"enc\":\"A256CBC-HS512\"}",
      "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\"}",
      "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}",
      "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"zip\":\"DEF\"}",
      "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"1\"}",
      "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"typ\":\"JWT\"}",
      "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"cty\":\"JWT\"}",
      "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"crit\":[\"exp\"],\"exp\":9}",
      "{\"alg\":\"dir\",\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}",
      "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256CBC-HS512\"}",
      "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\"}",
      "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256CBC-HS512\",\"p2c\":2147483647,\"p2s\":\"AA\"}"
    };
    for (String header : headers) {
      String made = token(base64(utf8(header)), "", cipher.encrypt(IV, utf8("{}")));
      assertThat(jwe.hasHeader(made)).as(header).isFalse();
      assertThat(jwe.read(made)).as(header).isNull();
    }
    assertThat(base64(utf8(HEADER))).isEqualTo(ENCODED);
    assertThat(jwe.read(token(ENCODED, "", cipher.encrypt(IV, utf8("{}"))))).isEqualTo(utf8("{}"));
  }

  @Test
  void anEncryptedKey_isRefused() {
    assertThat(jwe.read(token(ENCODED, "AA", cipher.encrypt(IV, utf8("{}"))))).isNull();
  }

  /** A token has one spelling: its tag is over bytes, which several spellings decode to. */
  @Test
  void spellingsThatAreNotCanonical_areRefusedInEachPart() {
    assertThat(otherSpellings(2, 22)).isEqualTo(15); // 16 bytes
    assertThat(otherSpellings(3, 43)).isEqualTo(3); // 32 bytes
    assertThat(otherSpellings(4, 43)).isEqualTo(3);
  }

  private int otherSpellings(int part, int length) {
    String[] parts = token.split("\\.", -1);
    String text = parts[part];
    assertThat(text).hasSize(length);
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    int others = 0;
    for (int i = 0; i < ALPHABET.length(); i++) {
      String other = text.substring(0, length - 1) + ALPHABET.charAt(i);
      if (!other.equals(text) && Arrays.equals(Base64.getUrlDecoder().decode(other), bytes)) {
        others++;
        parts[part] = other;
        assertThat(jwe.read(String.join(".", parts))).as(other).isNull();
      }
    }
    for (String other : new String[] {text + "=", text + "==", " " + text, text + "\n"}) {
      parts[part] = other;
      assertThat(jwe.read(String.join(".", parts))).as(other).isNull();
    }
    return others;
  }

  @Test
  void otherAlphabets_areRefused() {
    for (String foreign : new String[] {"+", "/", "=", "?", "é", "\u0000", "Ａ"}) {
      for (int at = ENCODED.length() + 2; at < token.length(); at++) {
        assertThat(jwe.read(token.substring(0, at) + foreign + token.substring(at + 1))).isNull();
      }
    }
  }

  /** MS10-070: what a wrong padding gives is what a wrong tag gives. */
  @Test
  void aRightTagOverWhatNoCipherMade_isRefusedLikeAWrongTag() throws Exception {
    for (int length = 0; length <= 33; length++) {
      assertThat(jwe.read(token(ENCODED, "", new byte[length]))).as("%d bytes", length).isNull();
    }
    for (int padding = 0; padding < 256; padding++) {
      byte[] block = new byte[16];
      block[15] = (byte) padding;
      assertThat(jwe.read(token(ENCODED, "", encryptedWithoutPadding(block))) != null)
          .as("last byte %d", padding)
          .isEqualTo(padding == 1);
    }
  }

  private static byte[] encryptedWithoutPadding(byte[] blocks) throws Exception {
    Cipher raw = Cipher.getInstance("AES/CBC/NoPadding");
    raw.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, 32, 32, "AES"), new IvParameterSpec(IV));
    return raw.doFinal(blocks);
  }

  @Test
  void aTagCutShort_isRefused() {
    byte[] ciphertext = cipher.encrypt(IV, utf8("{}"));
    byte[] tag = cipher.tag(utf8(ENCODED), IV, ciphertext);
    for (int length = 0; length < 32; length++) {
      assertThat(jwe.read(token("", IV, ciphertext, Arrays.copyOf(tag, length)))).isNull();
    }
    assertThat(jwe.read(token("", IV, ciphertext, Arrays.copyOf(tag, 33)))).isNull();
    assertThat(jwe.read(token("", IV, ciphertext, tag))).isNotNull();
    byte[] whole =
        Hmac.sha512(Arrays.copyOf(KEY, 32))
            .of(utf8(ENCODED), IV, ciphertext, new byte[] {0, 0, 0, 0, 0, 0, 1, 120});
    assertThat(whole).startsWith(tag).hasSize(64);
    assertThat(jwe.read(token("", IV, ciphertext, whole))).isNull();
  }

  @Test
  void anIvOfAnotherLength_isRefused() {
    for (int length : new int[] {0, 1, 12, 15, 17, 32}) {
      byte[] iv = new byte[length];
      byte[] ciphertext = cipher.encrypt(IV, utf8("{}"));
      assertThat(jwe.read(token("", iv, ciphertext, cipher.tag(utf8(ENCODED), iv, ciphertext))))
          .as("%d bytes", length)
          .isNull();
    }
  }

  @Test
  void dots_areNoWork() {
    assertThat(jwe.read(ENCODED + ".".repeat(8000))).isNull();
    assertThat(jwe.read(".".repeat(8000))).isNull();
    assertThat(
            jwe.read(ENCODED + ".." + "A".repeat(22) + "." + ".".repeat(22) + "." + "A".repeat(43)))
        .isNull();
    assertThat(jwe.read("")).isNull();
  }

  /** Beaker's CVE-2012-3458: under ECB, what is the same looks the same. */
  @Test
  void thePayloadTwice_isTwoTokens() {
    byte[] payload = new byte[64];
    String[] first = jwe.write(payload).split("\\.", -1);
    String[] second = jwe.write(payload).split("\\.", -1);
    for (int part = 2; part < 5; part++) {
      assertThat(first[part]).isNotEqualTo(second[part]);
    }
    byte[] ciphertext = Base64Url.decode(utf8(first[3]));
    Set<String> blocks = new HashSet<>();
    for (int at = 0; at < ciphertext.length; at += 16) {
      blocks.add(Arrays.toString(Arrays.copyOfRange(ciphertext, at, at + 16)));
    }
    assertThat(blocks).hasSize(5);
  }

  @Test
  void ivs_doNotRepeat() {
    Set<String> ivs = new HashSet<>();
    int start = ENCODED.length() + 2;
    for (int i = 0; i < 100_000; i++) {
      ivs.add(jwe.write(new byte[0]).substring(start, start + 22));
    }
    assertThat(ivs).hasSize(100_000);
  }

  @Test
  void anotherKey_refuses() {
    for (int half : new int[] {0, 32, 63}) {
      byte[] other = KEY.clone();
      other[half] ^= 1;
      byte[] read = new Jwe(other).read(token);
      if (half == 0) {
        assertThat(read).isNull();
      } else { // the tag is right: only one who has the MAC key can make such a key
        assertThat(read).isNotEqualTo(utf8("{\"data\":{},\"nbf\":1,\"iat\":1}"));
      }
    }
  }

  @Test
  void keysOfAnotherLength_areRefused() {
    for (int length : new int[] {0, 32, 48, 63, 65, 128}) {
      assertThatThrownBy(() -> new Jwe(new byte[length]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A key for A256CBC-HS512 has 64 bytes, not " + length);
    }
  }

  /** With a tag that is right. */
  private String token(String header, String encryptedKey, byte[] ciphertext) {
    String tag = base64(cipher.tag(utf8(header), IV, ciphertext));
    return header + "." + encryptedKey + "." + base64(IV) + "." + base64(ciphertext) + "." + tag;
  }

  private static String token(String encryptedKey, byte[] iv, byte[] ciphertext, byte[] tag) {
    return String.join(".", ENCODED, encryptedKey, base64(iv), base64(ciphertext), base64(tag));
  }

  private static String base64(byte[] bytes) {
    return new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
