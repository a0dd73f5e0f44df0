package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class HmacTest {
  /** Case 5 gives the first bytes only. */
  @ParameterizedTest
  @CsvFileSource(resources = "/rfc/rfc4231.csv")
  void rfc4231(int number, String key, String data, String sha256, String sha384, String sha512) {
    assertThat(mac(Hmac.sha256(hex(key)), data)).as("case %d", number).startsWith(sha256);
    assertThat(mac(Hmac.sha384(hex(key)), data)).as("case %d", number).startsWith(sha384);
    assertThat(mac(Hmac.sha512(hex(key)), data)).as("case %d", number).startsWith(sha512);
    int cut = number == 5 ? 16 : Integer.MAX_VALUE;
    assertThat(hex(sha256)).hasSize(Math.min(cut, Hmac.sha256(hex(key)).length()));
    assertThat(hex(sha384)).hasSize(Math.min(cut, Hmac.sha384(hex(key)).length()));
    assertThat(hex(sha512)).hasSize(Math.min(cut, Hmac.sha512(hex(key)).length()));
  }

  @Test
  void wycheproofSha256() {
    assertWycheproof("hmac_sha256_test.json", Hmac::sha256);
  }

  @Test
  void wycheproofSha384() {
    assertWycheproof("hmac_sha384_test.json", Hmac::sha384);
  }

  @Test
  void wycheproofSha512() {
    assertWycheproof("hmac_sha512_test.json", Hmac::sha512);
  }

  private static void assertWycheproof(String file, Function<byte[], Hmac> hmac) {
    List<JsonNode> tests = Wycheproof.tests(file).toList();
    assertThat(tests).hasSize(174);
    for (JsonNode test : tests) {
      byte[] tag = hmac.apply(Wycheproof.hex(test, "key")).of(Wycheproof.hex(test, "msg"));
      byte[] cut = Arrays.copyOf(tag, test.get("group").get("tagSize").asInt() / 8);
      assertThat(Arrays.equals(cut, Wycheproof.hex(test, "tag")))
          .as(test.get("tcId").asText())
          .isEqualTo(test.get("result").asText().equals("valid"));
    }
  }

  @Test
  void partsAndPrefixes_areTheWhole() {
    Hmac mac = Hmac.sha256(repeat(1, 32));
    byte[] whole = mac.of("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(mac.of("a".getBytes(StandardCharsets.UTF_8), "bc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(whole);
    assertThat(mac.of("abcd".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo(whole);
  }

  @Test
  void manyThreads_shareOne() {
    Hmac mac = Hmac.sha256(repeat(1, 32));
    List<String> once =
        IntStream.range(0, 2000)
            .mapToObj(i -> HexFormat.of().formatHex(mac.of(repeat(i, i))))
            .toList();
    List<String> together =
        IntStream.range(0, 2000)
            .parallel()
            .mapToObj(i -> HexFormat.of().formatHex(mac.of(repeat(i, i))))
            .toList();
    assertThat(together).isEqualTo(once);
  }

  /** A hash that cannot be cloned, as in some providers with hardware. */
  @Test
  void hashesThatCannotBeCopied_giveTheSame() {
    byte[] key = repeat(1, 32);
    byte[] copied = Hmac.sha256(key).of(repeat(2, 100));
    Security.insertProviderAt(new UncopiedProvider(), 1);
    try {
      Hmac mac = Hmac.sha256(key);
      assertThat(mac.of(repeat(2, 100))).isEqualTo(copied);
      assertThat(mac.of(repeat(2, 100))).as("again").isEqualTo(copied);
      assertThat(mac.length()).isEqualTo(32);
      assertThat(UncopiedHash.MADE.get()).isGreaterThan(2);
    } finally {
      Security.removeProvider(UncopiedProvider.NAME);
    }
  }

  /** A hash whose copies share the state of the original. Nearly each MAC would be wrong. */
  @Test
  void hashesWhoseCopiesShareTheirState_areRefusedAtStartUp() {
    Security.insertProviderAt(new ShallowProvider(), 1);
    try {
      String message =
          " must match RFC 4231, but the digests of the security provider Shallow give another"
              + " result when they are cloned; put another provider before Shallow, in the file"
              + " java.security or by Security.insertProviderAt";
      assertThatThrownBy(() -> Hmac.sha256(repeat(1, 32)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("HMAC with SHA-256" + message);
      assertThatThrownBy(() -> Hmac.sha512(repeat(1, 32)))
          .hasMessage("HMAC with SHA-512" + message);
      assertThatThrownBy(() -> SatchelFeature.signedWith(Secret.random()))
          .hasMessage("HMAC with SHA-256" + message);
    } finally {
      Security.removeProvider(ShallowProvider.NAME);
    }
  }

  private static final class ShallowProvider extends Provider {
    static final String NAME = "Shallow";

    ShallowProvider() {
      super(NAME, "1", "SHA-2 whose clones share their state");
      put("MessageDigest.SHA-256", ShallowHash.class.getName());
      put("MessageDigest.SHA-512", ShallowHash512.class.getName());
    }
  }

  /** A digest whose clone is shallow. */
  public static class ShallowHash extends UncopiedHash implements Cloneable {
    public ShallowHash() throws GeneralSecurityException {
      this("SHA-256");
    }

    ShallowHash(String name) throws GeneralSecurityException {
      super(name);
    }
  }

  /** The longer one. */
  public static final class ShallowHash512 extends ShallowHash {
    public ShallowHash512() throws GeneralSecurityException {
      super("SHA-512");
    }
  }

  private static final class UncopiedProvider extends Provider {
    static final String NAME = "Uncopied";

    UncopiedProvider() {
      super(NAME, "1", "SHA-256 that cannot be cloned");
      put("MessageDigest.SHA-256", UncopiedHash.class.getName());
    }
  }

  /** A digest that is not Cloneable. */
  public static class UncopiedHash extends MessageDigestSpi {
    static final AtomicInteger MADE = new AtomicInteger();

    private final MessageDigest hash;

    public UncopiedHash() throws GeneralSecurityException {
      this("SHA-256");
    }

    UncopiedHash(String name) throws GeneralSecurityException {
      this.hash = MessageDigest.getInstance(name, "SUN");
      MADE.incrementAndGet();
    }

    @Override
    protected int engineGetDigestLength() {
      return hash.getDigestLength();
    }

    @Override
    protected void engineUpdate(byte input) {
      hash.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      hash.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      return hash.digest();
    }

    @Override
    protected void engineReset() {
      hash.reset();
    }
  }

  private static String mac(Hmac mac, String data) {
    return HexFormat.of().formatHex(mac.of(hex(data)));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] repeat(int value, int times) {
    byte[] bytes = new byte[times];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
