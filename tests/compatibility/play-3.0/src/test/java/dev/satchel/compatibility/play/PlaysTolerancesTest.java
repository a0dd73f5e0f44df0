package dev.satchel.compatibility.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.SteppingClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks tokens that Play reads although it never writes them. Satchel gives an empty scope for
 * them.
 */
class PlaysTolerancesTest {
  private static final String SECRET = "Forgeries are signed with this too, which is why it hurts";
  private static final SteppingClock CLOCK = new SteppingClock();
  private static final Map<String, String> ANN = Map.of("user", "ann");
  private static final String TIMES = "\"nbf\":" + CLOCK.seconds() + ",\"iat\":" + CLOCK.seconds();
  private static final String PAYLOAD = "{\"data\":{\"user\":\"ann\"}," + TIMES + "}";
  private static final PlayApplication PLAY = new PlayApplication(SECRET, CLOCK);

  @AutoClose
  private static final Site SITE =
      new Site(
          SatchelFeature.builder()
              .secret(Secret.of(SECRET))
              .play(PlayCookies.hs256().withFlash())
              .clock(CLOCK)
              .build());

  private static void assertReadByPlayAlone(String token) {
    assertThat(PLAY.session(token)).isEqualTo(ANN);
    assertThat(SITE.session(token)).isEmpty();
  }

  private static String ofPayload(String payload) {
    return Forged.token(SECRET, payload);
  }

  @Test
  void forgedAsPlayWrites_isReadByBoth() {
    String token = ofPayload(PAYLOAD);
    assertThat(PLAY.session(token)).isEqualTo(ANN);
    assertThat(SITE.session(token)).isEqualTo(ANN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"HS256\",\"kid\":\"1\"}",
        "{ \"alg\":\"HS256\"}",
        "{\"alg\":\"none\",\"alg\":\"HS256\"}"
      })
  void anotherHeader(String header) {
    assertReadByPlayAlone(Forged.token(SECRET, header, PAYLOAD.getBytes(UTF_8)));
  }

  /**
   * Neither side lets a token choose its algorithm, even if the header has the right length and
   * signature.
   */
  @ParameterizedTest
  @ValueSource(strings = {"{\"alg\":\"HS512\"}", "{\"alg\":\"none\"} ", "{\"alg\":\"hs256\"}"})
  void headerOfAnotherAlgorithm_isRefusedByBoth(String header) {
    String token = Forged.token(SECRET, header, PAYLOAD.getBytes(UTF_8));
    assertThat(PLAY.session(token)).isEmpty();
    assertThat(SITE.session(token)).isEmpty();
  }

  @Test
  void compressedPayload() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
      deflater.write(PAYLOAD.getBytes(UTF_8));
    }
    assertReadByPlayAlone(
        Forged.token(SECRET, "{\"alg\":\"HS256\",\"zip\":\"DEF\"}", compressed.toByteArray()));
  }

  @Test
  void strayBitsOfTheSignature() {
    String token = ofPayload(PAYLOAD);
    int dot = token.lastIndexOf('.') + 1;
    assertReadByPlayAlone(token.substring(0, dot) + Forged.withStrayBits(token.substring(dot)));
  }

  @Test
  void strayBitsOfThePayload() {
    String header = Forged.base64Url(Forged.HEADER.getBytes(UTF_8));
    String json = PAYLOAD.length() % 3 == 0 ? "{ " + PAYLOAD.substring(1) : PAYLOAD;
    String payload = Forged.base64Url(json.getBytes(UTF_8)); // a multiple of 3 leaves no stray bits
    assertReadByPlayAlone(Forged.signed(SECRET, header + "." + Forged.withStrayBits(payload)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "1.5", "true", "[1,\"a\"]", "{\"x\":1}"})
  void valueThatIsNoString(String value) {
    String token = ofPayload("{\"data\":{\"user\":" + value + "}," + TIMES + "}");
    assertThat(PLAY.session(token)).containsOnlyKeys("user");
    assertThat(SITE.session(token)).isEmpty();
  }

  @Test
  void anotherClaim() {
    assertReadByPlayAlone(ofPayload(PAYLOAD.replace("\"nbf\"", "\"aud\":\"shop\",\"nbf\"")));
  }

  /** A claim of Satchel's own format. Under Play's key it would be an id that nobody checks. */
  @Test
  void idOfASession() {
    assertReadByPlayAlone(ofPayload(PAYLOAD.replace("\"iat\"", "\"sid\":\"7\",\"iat\"")));
  }

  @Test
  void claimThatIsThereTwice() {
    assertReadByPlayAlone(ofPayload("{\"data\":{\"user\":\"eve\"}," + PAYLOAD.substring(1)));
  }

  @Test
  void keyThatIsThereTwice() {
    assertReadByPlayAlone(ofPayload(PAYLOAD.replace("\"user\"", "\"user\":\"eve\",\"user\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbf", "iat"})
  void missingTime(String claim) {
    long now = CLOCK.seconds();
    assertReadByPlayAlone(ofPayload(PAYLOAD.replaceFirst(",\"" + claim + "\":" + now, "")));
  }

  @Test
  void timesThatAreNoWholeSeconds() {
    assertReadByPlayAlone(ofPayload(PAYLOAD.replace("\"iat\":", "\"exp\":4102444800.5,\"iat\":")));
    assertReadByPlayAlone(
        ofPayload(PAYLOAD.replace("\"iat\":", "\"exp\":\"4102444800\",\"iat\":")));
  }

  @Test
  void writtenInTheFuture() {
    long later = CLOCK.seconds() + 301;
    assertReadByPlayAlone(ofPayload(PAYLOAD.replaceFirst("\"iat\":\\d+", "\"iat\":" + later)));
  }

  @Test
  void signedUrlEncodedSession_whichNeverExpires() {
    PlayApplication anHour = new PlayApplication(SECRET, CLOCK, "play.http.session.maxAge = 1h");
    String value = anHour.legacySession(ANN);
    assertThat(value).matches("[0-9a-f]{40}-user=ann");
    SteppingClock later = new SteppingClock();
    later.step(Duration.ofDays(3650));
    assertThat(new PlayApplication(SECRET, later, "play.http.session.maxAge = 1h").session(value))
        .isEqualTo(ANN);
    assertThat(SITE.session(value)).isEmpty();
    assertThat(SITE.session(PLAY.legacySession(Map.of()))).isEmpty();
  }

  @Test
  void unsignedUrlEncodedFlash_whichAnybodyCanMake() {
    String value = PLAY.legacyFlash(ANN);
    assertThat(value).isEqualTo("user=ann");
    assertThat(PLAY.flash(value)).isEqualTo(ANN);
    assertThat(SITE.flash(value)).isEmpty();
    assertThat(SITE.session(value)).isEmpty();
  }
}
