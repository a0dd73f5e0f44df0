package dev.satchel.internal.token;

import static dev.satchel.internal.token.Validity.Verdict.CURRENT;
import static dev.satchel.internal.token.Validity.Verdict.EXPIRED;
import static dev.satchel.internal.token.Validity.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.token.Validity.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final long NOW = 1_700_000_000;
  private static final Validity NONE = new Validity(0, 0, 0, OwnClaims.FORMAT);
  private static final Validity PLAY = new Validity(0, 0, 0, PlayClaims.FORMAT);

  @Test
  void withoutAnyEnd_aTokenCountsForEver() {
    assertThat(NONE.exp(NOW, NOW)).isNull();
    assertThat(NONE.end(claims(null, 0, 0))).isNull();
    assertThat(at(NONE, claims(null, 0, 0), Claims.MAX_TIME)).isEqualTo(CURRENT);
  }

  @Test
  void aToken_expiresOnTheSecond() {
    Claims claims = claims(NOW + 10, NOW, NOW);
    assertThat(NONE.of(claims, (NOW + 10) * 1000 - 1)).isEqualTo(CURRENT);
    assertThat(NONE.of(claims, (NOW + 10) * 1000)).isEqualTo(EXPIRED);
    assertThat(at(NONE, claims(0L, 0, 0), 0)).isEqualTo(EXPIRED);
  }

  @Test
  void aTokenOfTheFuture_isRefusedBeyondFiveMinutes() {
    assertThat(at(NONE, claims(null, NOW + 300, NOW + 300), NOW)).isEqualTo(CURRENT);
    assertThat(at(NONE, claims(null, NOW + 301, NOW), NOW)).isEqualTo(REFUSED);
    assertThat(at(NONE, claims(null, NOW, NOW + 301), NOW)).isEqualTo(REFUSED);
    assertThat(at(NONE, claims(null, Claims.MAX_TIME, NOW), NOW)).isEqualTo(REFUSED);
    assertThat(NONE.of(claims(null, NOW + 301, NOW), NOW * 1000 + 999))
        .as("whole seconds")
        .isEqualTo(REFUSED);
  }

  /** A token that is refused and has expired counts as refused, so no response deletes it. */
  @Test
  void aTokenOfTheFutureThatHasExpired_isRefused() {
    assertThat(at(NONE, claims(NOW - 1, NOW + 301, NOW), NOW)).isEqualTo(REFUSED);
  }

  @Test
  void theFirstEnd_counts() {
    assertThat(new Validity(50, 0, 0, OwnClaims.FORMAT).exp(NOW - 100, NOW)).isEqualTo(NOW + 50);
    assertThat(new Validity(0, 50, 0, OwnClaims.FORMAT).exp(NOW - 100, NOW)).isEqualTo(NOW + 50);
    assertThat(new Validity(0, 0, 120, OwnClaims.FORMAT).exp(NOW - 100, NOW)).isEqualTo(NOW + 20);
    assertThat(new Validity(50, 40, 130, OwnClaims.FORMAT).exp(NOW - 100, NOW)).isEqualTo(NOW + 30);
    assertThat(new Validity(50, 20, 130, OwnClaims.FORMAT).exp(NOW - 100, NOW)).isEqualTo(NOW + 20);
    assertThat(new Validity(10, 20, 130, OwnClaims.FORMAT).exp(NOW - 100, NOW)).isEqualTo(NOW + 10);
  }

  /** Settings may be newer than a token, and hold for it all the same. */
  @Test
  void ofTheTokensEndAndTheSettings_theEarlierCounts() {
    Validity idle = new Validity(0, 60, 0, OwnClaims.FORMAT);
    assertThat(idle.end(claims(null, NOW, NOW))).isEqualTo(NOW + 60);
    assertThat(idle.end(claims(NOW + 10, NOW, NOW))).isEqualTo(NOW + 10);
    assertThat(idle.end(claims(NOW + 90, NOW, NOW))).isEqualTo(NOW + 60);
    assertThat(NONE.end(claims(NOW + 90, NOW, NOW))).isEqualTo(NOW + 90);
    assertThat(at(idle, claims(NOW + 90, NOW, NOW), NOW + 59)).isEqualTo(CURRENT);
    assertThat(at(idle, claims(NOW + 90, NOW, NOW), NOW + 60)).isEqualTo(EXPIRED);

    Validity absolute = new Validity(0, 0, 60, OwnClaims.FORMAT);
    assertThat(at(absolute, claims(null, NOW - 60, NOW), NOW)).isEqualTo(EXPIRED);
    assertThat(at(absolute, claims(null, NOW - 59, NOW), NOW)).isEqualTo(CURRENT);
    Validity maxAge = new Validity(60, 0, 0, OwnClaims.FORMAT);
    assertThat(at(maxAge, claims(null, NOW, NOW - 60), NOW)).isEqualTo(EXPIRED);
    assertThat(at(maxAge, claims(null, NOW - 99, NOW - 59), NOW)).isEqualTo(CURRENT);
  }

  /** RUSTSEC-2017-0005 and its kin. */
  @Test
  void theLongestDurations_doNotOverflow() {
    Validity longest =
        new Validity(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, OwnClaims.FORMAT);
    Claims last = claims(null, Claims.MAX_TIME, Claims.MAX_TIME);
    assertThat(longest.exp(Claims.MAX_TIME, Claims.MAX_TIME)).isEqualTo(Claims.MAX_TIME);
    assertThat(longest.exp(0, 0)).isEqualTo(Claims.MAX_TIME);
    assertThat(at(longest, claims(null, NOW, NOW), NOW)).isEqualTo(CURRENT);
    assertThat(at(longest, last, Claims.MAX_TIME)).isEqualTo(EXPIRED);
    assertThat(longest.isRefreshDue(claims(null, NOW, NOW), NOW + 1)).isFalse();
    assertThat(longest.of(last, Long.MIN_VALUE)).isEqualTo(REFUSED);
    assertThat(longest.of(claims(null, 0, 0), Long.MIN_VALUE)).isEqualTo(REFUSED);
    assertThat(longest.of(claims(null, 0, 0), Long.MAX_VALUE)).isEqualTo(EXPIRED);
    assertThat(NONE.of(last, Long.MAX_VALUE)).isEqualTo(CURRENT);
    assertThat(PLAY.of(claims(Claims.MAX_TIME, NOW, NOW), Long.MAX_VALUE)).isEqualTo(EXPIRED);
  }

  @Test
  void aSessionInUse_slidesOncePerTenthOfTheIdleTimeout() {
    Validity idle = new Validity(0, 100, 0, OwnClaims.FORMAT);
    assertThat(idle.isRefreshDue(claims(NOW + 100, NOW, NOW), NOW - 5)).isFalse();
    assertThat(idle.isRefreshDue(claims(NOW + 100, NOW, NOW), NOW)).isFalse();
    assertThat(idle.isRefreshDue(claims(NOW + 100, NOW, NOW), NOW + 9)).isFalse();
    assertThat(idle.isRefreshDue(claims(NOW + 100, NOW, NOW), NOW + 10)).isTrue();
    assertThat(idle.isRefreshDue(claims(null, NOW, NOW), NOW + 10)).isTrue();
    Validity odd = new Validity(0, 101, 0, OwnClaims.FORMAT);
    assertThat(odd.isRefreshDue(claims(null, NOW, NOW), NOW + 10)).isFalse();
    assertThat(odd.isRefreshDue(claims(null, NOW, NOW), NOW + 11)).isTrue();
    Validity shortest = new Validity(0, 1, 0, OwnClaims.FORMAT);
    assertThat(shortest.isRefreshDue(claims(null, NOW, NOW), NOW)).isFalse();
    assertThat(shortest.isRefreshDue(claims(null, NOW, NOW), NOW + 1)).isTrue();
  }

  @Test
  void aSessionThatEndsSoonerThanTheIdleTimeout_slidesBefore() {
    Validity longer = new Validity(0, 1000, 0, OwnClaims.FORMAT);
    Claims ofAShorterTimeout = claims(NOW + 60, NOW, NOW);
    assertThat(longer.isRefreshDue(ofAShorterTimeout, NOW + 5)).isFalse();
    assertThat(longer.isRefreshDue(ofAShorterTimeout, NOW + 6)).isTrue();
    Validity besideMaxAge = new Validity(60, 1000, 0, OwnClaims.FORMAT);
    assertThat(besideMaxAge.isRefreshDue(claims(NOW + 60, NOW, NOW), NOW + 6)).isTrue();
  }

  @Test
  void aSessionWhoseEndDoesNotMove_doesNotSlide() {
    assertThat(NONE.isRefreshDue(claims(null, NOW, NOW), NOW + 1000)).isFalse();
    assertThat(
            new Validity(100, 0, 0, OwnClaims.FORMAT)
                .isRefreshDue(claims(null, NOW, NOW), NOW + 50))
        .as("Max-Age counts from the last write of the code")
        .isFalse();
    Validity both = new Validity(0, 100, 150, OwnClaims.FORMAT);
    assertThat(both.isRefreshDue(claims(NOW + 100, NOW, NOW), NOW + 40)).isTrue();
    assertThat(both.isRefreshDue(claims(NOW + 150, NOW, NOW + 60), NOW + 90)).isFalse();
    Validity sooner = new Validity(0, 100, 100, OwnClaims.FORMAT);
    assertThat(sooner.isRefreshDue(claims(NOW + 100, NOW, NOW), NOW + 40)).isFalse();
  }

  @Test
  void playsTokens_expireAfterFiveMinutesMore_toTheMillisecond() {
    Claims claims = claims(NOW, NOW - 10, NOW - 10);
    assertThat(PLAY.of(claims, (NOW + 300) * 1000)).isEqualTo(CURRENT);
    assertThat(PLAY.of(claims, (NOW + 300) * 1000 + 1)).isEqualTo(EXPIRED);
    assertThat(at(NONE, claims, NOW)).isEqualTo(EXPIRED);
    assertThat(at(PLAY, claims(null, NOW + 300, NOW + 300), NOW)).isEqualTo(CURRENT);
    assertThat(at(PLAY, claims(null, NOW + 301, NOW), NOW)).isEqualTo(REFUSED);
  }

  @Test
  void playsTokens_haveNoId() {
    Claims withId = new Claims(Map.of(), null, NOW, NOW, "id");
    assertThat(at(PLAY, withId, NOW)).isEqualTo(REFUSED);
    assertThat(at(NONE, withId, NOW)).isEqualTo(CURRENT);
  }

  @Test
  void aTokenWithoutAnId_countsUntilTheMoveIsOver_toTheMillisecond() {
    Validity moving = new Validity(0, 0, 0, OwnClaims.FORMAT, NOW);
    Claims withId = new Claims(Map.of(), null, NOW, NOW, "id");
    assertThat(moving.of(claims(null, 0, 0), NOW * 1000 - 1)).isEqualTo(CURRENT);
    assertThat(moving.of(claims(null, 0, 0), NOW * 1000)).isEqualTo(EXPIRED);
    assertThat(moving.of(withId, NOW * 1000)).isEqualTo(CURRENT);
  }

  /** The new token must decide, because the browser continues to send the other token too. */
  @Test
  void iat_isAboveThatOfEachTokenThatMayComeAgain() {
    Claims now = claims(null, NOW, NOW);
    Claims earlier = claims(null, NOW, NOW - 9);
    Claims ahead = claims(null, NOW, NOW + 240);
    Claims furthest = claims(null, NOW, NOW + 300);
    assertThat(Validity.iat(List.of(), NOW)).isEqualTo(NOW);
    assertThat(Validity.iat(List.of(earlier), NOW)).isEqualTo(NOW);
    assertThat(Validity.iat(List.of(now), NOW)).as("it is replaced").isEqualTo(NOW);
    assertThat(Validity.iat(List.of(now, earlier), NOW)).isEqualTo(NOW + 1);
    assertThat(Validity.iat(List.of(earlier, earlier), NOW)).isEqualTo(NOW);
    assertThat(Validity.iat(List.of(ahead), NOW)).isEqualTo(NOW + 241);
    assertThat(Validity.iat(List.of(claims(null, NOW, NOW + 1)), NOW)).isEqualTo(NOW + 2);
    assertThat(Validity.iat(List.of(claims(null, NOW, NOW + 249)), NOW)).isEqualTo(NOW + 250);
    assertThat(Validity.iat(List.of(claims(null, NOW, NOW + 250)), NOW))
        .as("other nodes would not read one of many quick writes")
        .isEqualTo(NOW);
    assertThat(Validity.iat(List.of(ahead, now), NOW)).isEqualTo(NOW + 241);
    assertThat(Validity.iat(List.of(furthest, now), NOW)).as("readable").isEqualTo(NOW + 300);
    assertThat(at(NONE, claims(null, NOW, NOW + 300), NOW)).isEqualTo(CURRENT);
  }

  private static Claims claims(Long exp, long nbf, long iat) {
    return new Claims(Map.of(), exp, nbf, iat, null);
  }

  private static Verdict at(Validity validity, Claims claims, long seconds) {
    return validity.of(claims, seconds * 1000);
  }
}
