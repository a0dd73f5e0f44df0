package dev.satchel.internal.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.satchel.AnyText;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The claims' JSON against a JSON library: what one takes the other takes, for the same claims. */
class ClaimsDifferentialTest {
  private static final JsonMapper JACKSON = new JsonMapper();

  @Property
  void anyClaims_areReadBackByUsAndByJackson(@ForAll("claims") Claims claims) {
    byte[] json = ClaimsWriter.write(claims);
    assertThat(json).hasSize(ClaimsWriter.length(claims));
    assertThat(ClaimsReader.read(json)).isEqualTo(claims);
    assertThat(JacksonClaims.read(json)).isEqualTo(claims);
  }

  @Property
  void whatJacksonWrites_isReadByUs(@ForAll("claims") Claims claims)
      throws JsonProcessingException {
    ObjectNode root = JACKSON.createObjectNode().put("nbf", claims.nbf()).put("iat", claims.iat());
    if (claims.sid() != null) {
      root.put("sid", claims.sid());
    }
    if (claims.exp() != null) {
      root.put("exp", claims.exp());
    }
    root.set("data", JACKSON.valueToTree(claims.data()));
    ObjectWriter escaping = JACKSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    for (ObjectWriter writer :
        List.of(JACKSON.writer(), escaping, escaping.withDefaultPrettyPrinter())) {
      assertThat(ClaimsReader.read(writer.writeValueAsBytes(root))).isEqualTo(claims);
    }
  }

  /** JSON that is nearly that of claims, put together of parts that are all right, or nearly. */
  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
  void generatedJson_isReadAsJacksonReadsIt(@ForAll("nearlyClaims") String json) {
    assertThatBothRead(json.getBytes(UTF_8));
  }

  /** The JSON of claims with a few bytes changed. */
  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
  void damagedJson_isReadAsJacksonReadsIt(
      @ForAll("claims") Claims claims, @ForAll("damages") List<Damage> damages) {
    byte[] json = ClaimsWriter.write(claims);
    damages.forEach(damage -> damage.to(json));
    assertThatBothRead(json);
  }

  private static void assertThatBothRead(byte[] json) {
    Claims claims = ClaimsReader.read(json);
    assertThat(claims).isEqualTo(JacksonClaims.read(json));
    assertThat(ClaimsReader.readAsPlay(json)).isEqualTo(JacksonClaims.readAsPlay(json));
    Statistics.collect(claims == null ? "refused" : "accepted");
    Statistics.coverage(
        coverage -> {
          coverage.check("accepted").percentage(share -> share > 10);
          coverage.check("refused").percentage(share -> share > 10);
        });
  }

  /** All that sets the two apart, which {@link JacksonClaims} evens out. */
  @Example
  void deviations_areTheseAlone() throws IOException {
    String claims = "{\"data\":{\"a\":\"\"},\"nbf\":0,\"iat\":0}";
    byte[][] deviations = {
      claims.replace("0,", "-0,").getBytes(UTF_8),
      claims.replace("\"\"", "\"\\ud83d\"").getBytes(UTF_8),
      claims.replace("\"\"", "\"\\ude00\"").getBytes(UTF_8),
      claims.replace("\"\"", "\"\u00c0\u00af\"").getBytes(ISO_8859_1),
      ('\ufeff' + claims).getBytes(UTF_8),
      claims.getBytes(UTF_16LE)
    };
    for (byte[] json : deviations) {
      assertThat(JACKSON.readTree(json).get("data").size()).isEqualTo(1);
      assertThat(ClaimsReader.read(json)).isNull();
      assertThat(JacksonClaims.read(json)).isNull();
    }
  }

  /**
   * A byte for another.
   *
   * @param place counted around the end
   */
  record Damage(int place, byte with) {
    void to(byte[] json) {
      json[place % json.length] = with;
    }
  }

  @Provide
  Arbitrary<Claims> claims() {
    return Combinators.combine(
            AnyText.entries(),
            time().injectNull(0.5),
            time(),
            time(),
            AnyText.text().injectNull(0.5))
        .as(Claims::new);
  }

  private static Arbitrary<Long> time() {
    return Arbitraries.longs().between(0, Claims.MAX_TIME);
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    Arbitrary<Byte> bytes =
        Arbitraries.oneOf(
            Arbitraries.chars()
                .with("\"\\{}[]:,0123456789eE+-.u \n")
                .map(c -> (byte) c.charValue()),
            Arbitraries.bytes());
    return Combinators.combine(Arbitraries.integers().between(0, 1000), bytes)
        .as(Damage::new)
        .list()
        .ofMaxSize(2);
  }

  @Provide
  Arbitrary<String> nearlyClaims() {
    Arbitrary<String> members =
        Combinators.combine(
                often("\"data\"", "\"dat\\u0061\"", "\"exp\"", "data"),
                often(":", " :\n", "", ","),
                data(),
                often(",\"exp\":", ",\r\t\"exp\" : ", ",\"sid\":", "\"exp\":"),
                number(),
                often(",\"nbf\":0,\"iat\":1", ",\"iat\":2 ,\"nbf\": 3", ",\"iat\":4", ","),
                often("", ",\"sid\":\"s\"", " ", ",\"sid\":1"))
            .as(
                (name, colon, data, exp, number, rest, end) ->
                    name + colon + data + exp + number + rest + end);
    return Combinators.combine(
            often("{", " { ", "[", "\ufeff{"), members, often("}", "\n}\t", "", "}}"))
        .as((begin, middle, end) -> begin + middle + end);
  }

  private static Arbitrary<String> data() {
    Arbitrary<String> entry =
        Combinators.combine(string(), often(":", " : ", "", "::"), string())
            .as((key, colon, value) -> key + colon + value);
    Arbitrary<String> comma = often(",", " ,\n", "", ",,");
    return Combinators.combine(
            often("{", "{ ", "", "{,"),
            entry.list().ofMaxSize(3),
            comma,
            often("}", " }", "", ",}"))
        .as((begin, entries, between, end) -> begin + String.join(between, entries) + end);
  }

  private static Arbitrary<String> string() {
    Arbitrary<String> characters =
        Arbitraries.frequency(
            Tuple.of(20, "a"),
            Tuple.of(5, "b\u00e9\u20ac\ud83d\ude00\u007f\u2028"),
            Tuple.of(5, "\\u0061"),
            Tuple.of(5, "\\\"\\\\\\/\\b\\f\\n\\r\\t"),
            Tuple.of(5, "\\uD83d\\uDe00"),
            Tuple.of(1, "\\ud83d"),
            Tuple.of(1, "\\ude00"),
            Tuple.of(1, "\\x41"),
            Tuple.of(1, "\\u00g1"),
            Tuple.of(1, "\\"),
            Tuple.of(1, "\u001f"),
            Tuple.of(1, "\""));
    return Combinators.combine(
            often("\"", "\"", "'", ""),
            characters.list().ofMaxSize(3),
            often("\"", "\"", "", "\"null"))
        .as((begin, parts, end) -> begin + String.join("", parts) + end);
  }

  private static Arbitrary<String> number() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, Claims.MAX_TIME).map(String::valueOf),
        Arbitraries.of(
            "0",
            "-0",
            "-1",
            "00",
            "01",
            "1.0",
            "1.",
            "1e3",
            "+1",
            "0x1",
            "null",
            "true",
            "\"1\"",
            "253402300799",
            "253402300800",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999",
            "NaN",
            ""));
  }

  /** The first two are right in most places. */
  private static Arbitrary<String> often(String first, String second, String third, String fourth) {
    return Arbitraries.frequency(
        Tuple.of(20, first), Tuple.of(10, second), Tuple.of(1, third), Tuple.of(1, fourth));
  }
}
