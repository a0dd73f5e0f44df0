package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTest {
  /** Case 5 gives the first bytes only. */
  @ParameterizedTest
  @CsvFileSource(resources = "/rfc/rfc4231.csv")
  void rfc4231(int number, String key, String data, String sha256, String sha384, String sha512) {
    for (HmacSource source : HmacSource.values()) {
      assertRfc4231(number, Hmac.sha256(source, hex(key)), data, sha256);
      assertRfc4231(number, Hmac.sha384(source, hex(key)), data, sha384);
      assertRfc4231(number, Hmac.sha512(source, hex(key)), data, sha512);
    }
  }

  private static void assertRfc4231(int number, Hmac mac, String data, String expected) {
    assertThat(mac(mac, data)).as("case %d", number).startsWith(expected);
    int cut = number == 5 ? 16 : Integer.MAX_VALUE;
    assertThat(hex(expected)).hasSize(Math.min(cut, mac.length()));
  }

  @ParameterizedTest
  @EnumSource
  void wycheproofSha256(HmacSource source) {
    assertWycheproof("hmac_sha256_test.json", key -> Hmac.sha256(source, key));
  }

  @ParameterizedTest
  @EnumSource
  void wycheproofSha384(HmacSource source) {
    assertWycheproof("hmac_sha384_test.json", key -> Hmac.sha384(source, key));
  }

  @ParameterizedTest
  @EnumSource
  void wycheproofSha512(HmacSource source) {
    assertWycheproof("hmac_sha512_test.json", key -> Hmac.sha512(source, key));
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

  @ParameterizedTest
  @EnumSource
  void partsAndPrefixes_areTheWhole(HmacSource source) {
    Hmac mac = Hmac.sha256(source, repeat(1, 32));
    byte[] whole = mac.of("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(mac.of("a".getBytes(StandardCharsets.UTF_8), "bc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(whole);
    assertThat(mac.of("abcd".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  void manyThreads_shareOne(HmacSource source) {
    Hmac mac = Hmac.sha256(source, repeat(1, 32));
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
    byte[] copied = Hmac.sha256(HmacSource.COPIED_HASHES, key).of(repeat(2, 100));
    Security.insertProviderAt(new UncopiedProvider(), 1);
    try {
      Hmac mac = Hmac.sha256(HmacSource.COPIED_HASHES, key);
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
      assertThatThrownBy(() -> Hmac.sha256(HmacSource.COPIED_HASHES, repeat(1, 32)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("HMAC with SHA-256" + message);
      assertThatThrownBy(() -> Hmac.sha512(HmacSource.COPIED_HASHES, repeat(1, 32)))
          .hasMessage("HMAC with SHA-512" + message);
      assertThatThrownBy(() -> SatchelFeature.signedWith(Secret.random()))
          .hasMessage("HMAC with SHA-256" + message);
    } finally {
      Security.removeProvider(ShallowProvider.NAME);
    }
  }

  /**
   * With {@link HmacSource#JDK}, the first provider computes each MAC, also those of the tokens.
   */
  @Test
  void macsOfTheJdk_areThoseOfTheFirstProvider() {
    byte[] expected = Hmac.sha256(HmacSource.COPIED_HASHES, repeat(1, 32)).of(repeat(2, 100));
    Provider counting = macs("Counting", CountingMac.class);
    Security.insertProviderAt(counting, 1);
    try {
      Hmac copied = Hmac.sha256(HmacSource.COPIED_HASHES, repeat(1, 32));
      int madeBefore = CountingMac.MADE.get();
      Hmac ofJdk = Hmac.sha256(HmacSource.JDK, repeat(1, 32));
      assertThat(CountingMac.MADE.get())
          .as("one for the test key, one for the key, and one to compare with")
          .isEqualTo(madeBefore + 3);
      int before = CountingMac.ASKED.get();
      assertThat(copied.of(repeat(2, 100))).isEqualTo(expected);
      assertThat(CountingMac.ASKED.get()).as("without the JDK's").isEqualTo(before);
      assertThat(ofJdk.of(repeat(2, 100))).isEqualTo(expected);
      assertThat(ofJdk.of(repeat(2, 101), 100)).isEqualTo(expected);
      assertThat(CountingMac.ASKED.get()).isEqualTo(before + 2);
      int made = CountingMac.MADE.get();
      assertThat(ofJdk.of(repeat(2, 100))).isEqualTo(expected);
      assertThat(CountingMac.MADE.get()).as("made, where one was idle").isEqualTo(made);
    } finally {
      Security.removeProvider(counting.getName());
    }
  }

  /**
   * MACs that do not begin again after their first result, with each key or with some, and MACs
   * that are wrong in the same way each time. Nearly each MAC would be wrong.
   */
  @ParameterizedTest
  @ValueSource(classes = {EndlessMac.class, MostlyEndlessMac.class, WrongMac.class})
  void faultyMacsOfTheJdk_areRefusedAtStartUp(Class<?> faulty) {
    Provider provider = macs("Faulty", faulty);
    Security.insertProviderAt(provider, 1);
    try {
      assertThatThrownBy(() -> Hmac.sha256(HmacSource.JDK, repeat(1, 32)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "HMAC with SHA-256 must match RFC 4231, but the MACs of the security provider Faulty"
                  + " give another result when they are used again; put another provider before"
                  + " Faulty, in the file java.security or by Security.insertProviderAt");
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  private static Provider macs(String name, Class<?> mac) {
    Provider provider = new Provider(name, "1", "HMAC of the tests") {};
    provider.put("Mac.HmacSHA256", mac.getName());
    return provider;
  }

  @Test
  void withoutAProviderThatOffersIt_startUpFails() {
    Provider offering = Security.getProvider("SunJCE");
    int place = List.of(Security.getProviders()).indexOf(offering) + 1;
    Security.removeProvider("SunJCE");
    try {
      assertThatThrownBy(() -> Hmac.sha512(HmacSource.JDK, repeat(1, 33)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "HMAC with SHA-512 must come from a security provider, but none offers it for a key"
                  + " of 20 bytes; add one that does, in the file java.security");
    } finally {
      Security.insertProviderAt(offering, place);
    }
    assertThat(Security.getProviders()[place - 1]).isSameAs(offering);
  }

  /** A MAC that cannot be cloned, and counts its objects and its results. */
  public static class CountingMac extends MacSpi {
    static final AtomicInteger MADE = new AtomicInteger();
    static final AtomicInteger ASKED = new AtomicInteger();

    private final Mac mac;

    public CountingMac() throws GeneralSecurityException {
      this.mac = Mac.getInstance("HmacSHA256", "SunJCE");
      MADE.incrementAndGet();
    }

    @Override
    protected int engineGetMacLength() {
      return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters)
        throws InvalidKeyException {
      mac.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      ASKED.incrementAndGet();
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      restart();
    }

    final void restart() {
      mac.reset();
    }
  }

  /** Puts the former result before the next input. */
  public static class EndlessMac extends CountingMac {
    public EndlessMac() throws GeneralSecurityException {}

    @Override
    protected byte[] engineDoFinal() {
      byte[] result = super.engineDoFinal();
      engineUpdate(result, 0, result.length);
      return result;
    }

    @Override
    protected void engineReset() {}
  }

  /** Is faultless with the key of RFC 4231 alone. */
  public static final class MostlyEndlessMac extends EndlessMac {
    private boolean tested;

    public MostlyEndlessMac() throws GeneralSecurityException {}

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters)
        throws InvalidKeyException {
      super.engineInit(key, parameters);
      tested = key.getEncoded().length == 20;
    }

    @Override
    protected byte[] engineDoFinal() {
      byte[] result = super.engineDoFinal();
      if (tested) {
        restart();
      }
      return result;
    }
  }

  /** Turns a bit of each result. */
  public static final class WrongMac extends CountingMac {
    public WrongMac() throws GeneralSecurityException {}

    @Override
    protected byte[] engineDoFinal() {
      byte[] result = super.engineDoFinal();
      result[0] ^= 1;
      return result;
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
