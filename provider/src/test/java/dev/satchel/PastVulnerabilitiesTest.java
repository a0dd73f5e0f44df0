package dev.satchel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.token.Hkdf;
import dev.satchel.internal.token.Jwe;
import dev.satchel.internal.token.Jws;
import dev.satchel.tests.LogLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Past vulnerabilities of other software. Each test has the name of its vulnerability. {@link
 * PastVulnerabilitiesTableTest} lists all of them, with those that tests of other names cover.
 */
class PastVulnerabilitiesTest {
  private static final String SECRET = "What nobody forges the past cookies with.";
  private static final long NOW = 1_767_323_045;
  private static final String JSON =
      "{\"data\":{\"user\":\"ann\"},\"nbf\":" + NOW + ",\"iat\":" + NOW + "}";
  private static final Map<String, String> ENTRIES = Map.of("user", "ann");

  /** The formats in which both scopes are protected. */
  enum Format {
    SIGNED,
    ENCRYPTED,
    PLAY;

    SatchelFeatureBuilder builder(String session, String flash) {
      SatchelFeatureBuilder builder = PastVulnerabilitiesTest.builder();
      CookieSettings s = CookieSettings.named(session);
      CookieSettings f = CookieSettings.named(flash);
      return switch (this) {
        case SIGNED -> builder.session(s.signed()).flash(f.signed());
        case ENCRYPTED -> builder.session(s.encrypted()).flash(f.encrypted());
        case PLAY -> builder.session(s).flash(f).play(PlayCookies.hs256().withFlash());
      };
    }

    TestCookies cookies() {
      return new TestCookies(builder("session", "flash").build());
    }
  }

  private static SatchelFeatureBuilder builder() {
    return SatchelFeature.builder()
        .secret(Secret.of(SECRET))
        .clock(InstantSource.fixed(Instant.ofEpochSecond(NOW)));
  }

  private static Map<String, String> session(TestCookies cookies, String value) {
    return cookies.readSession(List.of("session=" + value)).entries();
  }

  private static Map<String, String> flash(TestCookies cookies, String value) {
    return cookies.readFlash(List.of("flash=" + value)).entries();
  }

  private static String newSession(TestCookies cookies, Map<String, String> entries) {
    return value(cookies.setSession(entries));
  }

  private static String newFlash(TestCookies cookies, Map<String, String> entries) {
    return value(cookies.setFlash(entries));
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1, line.indexOf(';'));
  }

  /**
   * Returns tokens of the same entries that do not count. Some have another secret, and some have
   * another scheme under the same secret.
   */
  private static List<String> otherEncodings() throws GeneralSecurityException {
    String payload = base64Url(JSON.getBytes(UTF_8));
    String base64 = Base64.getEncoder().encodeToString(JSON.getBytes(UTF_8));
    String form = "user=ann";
    return List.of(
        "",
        JSON,
        "{}",
        "{\"user\":\"ann\"}",
        form,
        "data=" + form,
        URLEncoder.encode(JSON, UTF_8),
        base64,
        payload,
        base64Url("{\"user\":\"ann\"}".getBytes(UTF_8)),
        base64Url("{\"alg\":\"none\"}".getBytes(UTF_8)) + "." + payload + ".",
        base64Url("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + payload + ".",
        base64Url("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + payload,
        "..." + payload + ".",
        base64Url("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}".getBytes(UTF_8))
            + "..AAAAAAAAAAAAAAAAAAAAAA."
            + payload
            + ".",
        hexMac("HmacSHA1", form) + "-" + form, // Play before 2.6
        hexMac("HmacSHA256", form) + "-" + form,
        base64 + "--" + hexMac("HmacSHA1", base64), // Rails, Rack
        base64 + "--" + hexMac("HmacSHA256", base64),
        payload + "." + hexMac("HmacSHA256", payload), // itsdangerous
        payload + ":" + NOW + ":" + hexMac("HmacSHA256", payload)); // Django
  }

  private static String hexMac(String algorithm, String text) throws GeneralSecurityException {
    return HexFormat.of().formatHex(mac(algorithm, SECRET.getBytes(UTF_8), text.getBytes(UTF_8)));
  }

  /** A cookie that could not be decrypted was given to the decoder of unprotected ones. */
  @ParameterizedTest
  @EnumSource
  void cve_2026_39324_rackSession_noOtherDecoderComesAfterTheOneThatRefused(Format format)
      throws GeneralSecurityException {
    TestCookies cookies = format.cookies();
    for (String value : otherEncodings()) {
      assertThat(session(cookies, value)).as(value).isEmpty();
    }
    assertThat(session(cookies, newSession(cookies, ENTRIES))).isEqualTo(ENTRIES);
  }

  /** A token without a dot was read as the unsigned format. */
  @ParameterizedTest
  @EnumSource
  void playFlash_aProtectedFlashIsNeverReadByItsShape(Format format)
      throws GeneralSecurityException {
    TestCookies cookies = format.cookies();
    for (String value : otherEncodings()) {
      assertThat(flash(cookies, value)).as(value).isEmpty();
    }
    assertThat(flash(cookies, newFlash(cookies, ENTRIES))).isEqualTo(ENTRIES);
  }

  /** The MAC was computed over other bytes, and what came of it thrown away. */
  @ParameterizedTest
  @EnumSource
  void cve_2026_40372_aspNetDataProtection_everyBitCountsUnderEveryKey(Format format) {
    Secret coming = Secret.of("What somebody writes with already, elsewhere.");
    Secret older = Secret.of("What was written with for a year, until now.");
    TestCookies ring =
        new TestCookies(
            format.builder("session", "flash").acceptedSecrets(coming).olderSecrets(older).build());
    for (Secret secret : List.of(coming, Secret.of(SECRET), older)) {
      TestCookies one = new TestCookies(format.builder("session", "flash").secret(secret).build());
      String sessionToken = newSession(one, ENTRIES);
      String flashToken = newFlash(one, ENTRIES);
      assertThat(session(ring, sessionToken)).isEqualTo(ENTRIES);
      assertThat(flash(ring, flashToken)).isEqualTo(ENTRIES);
      for (String spoilt : spoilt(sessionToken)) {
        assertThat(session(ring, spoilt)).isEmpty();
      }
      for (String spoilt : spoilt(flashToken)) {
        assertThat(flash(ring, spoilt)).isEmpty();
      }
    }
  }

  private static List<String> spoilt(String token) {
    List<String> spoilt = new ArrayList<>();
    for (int i = 0; i < token.length(); i++) {
      for (int bit = 0; bit < 8; bit++) {
        char flipped = (char) (token.charAt(i) ^ 1 << bit);
        spoilt.add(token.substring(0, i) + flipped + token.substring(i + 1));
      }
      spoilt.add(token.substring(0, i));
      spoilt.add(token.substring(i + 1));
    }
    return spoilt;
  }

  /** The name of the cookie and the salt behind it ran together. */
  @ParameterizedTest
  @EnumSource(names = {"SIGNED", "ENCRYPTED"})
  void cve_2026_6873_django_nameAndAudienceDoNotRunTogether(Format format) {
    TestCookies some = new TestCookies(format.builder("ab", "x").audience("c").build());
    TestCookies other = new TestCookies(format.builder("a", "y").audience("bc").build());
    String token = newSession(some, ENTRIES);
    assertThat(some.readSession(List.of("ab=" + token)).entries()).isEqualTo(ENTRIES);
    assertThat(other.readSession(List.of("a=" + token)).entries()).isEmpty();
  }

  /**
   * A value that was encrypted for one cookie was accepted in another cookie. In Play's own format
   * both scopes have one key, so this is still possible there: see {@link PlayCookies}.
   */
  @ParameterizedTest
  @EnumSource(names = {"SIGNED", "ENCRYPTED"})
  void laravel_2020_aTokenOfOneCookieIsGoodInNoOther(Format format) {
    TestCookies cookies = new TestCookies(format.builder("session", "flash").build());
    String session = newSession(cookies, ENTRIES);
    String flash = newFlash(cookies, ENTRIES);
    assertThat(session(cookies, flash)).isEmpty();
    assertThat(flash(cookies, session)).isEmpty();

    TestCookies renamed = new TestCookies(format.builder("other", "another").build());
    assertThat(renamed.readSession(List.of("other=" + session)).entries()).isEmpty();
    assertThat(renamed.readFlash(List.of("another=" + flash)).entries()).isEmpty();

    TestCookies named =
        new TestCookies(format.builder("flash", "session").build()); // by each other's name
    assertThat(named.readSession(List.of("flash=" + flash)).entries()).isEmpty();
    assertThat(named.readFlash(List.of("session=" + session)).entries()).isEmpty();

    TestCookies foreign =
        new TestCookies(format.builder("session", "flash").audience("shop").build());
    assertThat(session(foreign, session)).isEmpty();
    assertThat(flash(foreign, flash)).isEmpty();
  }

  /** The outer token was encrypted, so the inner one was believed without a signature. */
  @Test
  void cve_2026_29000_pac4j_whatIsEncryptedIsClaimsAndNoTokenInIt() {
    TestCookies cookies = Format.ENCRYPTED.cookies();
    Jwe jwe = new Jwe(key(Jwe.KEY_BYTES, Jwe.ENCRYPTION));
    String payload = base64Url(JSON.getBytes(UTF_8));
    String[] inner = {
      base64Url("{\"alg\":\"none\"}".getBytes(UTF_8)) + "." + payload + ".",
      Jws.hs256(key(Jws.KEY_BYTES, Jws.ALGORITHM)).write(JSON.getBytes(UTF_8)),
      jwe.write(JSON.getBytes(UTF_8)),
      "\"" + payload + "\"",
      payload,
      "user=ann",
      "{\"user\":\"ann\"}",
      "null",
      ""
    };
    for (String text : inner) {
      assertThat(session(cookies, jwe.write(text.getBytes(UTF_8)))).as(text).isEmpty();
    }
    assertThat(session(cookies, jwe.write(JSON.getBytes(UTF_8)))).isEqualTo(ENTRIES);
  }

  /** Two million keys of one hash: here they are few, for what is not signed is short. */
  @Test
  void play_2020_hashCollisions_areFewBeforeAnythingIsVerified() {
    TestCookies cookies = new TestCookies(builder().flash(CookieSettings.named("flash")).build());
    String[] keys = new String[4096];
    for (int i = 0; i < keys.length; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      keys[i] = key.toString();
    }
    assertThat(keys).allMatch(key -> key.hashCode() == keys[0].hashCode());
    String few = String.join("=&", Arrays.copyOf(keys, 70)) + "=";
    assertThat(flash(cookies, few)).hasSize(70);
    assertThat(flash(cookies, String.join("=&", keys) + "=")).isEmpty();
  }

  /** MS10-070, CVE-2019-12422: who can tell a wrong padding from a wrong tag decrypts it all. */
  @Test
  void ms10_070_aspNet_aWrongPaddingLooksLikeAWrongTag() throws GeneralSecurityException {
    byte[] block = JSON.substring(0, 16).getBytes(US_ASCII); // it ends in no padding
    String wrongPadding = jwe(block);
    String wrongTag = wrongPadding.replaceAll(".$", "!");
    byte[] padded = Arrays.copyOf(JSON.getBytes(US_ASCII), 64);
    Arrays.fill(padded, JSON.length(), 64, (byte) (64 - JSON.length()));
    assertThat(session(Format.ENCRYPTED.cookies(), jwe(padded))).isEqualTo(ENTRIES);

    List<List<String>> logs = new ArrayList<>();
    List<ArrivedSession> arrivals = new ArrayList<>();
    for (String token : List.of(wrongPadding, wrongTag)) {
      try (LogLines log = LogLines.ofThisJvm()) {
        arrivals.add(Format.ENCRYPTED.cookies().readSession(List.of("session=" + token)));
        logs.add(log.all());
      }
    }
    assertThat(arrivals.get(0)).isEqualTo(arrivals.get(1));
    assertThat(arrivals.get(0).entries()).isEmpty();
    assertThat(logs.get(0)).isEqualTo(logs.get(1)).isNotEmpty();
  }

  /** Encrypts these blocks with the JDK only, under a right tag. */
  private static String jwe(byte[] blocks) throws GeneralSecurityException {
    byte[] key = key(64, "A256CBC-HS512");
    byte[] iv = new byte[16];
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 32, 32, "AES"), new IvParameterSpec(iv));
    byte[] ciphertext = aes.doFinal(blocks);
    String header = base64Url("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}".getBytes(US_ASCII));
    byte[] tag =
        mac(
            "HmacSHA512",
            Arrays.copyOf(key, 32),
            header.getBytes(US_ASCII),
            iv,
            ciphertext,
            ByteBuffer.allocate(8).putLong(header.length() * 8L).array());
    return String.join(
        ".", header, "", base64Url(iv), base64Url(ciphertext), base64Url(Arrays.copyOf(tag, 32)));
  }

  /** Whoever knew the key sent an object, and its class ran. */
  @Test
  void cve_2016_4437_shiro_anObjectUnderTheRightKeyIsInert() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
      output.writeObject(new Gadget());
    }
    String name = Gadget.class.getName();
    List<byte[]> payloads =
        List.of(
            bytes.toByteArray(),
            Base64.getEncoder().encode(bytes.toByteArray()),
            ("{\"@class\":\"" + name + "\"}").getBytes(UTF_8),
            ("[\"" + name + "\",{}]").getBytes(UTF_8),
            ("!!" + name + " {}").getBytes(UTF_8),
            ("{\"data\":[\"" + name + "\",{}],\"nbf\":0,\"iat\":0}").getBytes(UTF_8),
            ("{\"data\":{\"a\":{\"@class\":\"" + name + "\"}},\"nbf\":0,\"iat\":0}")
                .getBytes(UTF_8));
    Jws jws = Jws.hs256(key(Jws.KEY_BYTES, Jws.ALGORITHM));
    Jwe jwe = new Jwe(key(Jwe.KEY_BYTES, Jwe.ENCRYPTION));
    for (byte[] payload : payloads) {
      String as = new String(payload, ISO_8859_1);
      assertThat(session(Format.SIGNED.cookies(), jws.write(payload))).as(as).isEmpty();
      assertThat(session(Format.ENCRYPTED.cookies(), jwe.write(payload))).as(as).isEmpty();
    }
    assertThat(Gadget.RUN.get()).isZero();
  }

  /** Counts how often it is deserialized. */
  private static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1;
    static final AtomicInteger RUN = new AtomicInteger();

    private void readObject(ObjectInputStream input) throws IOException, ClassNotFoundException {
      RUN.incrementAndGet();
      input.defaultReadObject();
    }
  }

  /** CVE-2018-1000883, CVE-2026-56813, CVE-2024-47764: what a value may not hold was not asked. */
  @Test
  void cve_2018_1000883_plug_noEntryBecomesAnAttributeOrAnotherCookie() {
    Map<String, String> hostile = new LinkedHashMap<>();
    for (String text :
        new String[] {
          "; Domain=evil.example",
          "\r\nSet-Cookie: a=b",
          ", a=b",
          "\"",
          "\\",
          "a b",
          "\u0000",
          "\u007f",
          "é",
          "\u2028"
        }) {
      hostile.put(text, text);
    }
    List<TestCookies> all = new ArrayList<>(List.of(new TestCookies(builder().build())));
    for (Format format : Format.values()) {
      all.add(new TestCookies(format.builder("session", "flash").build()));
    }
    for (TestCookies cookies : all) {
      String empty = cookies.setSession(Map.of());
      for (String line : List.of(cookies.setSession(hostile), cookies.setFlash(hostile))) {
        assertThat(value(line)).matches("[A-Za-z0-9._*+%=&-]+");
        assertThat(line.substring(line.indexOf(';')))
            .isEqualTo(empty.substring(empty.indexOf(';')));
      }
    }
  }

  /** CVE-2025-58186, CVE-2024-7592: sixteen megabytes, which only a linear reader gets through. */
  @Test
  void cve_2025_58186_go_readingIsLinearInTheHeader() {
    TestCookies cookies = Format.SIGNED.cookies();
    int million = 1 << 20;
    List<String> headers =
        List.of(
            "session=;".repeat(million),
            "a=;".repeat(4 * million),
            "session".repeat(2 * million),
            "session=".repeat(2 * million),
            ";session" + " ".repeat(16 * million),
            " ".repeat(16 * million) + "session=;",
            (" ".repeat(15) + "session").repeat(million),
            "session=" + " ".repeat(16 * million) + ";");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String header : headers) {
            assertThat(cookies.readSession(List.of(header)).entries()).isEmpty();
          }
        });
  }

  private static byte[] key(int length, String algorithm) {
    return Hkdf.key(SECRET.getBytes(UTF_8), length, "satchel", algorithm, "session", "session", "");
  }

  private static byte[] mac(String algorithm, byte[] key, byte[]... parts)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
