package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what the published code must not contain, and the style of all main sources. */
class SourcesTest {
  private static final Path ROOT = Path.of("src", "main", "java", "dev", "satchel");
  private static final Map<String, String> CODE = code();

  /** A text or a character, in which two slashes begin no comment. */
  private static final Pattern LITERAL =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'");

  private static Map<String, String> code() {
    Map<String, String> code = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        code.put(
            ROOT.relativize(file).toString().replace('\\', '/'),
            Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return code;
  }

  private static List<String> holding(Map<String, String> code, String regex) {
    List<String> found = new ArrayList<>();
    code.forEach(
        (file, text) -> {
          Matcher matcher = Pattern.compile(regex).matcher(text);
          while (matcher.find()) {
            found.add(file + ": " + matcher.group());
          }
        });
    return found;
  }

  private static Map<String, String> under(String... prefixes) {
    Map<String, String> code = new TreeMap<>();
    CODE.forEach(
        (file, text) -> {
          for (String prefix : prefixes) {
            if (file.startsWith(prefix)) {
              code.put(file, text);
            }
          }
        });
    return code;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ':',
      textBlock =
          """
          objects of classes that the cookie names : \\bObject(In|Out)putStream\\b|\\bSerializable\\b|\\breadObject\\b|XMLDecoder|Class\\.forName|ClassLoader|fasterxml|jakarta\\.json : Class.forName(name)
          compression                              : java\\.util\\.zip|[Ii]nflat|[Dd]eflat|GZIP : new Inflater(true)
          keys from passwords                      : PBEKeySpec|PBKDF2|SecretKeyFactory : new PBEKeySpec(password)
          asymmetric keys                          : java\\.security\\.Signature\\b|KeyFactory|KeyPair|PublicKey|PrivateKey|X509 : KeyFactory.getInstance(name)
          AES without a mode, and ECB and GCM      : getInstance\\("AES"\\)|/ECB/|/GCM/ : Cipher.getInstance("AES")
          splitting, which makes work of dots      : \\.split\\(|StringTokenizer : token.split(dot)
          randomness that can be guessed           : java\\.util\\.Random\\b|ThreadLocalRandom|Math\\.random|\\bUUID\\b : UUID.randomUUID()
          percent escapes that are read leniently  : URLDecoder : URLDecoder.decode(text)
          tokens against forged requests           : (?i)[cx]srf : checkCsrf(request)
          """)
  void thereAreNo(String what, String regex, String sample) {
    assertThat(holding(Map.of("sample", sample), regex)).hasSize(1);
    assertThat(holding(CODE, regex)).as(what).isEmpty();
  }

  /** CVE-2019-16782 and its kin. */
  @Test
  void macsAndSecrets_areComparedInConstantTimeAlone() {
    assertThat(
            holding(
                under("internal/token/", "Secret.java"),
                "Arrays\\.(equals|compare|mismatch)|Objects\\.equals|contentEquals|\\w*\\.equals\\("))
        .containsExactly(
            "Secret.java: text.equals(", // with itself, stripped
            "internal/token/ClaimsReader.java: Arrays.equals", // a claim's name
            "internal/token/JsonEntries.java: Arrays.equals", // keys of one token
            "internal/token/JsonEntries.java: text.equals("); // a value that was verified
    assertThat(holding(CODE, "MessageDigest\\.isEqual\\("))
        .containsExactly(
            "Secret.java: MessageDigest.isEqual(",
            "Secret.java: MessageDigest.isEqual(",
            "internal/token/A256CbcHs512.java: MessageDigest.isEqual(",
            "internal/token/A256CbcHs512.java: MessageDigest.isEqual(",
            "internal/token/A256CbcHs512.java: MessageDigest.isEqual(",
            "internal/token/Hmac.java: MessageDigest.isEqual(",
            "internal/token/Jws.java: MessageDigest.isEqual(");
  }

  @Test
  void theSources_areFound() {
    assertThat(CODE).hasSizeGreaterThan(40).containsKey("internal/token/Jws.java");
    assertThat(holding(CODE, "AES/CBC/PKCS5Padding")).hasSize(1);
    assertThat(CODE.get("internal/token/Jwe.java")).doesNotContain("AES-GCM"); // in its comment
  }

  /** The formatter breaks text where it can, but neither a long word nor a text block. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "provider",
        "extensions/cache",
        "extensions/cdi",
        "example-jersey",
        "example-resteasy"
      })
  void lines_haveAtMost100Characters(String module) throws IOException {
    assertThat(lines(module, line -> line.length() > 100)).isEmpty();
  }

  /** The formatter tears a comment apart that stands after code. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "provider",
        "extensions/cache",
        "extensions/cdi",
        "example-jersey",
        "example-resteasy",
        "tests/tools",
        "benchmarks/application",
        "benchmarks/harness",
        "benchmarks/jersey",
        "benchmarks/play",
        "benchmarks/report",
        "benchmarks/resteasy",
        "benchmarks/tokens",
        "benchmarks/vertx"
      })
  void comments_standAboveTheirLine(String module) throws IOException {
    assertThat(lines(module, SourcesTest::hasTrailingComment)).isEmpty();
  }

  @Test
  void trailingComments_areFound() {
    assertThat(List.of("int a = 1; // one", "call(\"a // b\"); // c", "char c = '\"'; // d"))
        .allMatch(SourcesTest::hasTrailingComment);
    assertThat(List.of("  // above", "   * <p>a // b", "call(\"a // b\");", "\"http://a\""))
        .noneMatch(SourcesTest::hasTrailingComment);
  }

  private static boolean hasTrailingComment(String line) {
    String code = LITERAL.matcher(line).replaceAll("0").strip();
    boolean comment = code.startsWith("//") || code.startsWith("/*") || code.startsWith("*");
    return !comment && code.contains(" // ");
  }

  /** Returns the lines of a module's main sources that match, each after the name of its file. */
  private static List<String> lines(String module, Predicate<String> wanted) throws IOException {
    Path main = Path.of(System.getProperty("project.root"), module, "src", "main", "java");
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(main)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Files.readAllLines(file).stream()
            .filter(wanted)
            .forEach(line -> found.add(file.getFileName() + ": " + line));
      }
    }
    return found;
  }
}
