package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final String GOOD = "rJ2vXn0Q8yN7mT4kLp6sBw1cZd3fGh5j";
  private static final String CURE = "; make one with: openssl rand -base64 32";

  @Test
  void atLeast32Bytes() {
    assertThatThrownBy(() -> Secret.of(GOOD.substring(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A secret needs at least 32 bytes, but got 31" + CURE);
    assertThatThrownBy(() -> Secret.of(""))
        .hasMessage("A secret needs at least 32 bytes, but got 0" + CURE);
    assertThatThrownBy(() -> Secret.of(new byte[31]))
        .hasMessage("A secret needs at least 32 bytes, but got 31" + CURE);
    assertThat(Secret.of(GOOD)).isNotNull();
    assertThat(Secret.of("é".repeat(8) + "abcdefghijklmnop"))
        .isNotNull(); // bytes count, not characters
  }

  @Test
  void missing() {
    assertThatThrownBy(() -> Secret.of((String) null))
        .hasMessage("A secret needs at least 32 bytes, but none was given" + CURE);
    assertThatThrownBy(() -> Secret.of((byte[]) null))
        .hasMessage("A secret needs at least 32 bytes, but none was given" + CURE);
    assertThatThrownBy(() -> Secret.fromEnvironment("SATCHEL_NOT_SET"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The environment variable SATCHEL_NOT_SET must hold the secret, but is not set" + CURE);
  }

  @Test
  void fromEnvironment_namesTheVariable() {
    assertThatThrownBy(
            () -> Secret.fromEnvironment("SATCHEL_TEST_SHORT_SECRET")) // set by the build
        .hasMessage(
            "The environment variable SATCHEL_TEST_SHORT_SECRET holds no good secret: A secret"
                + " needs at least 32 bytes, but got 5"
                + CURE);
    assertThat(Secret.fromEnvironment("SATCHEL_TEST_SECRET").sameAs(Secret.of(GOOD))).isTrue();
  }

  /** CVE-2023-27524: placeholders that were never replaced. */
  @Test
  void placeholders() {
    String[] placeholders = {
      "a".repeat(40),
      "é".repeat(20),
      "changeme".repeat(4),
      "changeme".repeat(5).substring(0, 37),
      "secret".repeat(6),
      "SECRET".repeat(6),
      "0123456789abcdef".repeat(2)
    };
    for (String placeholder : placeholders) {
      assertThatThrownBy(() -> Secret.of(placeholder))
          .as(placeholder)
          .hasMessageStartingWith("A secret must not be a short text repeated")
          .hasMessageEndingWith(CURE);
    }
    assertThatThrownBy(() -> Secret.of(new byte[64]))
        .hasMessageStartingWith("A secret must not be a short text repeated");
    assertThatThrownBy(() -> Secret.of("Every reader of this page knows this secret."))
        .hasMessage(
            "A secret must not be public, but this one is printed in the documentation" + CURE);
  }

  @Test
  void surroundedByWhiteSpace() {
    for (String text :
        new String[] {GOOD + "\n", GOOD + "\r\n", " " + GOOD, GOOD + "\t", GOOD + "\u2003"}) {
      assertThatThrownBy(() -> Secret.of(text))
          .hasMessageStartingWith("A secret must not begin or end with white space");
      assertThatThrownBy(() -> Secret.of(text.getBytes(StandardCharsets.UTF_8)))
          .hasMessageStartingWith("A secret must not begin or end with white space");
    }
    byte[] random = new byte[32];
    new java.util.Random(3).nextBytes(random);
    random[31] = '\n';
    assertThat(Secret.of(random)).isNotNull(); // random bytes are no text
  }

  @Test
  void unpairedSurrogates() {
    assertThatThrownBy(() -> Secret.of(GOOD + "\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A secret must be well-formed Unicode");
    assertThatThrownBy(() -> Secret.fromEnvironment(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("variable");
  }

  @Test
  void messagesAndTexts_neverShowIt() {
    assertThat(Secret.of(GOOD).toString()).isEqualTo("Secret[hidden]");
    for (String text : new String[] {"hunter2", "hunter2 " + GOOD + "\n", "hunter2".repeat(9)}) {
      assertThatThrownBy(() -> Secret.of(text)).message().doesNotContain("hunter2");
    }
  }

  @Test
  void bytes_areCopied() {
    byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
    Secret secret = Secret.of(bytes);
    bytes[0]++;
    assertThat(secret.sameAs(Secret.of(GOOD))).isTrue();
    assertThat(secret.sameAs(Secret.of(bytes))).isFalse();
  }

  @Test
  void random_isAnotherEachTime() {
    assertThat(Secret.random().sameAs(Secret.random())).isFalse();
  }

  /** Random bytes are no text, so what they begin or end with is no white space. */
  @Test
  void bytesThatAreNoText_mayEndWithTheCodeOfABlank() {
    byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = ' ';
    assertThatThrownBy(() -> Secret.of(bytes)).isInstanceOf(IllegalArgumentException.class);
    bytes[0] = (byte) 0xff;
    assertThat(Secret.of(bytes).length()).isEqualTo(bytes.length);
  }
}
