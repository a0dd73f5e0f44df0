package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSourceTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdefghijklmnopqrstuvwxyz0123456789AB"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAYLOAD = "{\"a\":\"1\"}".getBytes(StandardCharsets.US_ASCII);

  /** Runs code while the system property has a value. */
  private static <T> T with(String value, Supplier<T> code) {
    String before = System.getProperty(HmacSource.PROPERTY);
    System.setProperty(HmacSource.PROPERTY, value);
    try {
      return code.get();
    } finally {
      if (before == null) {
        System.clearProperty(HmacSource.PROPERTY);
      } else {
        System.setProperty(HmacSource.PROPERTY, before);
      }
    }
  }

  @Test
  void chosen_followsTheProperty() {
    assertThat(with("true", HmacSource::chosen)).isEqualTo(HmacSource.JDK);
    assertThat(with("false", HmacSource::chosen)).isEqualTo(HmacSource.COPIED_HASHES);
  }

  @Test
  void keys_takeTheirMacFromTheSourceThatIsChosenWhenTheyAreMade() {
    List<Function<byte[], Hmac>> kinds = List.of(Hmac::sha256, Hmac::sha384, Hmac::sha512);
    for (Function<byte[], Hmac> kind : kinds) {
      assertThat(with("true", () -> kind.apply(KEY))).isInstanceOf(JdkHmac.class);
      assertThat(with("false", () -> kind.apply(KEY))).isInstanceOf(CopiedHmac.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "TRUE", "true ", "1"})
  void anotherValue_isRefusedAtStartUp(String value) {
    String message =
        "The system property dev.satchel.jdkMac must be true or false, but is '"
            + value
            + "'; correct it, or leave it out";
    assertThatThrownBy(() -> with(value, HmacSource::chosen))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> with(value, () -> SatchelFeature.signedWith(Secret.random())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void signedTokens_areTheSame() {
    List<Function<byte[], Jws>> kinds = List.of(Jws::hs256, Jws::hs384, Jws::hs512);
    for (Function<byte[], Jws> kind : kinds) {
      Jws copied = with("false", () -> kind.apply(KEY));
      Jws ofJdk = with("true", () -> kind.apply(KEY));
      String token = copied.write(PAYLOAD);
      assertThat(ofJdk.write(PAYLOAD)).isEqualTo(token);
      assertThat(ofJdk.read(token)).isEqualTo(PAYLOAD);
    }
  }

  @Test
  void encryptedTokens_areReadBothWays() {
    Jwe copied = with("false", () -> new Jwe(KEY));
    Jwe ofJdk = with("true", () -> new Jwe(KEY));
    assertThat(ofJdk.read(copied.write(PAYLOAD))).isEqualTo(PAYLOAD);
    assertThat(copied.read(ofJdk.write(PAYLOAD))).isEqualTo(PAYLOAD);
  }

  @Test
  void derivedKeys_areTheSame() {
    assertThat(with("true", () -> Hkdf.key(KEY, 64, "a", "purpose")))
        .isEqualTo(with("false", () -> Hkdf.key(KEY, 64, "a", "purpose")));
  }
}
