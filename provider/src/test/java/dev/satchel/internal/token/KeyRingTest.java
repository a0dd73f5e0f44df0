package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.token.KeyRing.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "encrypted: {0}")
@ValueSource(booleans = {false, true})
class KeyRingTest {
  private static final long NOW = 1_700_000_000;
  private static final int MAX = 4096;
  private static final Opened REFUSED = new Opened(List.of(), false, false, false);

  private final boolean encrypted;
  private final CompactSerialization next;
  private final CompactSerialization writing;
  private final CompactSerialization old;
  private final CompactSerialization oldest;
  private final KeyRing ring;

  KeyRingTest(boolean encrypted) {
    this.encrypted = encrypted;
    this.next = key(1);
    this.writing = key(2);
    this.old = key(3);
    this.oldest = key(4);
    this.ring = new KeyRing(List.of(next, writing, old, oldest), 1);
  }

  private CompactSerialization key(int number) {
    return key(number, encrypted);
  }

  private static CompactSerialization key(int number, boolean encrypted) {
    byte[] key = new byte[64];
    Arrays.fill(key, (byte) number);
    return encrypted ? new Jwe(key) : Jws.hs256(key);
  }

  /** CVE-2025-47278: the list was reversed, and the oldest key signed. */
  @Test
  void writes_withTheWritingKey() {
    Claims claims = claims("a");
    String token = ring.write(claims);
    assertThat(token).hasSize(ring.length(claims));
    assertThat(writing.read(token)).isEqualTo(ClaimsWriter.write(claims));
    for (CompactSerialization other : List.of(next, old, oldest)) {
      assertThat(other.read(token)).isNull();
    }
  }

  @Test
  void everyKeyReads_andTellsIfItIsOlderThanTheWritingOne() {
    assertThat(open(token(next, "a"))).isEqualTo(current(claims("a"), false));
    assertThat(open(token(writing, "a"))).isEqualTo(current(claims("a"), false));
    assertThat(open(token(old, "a"))).isEqualTo(current(claims("a"), true));
    assertThat(open(token(oldest, "a"))).isEqualTo(current(claims("a"), true));
    assertThat(open(token(key(5), "a"))).isEqualTo(REFUSED);
    assertThat(open()).isEqualTo(REFUSED);
  }

  @Test
  void theOneWrittenLastDecides_whateverItsKeyAndPlace() {
    Claims first = at("first", NOW - 2);
    Claims second = at("second", NOW - 1);
    Claims third = at("third", NOW);
    String[] tokens = {token(next, first), token(writing, second), token(oldest, third)};
    assertThat(open(tokens))
        .isEqualTo(new Opened(List.of(third, second, first), false, true, false));
    assertThat(open(tokens[2], tokens[0]))
        .isEqualTo(new Opened(List.of(third, first), false, true, false));
    assertThat(open(tokens[1], tokens[0]))
        .isEqualTo(new Opened(List.of(second, first), false, false, false));
  }

  @Test
  void ofEquals_theFirstDecides() {
    Opened opened = open("rubbish", token(old, "1"), token(next, "2"));
    assertThat(opened).isEqualTo(new Opened(List.of(claims("1"), claims("2")), false, true, false));
    assertThat(opened.claims()).isEqualTo(claims("1"));
  }

  @Test
  void anExpiredOne_decidesIfItWasWrittenLast() {
    Claims expired = expired();
    Claims earlier = at("a", NOW - 10);
    Claims later = at("b", NOW - 8);
    assertThat(open(token(next, expired)))
        .isEqualTo(new Opened(List.of(expired), true, false, false));
    assertThat(open(token(oldest, expired), token(writing, earlier)))
        .isEqualTo(new Opened(List.of(expired, earlier), true, true, false));
    assertThat(open(token(oldest, expired), token(writing, earlier)).claims()).isNull();
    assertThat(open(token(next, expired), token(oldest, later)))
        .isEqualTo(new Opened(List.of(later, expired), false, true, false));
    assertThat(open("rubbish", token(next, expired), token(key(5), "a")).expired()).isTrue();
    assertThat(open(token(key(5), expired))).isEqualTo(REFUSED);
  }

  /**
   * A token of a clock that is far ahead decides nothing, because no server could write a later
   * token.
   */
  @Test
  void oneFromBeyondTheLeeway_isNoneOfThem() {
    Claims future = at("future", NOW + 301);
    assertThat(open(token(writing, future), token(writing, "a")))
        .isEqualTo(current(claims("a"), false));
  }

  @Test
  void whatVerifiesAndIsNoClaims_isRefused() {
    for (String payload : new String[] {"", "{}", "[]", "a=1"}) {
      String token = writing.write(payload.getBytes(StandardCharsets.US_ASCII));
      assertThat(open(token)).as(payload).isEqualTo(REFUSED);
    }
  }

  @Test
  void onlyTheFirstEightWithTheHeader_areTried() {
    String forged = forged(token(writing, "0"));
    List<String> values = new ArrayList<>(Collections.nCopies(100, "rubbish"));
    values.addAll(Collections.nCopies(100, "x".repeat(MAX + 1)));
    values.addAll(Collections.nCopies(7, forged));
    values.add(token(oldest, "a"));
    assertThat(open(values).claims()).isEqualTo(claims("a"));
    values.set(0, forged);
    assertThat(open(values)).isEqualTo(new Opened(List.of(), false, false, true));
  }

  /** An attacker's expired one and seven more must not have the user's deleted. */
  @Test
  void anExpiredOne_doesNotSpeakForThoseThatWerePassedOver() {
    String forged = forged(token(writing, "0"));
    List<String> values = new ArrayList<>(List.of(token(next, expired())));
    values.addAll(Collections.nCopies(7, forged));
    assertThat(open(values).expired()).isTrue();
    assertThat(open(values).passedOver()).isFalse();
    values.add(token(writing, "b"));
    assertThat(open(values)).isEqualTo(new Opened(List.of(expired()), true, false, true));
  }

  @Test
  void longerValues_arePassedOver() {
    String token = token(writing, "a");
    assertThat(ring.open(List.of(token), token.length(), none(), NOW * 1000).claims()).isNotNull();
    assertThat(ring.open(List.of(token), token.length() - 1, none(), NOW * 1000))
        .isEqualTo(REFUSED);
    String tooLong = forged(token) + "A".repeat(MAX);
    List<String> values = new ArrayList<>(Collections.nCopies(8, tooLong));
    values.add(token);
    assertThat(open(values).claims()).as("they take no place").isEqualTo(claims("a"));
  }

  /** CVE-2025-30204 and its kin: 8 MB of dots, a thousand times, under four keys. */
  @Test
  void longerValues_areNoWork() {
    String header = token(writing, "a").substring(0, encrypted ? 49 : 21);
    List<String> values = Collections.nCopies(8, header + ".".repeat(1 << 20));
    assertThat(writing.hasHeader(values.get(0))).isTrue();
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 1000; i++) {
            assertThat(open(values)).isEqualTo(REFUSED);
          }
        });
  }

  @Test
  void aFormOfTheOtherAlgorithm_isNoCandidate() {
    assertThat(open(token(key(2, !encrypted), "a"))).isEqualTo(REFUSED);
  }

  private KeyRing alsoReading(boolean newer, long until) {
    return ring.alsoReading(List.of(key(1, !encrypted), key(2, !encrypted)), newer, until);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOtherAlgorithm_isReadForATime_asOlderOrNewer(boolean newer) {
    KeyRing both = alsoReading(newer, NOW + 10);
    long last = (NOW + 10) * 1000 - 1;
    for (int key = 1; key <= 2; key++) {
      List<String> token = List.of(token(key(key, !encrypted), "a"));
      assertThat(both.open(token, MAX, none(), last)).isEqualTo(current(claims("a"), !newer));
      assertThat(both.open(token, MAX, none(), last + 1)).isEqualTo(REFUSED);
    }
    List<String> unknown = List.of(token(key(3, !encrypted), "a"));
    assertThat(both.open(unknown, MAX, none(), last)).isEqualTo(REFUSED);
    List<String> forged = List.of(forged(token(key(1, !encrypted), "a")));
    assertThat(both.open(forged, MAX, none(), last)).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOtherAlgorithm_changesNothingForTheOwnOne(boolean newer) {
    KeyRing both = alsoReading(newer, NOW + 10);
    Claims claims = claims("a");
    assertThat(writing.read(both.write(claims))).isEqualTo(ClaimsWriter.write(claims));
    assertThat(both.length(claims)).isEqualTo(ring.length(claims));
    for (CompactSerialization key : List.of(next, writing, old, oldest)) {
      List<String> token = List.of(token(key, claims));
      assertThat(both.open(token, MAX, none(), NOW * 1000)).isEqualTo(open(token));
    }
  }

  @Test
  void tokensOfBothAlgorithms_shareTheEightPlaces() {
    String other = forged(token(key(1, !encrypted), "0"));
    List<String> values = new ArrayList<>(Collections.nCopies(8, other));
    values.add(token(writing, "a"));
    KeyRing both = alsoReading(true, NOW + 10);
    assertThat(both.open(values, MAX, none(), NOW * 1000))
        .isEqualTo(new Opened(List.of(), false, false, true));
    assertThat(both.open(values, MAX, none(), (NOW + 10) * 1000))
        .as("they take no place any more")
        .isEqualTo(current(claims("a"), false));
  }

  @Test
  void ofBothAlgorithms_theTokenWrittenLastDecides() {
    KeyRing both = alsoReading(false, NOW + 10);
    Claims earlier = at("earlier", NOW - 1);
    Claims later = at("later", NOW);
    List<String> values = List.of(token(writing, earlier), token(key(2, !encrypted), later));
    assertThat(both.open(values, MAX, none(), NOW * 1000))
        .isEqualTo(new Opened(List.of(later, earlier), false, true, false));
  }

  @Test
  void anEndBeyondAllTimes_isTheFirstOrTheLastTime() {
    List<String> token = List.of(token(key(1, !encrypted), "a"));
    assertThat(alsoReading(true, Long.MAX_VALUE).open(token, MAX, none(), NOW * 1000).claims())
        .isEqualTo(claims("a"));
    assertThat(alsoReading(true, Long.MIN_VALUE).open(token, MAX, none(), NOW * 1000))
        .isEqualTo(REFUSED);
  }

  @Test
  void playsTokens_areReadAndJudgedAsPlayDoes() {
    Validity play = new Validity(0, 0, 0, PlayClaims.FORMAT);
    KeyRing ofPlay = new KeyRing(List.of(writing), 0, PlayClaims.FORMAT);
    String expired = token(writing, new Claims(Map.of(), NOW, NOW - 9, NOW - 9, null));
    assertThat(open(expired).expired()).isTrue();
    assertThat(ofPlay.open(List.of(expired), MAX, play, NOW * 1000).claims()).isNotNull();
    String withId = token(writing, new Claims(Map.of(), null, NOW, NOW, "id"));
    assertThat(open(withId).claims()).isNotNull();
    assertThat(ofPlay.open(List.of(withId), MAX, play, NOW * 1000)).isEqualTo(REFUSED);
    String json = "{\"data\":{\"k\":\"\\ud83d\"},\"nbf\":" + NOW + ",\"iat\":" + NOW + "}";
    String halfPair = writing.write(json.getBytes(StandardCharsets.US_ASCII));
    assertThat(open(halfPair)).isEqualTo(REFUSED);
    assertThat(ofPlay.open(List.of(halfPair), MAX, play, NOW * 1000).claims())
        .isEqualTo(claims("\ufffd"));
  }

  private static String forged(String token) {
    return token.substring(0, token.length() - 1) + '!';
  }

  private static Claims claims(String value) {
    return new Claims(Map.of("k", value), null, NOW, NOW, null);
  }

  private static Claims at(String value, long iat) {
    return new Claims(Map.of("k", value), null, NOW - 9, iat, null);
  }

  private static Opened current(Claims claims, boolean older) {
    return new Opened(List.of(claims), false, older, false);
  }

  private static Claims expired() {
    return new Claims(Map.of("k", "expired"), NOW - 1, NOW - 9, NOW - 9, null);
  }

  private static String token(CompactSerialization key, String value) {
    return token(key, claims(value));
  }

  private static String token(CompactSerialization key, Claims claims) {
    return key.write(ClaimsWriter.write(claims));
  }

  private static Validity none() {
    return new Validity(0, 0, 0, OwnClaims.FORMAT);
  }

  private Opened open(String... values) {
    return open(List.of(values));
  }

  private Opened open(List<String> values) {
    return ring.open(values, MAX, none(), NOW * 1000);
  }
}
