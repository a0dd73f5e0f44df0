package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base64UrlTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @Test
  void everyValue_hasOneSpelling() {
    Random random = new Random(1);
    for (int length = 0; length < 70; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      byte[] encoded = Base64Url.encode(bytes);
      assertThat(encoded).hasSize(Base64Url.encodedLength(length));
      assertThat(Base64Url.decode(encoded)).isEqualTo(bytes);
      if (length > 0) {
        assertThatTheOnlyLastCharacterIsTheOneWritten(
            new String(encoded, StandardCharsets.US_ASCII), length);
      }
    }
  }

  /** The JDK's decoder takes up to 16 last characters for the same bytes. */
  private static void assertThatTheOnlyLastCharacterIsTheOneWritten(String encoded, int length) {
    byte[] bytes = Base64.getUrlDecoder().decode(encoded);
    int same = 0;
    for (int i = 0; i < ALPHABET.length(); i++) {
      String other = encoded.substring(0, encoded.length() - 1) + ALPHABET.charAt(i);
      byte[] decoded = decode(other);
      same += decoded != null && java.util.Arrays.equals(decoded, bytes) ? 1 : 0;
      if (length % 3 != 0 && !other.equals(encoded)) {
        assertThat(decoded == null || !java.util.Arrays.equals(decoded, bytes)).isTrue();
      }
    }
    assertThat(same).isEqualTo(1);
  }

  @Test
  void padding_otherAlphabetsAndImpossibleLengths_areRefused() {
    for (String text :
        new String[] {
          "YQ==", "YWI=", "YQ=", "A", "AAAAA", "YW+j", "YW/j", "YW j", "YW\nj", "YWé", "YWJj=", "="
        }) {
      assertThat(decode(text)).as(text).isNull();
    }
    assertThat(decode("")).isEmpty();
  }

  /**
   * {@code Base64.Decoder} accepts these spellings, but each is another spelling of the same token.
   */
  @Test
  void jdkTrap_endingsThatAreNotCanonical_areReadByTheJdkAndRefusedHere() {
    String[][] spellings = {
      {"YQ", "YR", "Yf", "YQ=="},
      {"YWI", "YWJ", "YWK", "YWL", "YWI="},
      {"AA", "AP", "AA=="},
      {"__8", "__9", "__-", "__8="}
    };
    for (String[] same : spellings) {
      byte[] bytes = Base64.getUrlDecoder().decode(same[0]);
      assertThat(decode(same[0])).isEqualTo(bytes);
      for (int i = 1; i < same.length; i++) {
        assertThat(Base64.getUrlDecoder().decode(same[i])).as(same[i]).isEqualTo(bytes);
        assertThat(decode(same[i])).as(same[i]).isNull();
      }
    }
  }

  private static byte[] decode(String text) {
    return Base64Url.decode(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
