package dev.satchel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.satchel.internal.token.ClaimsReader;
import dev.satchel.internal.token.ClaimsWriter;
import dev.satchel.internal.token.FormEncoding;
import dev.satchel.internal.token.Hkdf;
import dev.satchel.internal.token.Jwe;
import dev.satchel.internal.token.Jws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value on the page docs/format.md, computed again: with the library, and without it. */
class FormatDocTest {
  private static final String PAGE = read("docs/format.md");
  private static final Map<String, String> EXAMPLE = example(6);
  private static final Map<String, String> ENCRYPTED = example(7);

  @Test
  void secret_isRefused() {
    assertThatThrownBy(() -> Secret.of(EXAMPLE.get("secret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("printed in the documentation");
    assertThat(Secret.of(EXAMPLE.get("secret") + " ?")).isNotNull();
  }

  @Test
  void info_isTheFieldsOfTheTable() {
    StringBuilder hex = new StringBuilder();
    for (MatchResult row : rows("\\| \\d \\| (?:`(.+)` )?\\| `(\\w{8})`(?: `(\\w+)`)? \\|")) {
      byte[] text = row.group(1) == null ? new byte[0] : row.group(1).getBytes(UTF_8);
      assertThat(Integer.parseInt(row.group(2), 16)).isEqualTo(text.length);
      if (text.length > 0) {
        assertThat(row.group(3)).isEqualTo(HexFormat.of().formatHex(text));
      }
      hex.append(row.group(2)).append(HexFormat.of().formatHex(text));
    }
    assertThat(EXAMPLE.get("info")).isEqualTo(hex.toString());
  }

  @Test
  void key_isThatOfTheLibrary() {
    byte[] secret = EXAMPLE.get("secret").getBytes(UTF_8);
    byte[] key = Hkdf.key(secret, 32, "satchel", "HS256", "session", "__Host-session", "");
    assertThat(EXAMPLE.get("key")).isEqualTo(HexFormat.of().formatHex(key));
  }

  @Test
  void key_isThatOfTwoMacs() throws Exception {
    byte[] extracted = mac(new byte[32], EXAMPLE.get("secret").getBytes(UTF_8));
    assertThat(EXAMPLE.get("extracted")).isEqualTo(HexFormat.of().formatHex(extracted));
    assertThat(EXAMPLE.get("key"))
        .isEqualTo(HexFormat.of().formatHex(expand(extracted, bytes("info"))));
  }

  @Test
  void token_isThatOfTheLibrary() {
    byte[] payload = EXAMPLE.get("payload").getBytes(UTF_8);
    assertThat(ClaimsWriter.write(ClaimsReader.read(payload))).isEqualTo(payload);

    Jws jws = Jws.hs256(bytes("key"));
    assertThat(jws.write(payload)).isEqualTo(EXAMPLE.get("token"));
    assertThat(jws.read(EXAMPLE.get("token"))).isEqualTo(payload);
  }

  @Test
  void token_isThatOfTheJdkAlone() throws Exception {
    Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
    String header = base64url.encodeToString("{\"alg\":\"HS256\"}".getBytes(UTF_8));
    String payload = base64url.encodeToString(EXAMPLE.get("payload").getBytes(UTF_8));
    assertThat(EXAMPLE.get("signed")).isEqualTo(header + "." + payload);

    byte[] signature = mac(bytes("key"), EXAMPLE.get("signed").getBytes(UTF_8));
    assertThat(EXAMPLE.get("signature")).isEqualTo(base64url.encodeToString(signature));
    assertThat(EXAMPLE.get("token"))
        .isEqualTo(EXAMPLE.get("signed") + "." + EXAMPLE.get("signature"));
  }

  @Test
  void token_isOpenedByAnotherLibrary() throws Exception {
    JWSObject token = JWSObject.parse(EXAMPLE.get("token"));
    assertThat(token.verify(new MACVerifier(bytes("key")))).isTrue();
    assertThat(token.getHeader().toString()).isEqualTo("{\"alg\":\"HS256\"}");
    assertThat(token.getPayload().toString()).isEqualTo(EXAMPLE.get("payload"));
  }

  @Test
  void encryptedToken_isOpenedByTheLibraryAndByAnother() throws Exception {
    byte[] secret = EXAMPLE.get("secret").getBytes(UTF_8);
    byte[] key = Hkdf.key(secret, 64, "satchel", "A256CBC-HS512", "session", "__Host-session", "");
    assertThat(ENCRYPTED.get("key")).isEqualTo(HexFormat.of().formatHex(key));
    assertThat(new Jwe(key).read(ENCRYPTED.get("token")))
        .isEqualTo(EXAMPLE.get("payload").getBytes(UTF_8));

    JWEObject token = JWEObject.parse(ENCRYPTED.get("token"));
    token.decrypt(new DirectDecrypter(key));
    assertThat(token.getPayload().toString()).isEqualTo(EXAMPLE.get("payload"));
  }

  @Test
  void encryptedToken_isThatOfTheJdkAlone() throws Exception {
    byte[] extracted = bytes(EXAMPLE, "extracted");
    byte[] info = bytes(ENCRYPTED, "info");
    byte[] first = expand(extracted, info);
    byte[] second = Arrays.copyOf(first, first.length + info.length + 1);
    System.arraycopy(info, 0, second, first.length, info.length);
    second[second.length - 1] = 2;
    HexFormat hex = HexFormat.of();
    assertThat(ENCRYPTED.get("key"))
        .isEqualTo(hex.formatHex(first) + hex.formatHex(mac(extracted, second)));

    byte[] key = bytes(ENCRYPTED, "key");
    byte[] iv = bytes(ENCRYPTED, "iv");
    Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 32, 32, "AES"), new IvParameterSpec(iv));
    byte[] ciphertext = aes.doFinal(EXAMPLE.get("payload").getBytes(UTF_8));
    assertThat(ENCRYPTED.get("ciphertext")).isEqualTo(hex.formatHex(ciphertext));

    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(key, 0, 32, "HmacSHA512"));
    mac.update(ENCRYPTED.get("header").getBytes(UTF_8));
    mac.update(iv);
    mac.update(ciphertext);
    mac.update(bytes(ENCRYPTED, "bits"));
    byte[] tag = Arrays.copyOf(mac.doFinal(), 32);
    assertThat(ENCRYPTED.get("tag")).isEqualTo(hex.formatHex(tag));

    Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
    assertThat(ENCRYPTED.get("header"))
        .isEqualTo(
            base64url.encodeToString(
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}".getBytes(UTF_8)));
    assertThat(ENCRYPTED.get("bits"))
        .isEqualTo("%016x".formatted(ENCRYPTED.get("header").length() * 8));
    assertThat(ENCRYPTED.get("token"))
        .isEqualTo(
            ENCRYPTED.get("header")
                + ".."
                + base64url.encodeToString(iv)
                + "."
                + base64url.encodeToString(ciphertext)
                + "."
                + base64url.encodeToString(tag));
  }

  /** The page's recipe, with a secret that the library takes, against the cookie that is sent. */
  @Test
  void sessionCookie_isWrittenByTheRecipe() throws Exception {
    String secret = "Only this test is signed with this secret.";
    TestCookies cookies =
        new TestCookies(
            SatchelFeature.builder()
                .session(CookieSettings.named("__Host-shop").withMaxAge(Duration.ofHours(1)))
                .secret(Secret.of(secret))
                .audience("shop")
                .clock(InstantSource.fixed(Instant.ofEpochSecond(1767225600)))
                .build());
    String line = cookies.setSession(Map.of("user", "Zoë"));

    String info =
        "000000077361746368656c" // satchel
            + "000000054853323536" // HS256
            + "0000000773657373696f6e" // session
            + "0000000b5f5f486f73742d73686f70" // __Host-shop
            + "0000000473686f70"; // shop
    byte[] key = expand(mac(new byte[32], secret.getBytes(UTF_8)), HexFormat.of().parseHex(info));
    String token = line.substring("__Host-shop=".length(), line.indexOf(';'));
    assertThat(line).endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600");
    assertThat(JWSObject.parse(token).verify(new MACVerifier(key))).isTrue();
    assertThat(JWSObject.parse(token).getPayload().toString())
        .isEqualTo(
            "{\"data\":{\"user\":\"Zoë\"},\"exp\":1767229200,\"nbf\":1767225600,\"iat\":1767225600}");
  }

  @Test
  void pythonProgram_printsTheToken(@TempDir Path directory) throws Exception {
    Path program = Files.writeString(directory.resolve("token.py"), block("python", 0));
    assumeTrue(hasPython(), "python3 runs here");
    assertThat(run("python3", program.toString())).isEqualTo(EXAMPLE.get("token") + "\n");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void payload_isReadAsThePageSays(Trial trial) {
    assertThat(ClaimsReader.read(trial.text().getBytes(UTF_8)) != null).isEqualTo(trial.accepted());
  }

  @ParameterizedTest
  @MethodSource("flashes")
  void flash_isReadAsThePageSays(Trial trial) {
    assertThat(FormEncoding.decode(trial.text()) != null).isEqualTo(trial.accepted());
  }

  @Test
  void flash_isWrittenAsThePageSays() throws Exception {
    List<String> lines = block("text", 3).lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      String[] textAndEntries = line.split(" {2,}", 2);
      Map<String, String> entries =
          new ObjectMapper()
              .readValue(textAndEntries[1], new TypeReference<LinkedHashMap<String, String>>() {});
      assertThat(FormEncoding.encode(entries)).isEqualTo(textAndEntries[0]);
      assertThat(FormEncoding.decode(textAndEntries[0])).isEqualTo(entries);
    }
  }

  @Test
  void cookies_areSetAndDeletedAsThePageSays() {
    TestCookies cookies = new TestCookies(SatchelFeature.signedWith(Secret.random()));
    SessionCookie session = cookies.session();
    FlashCookie flash = cookies.flash();
    assertThat(block("text", 5).lines())
        .containsExactly(
            withoutValue(cookies.setSession(Map.of("a", "b"))),
            session.delete(),
            withoutValue(cookies.setFlash(Map.of("a", "b"))),
            flash.delete());
  }

  /** A value that the page says is accepted or refused, and why. */
  private record Trial(boolean accepted, String text) {
    static List<Trial> of(String block) {
      return block
          .lines()
          .map(line -> line.split(" {2,}"))
          .map(line -> new Trial(isAccepted(line[0]), line[1]))
          .toList();
    }

    private static boolean isAccepted(String word) {
      assertThat(word).isIn("accepted", "refused");
      return word.equals("accepted");
    }
  }

  static List<Trial> payloads() {
    return Trial.of(block("text", 1));
  }

  static List<Trial> flashes() {
    return Trial.of(block("text", 4));
  }

  private static Map<String, String> example(int block) {
    return block("text", block)
        .lines()
        .map(line -> line.split(" +", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  private static byte[] bytes(String label) {
    return bytes(EXAMPLE, label);
  }

  private static byte[] bytes(Map<String, String> example, String label) {
    return HexFormat.of().parseHex(example.get(label));
  }

  private static String withoutValue(String line) {
    return line.replaceFirst("=[^;]*", "=VALUE");
  }

  /** HKDF-Expand to one block. */
  private static byte[] expand(byte[] extracted, byte[] info) throws Exception {
    byte[] counted = Arrays.copyOf(info, info.length + 1);
    counted[info.length] = 1;
    return mac(extracted, counted);
  }

  private static byte[] mac(byte[] key, byte[] data) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return !run("python3", "-c", "print('here')").isEmpty();
    } catch (IOException absent) {
      return false;
    }
  }

  /** Returns the output of the program, or nothing if the program fails. */
  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0 ? output.replace("\r\n", "\n") : "";
  }

  private static List<MatchResult> rows(String pattern) {
    List<MatchResult> rows = Pattern.compile(pattern).matcher(PAGE).results().toList();
    assertThat(rows).hasSize(5);
    return rows;
  }

  /** The page's block of this kind, counted from 0. */
  private static String block(String kind, int index) {
    return Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(PAGE)
        .results()
        .skip(index)
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static String read(String page) {
    try {
      return Files.readString(Path.of(System.getProperty("project.root"), page));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
