package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Forty-two past vulnerabilities of sessions in cookies, of tokens, and of what both are made of:
 * the tests that hold each off here, or why it cannot be. A test that is renamed is missed.
 */
class PastVulnerabilitiesTableTest {
  private static final String ROWS =
      """
      1  | CVE-2026-39324 rack-session: the decoder of unprotected cookies behind the one that refused
         | PastVulnerabilitiesTest#cve_2026_39324_rackSession_noOtherDecoderComesAfterTheOneThatRefused
      2  | Play's flash: unsigned by its shape
         | PastVulnerabilitiesTest#playFlash_aProtectedFlashIsNeverReadByItsShape
         | ProtectionContract#aSignedFlash_cannotBeForged
      3  | CVE-2026-40372 ASP.NET Data Protection: the MAC of other bytes, and its result discarded
         | PastVulnerabilitiesTest#cve_2026_40372_aspNetDataProtection_everyBitCountsUnderEveryKey
         | JwsTest#everySingleBitFlipped_isRefused JweTest#everySingleBitFlipped_isRefused
         | JwsTest#everyTruncationAndExtension_isRefused JweTest#everyTruncationExtensionAndDeletion_isRefused
      4  | CVE-2026-6873 Django: name and salt ran together
         | PastVulnerabilitiesTest#cve_2026_6873_django_nameAndAudienceDoNotRunTogether
         | HkdfTest#purposes_thatJoinToTheSameText_haveDifferentKeys
      5  | Laravel 6.18.27: what was encrypted for one cookie was good in another
         | PastVulnerabilitiesTest#laravel_2020_aTokenOfOneCookieIsGoodInNoOther
         | CookieHeaderContract#aTokenOfAnotherCookieScopeOrAudience_isRefused
      6  | Play: session and flash under one key. In its own format it is so; ours has a key for each
         | PastVulnerabilitiesTest#laravel_2020_aTokenOfOneCookieIsGoodInNoOther
         | ProtectionContract#aScope_readsItsConfiguredFormatOnly
      7  | CVE-2025-46344 nextjs-auth0, CVE-2024-31999 fastify: no end within the token. Timeouts are off until set
         | ExpiryContract#idleTimeout_endsWhatIsNotUsed ExpiryContract#absoluteTimeout_endsWhatIsUsedToo
         | ExpiryContract#aTimeoutThatComesLater_bindsTokensThatAreOut
      8  | iron-session, Play: a cookie for the browser's session was a token for ever. Timeouts are off until set
         | ExpiryContract#idleTimeout_endsWhatIsNotUsed SettingsTest#timeouts_areWholeSecondsAboveZero
      9  | CVE-2023-30861, CVE-2026-27205 Flask, CVE-2026-35192 Django: no Vary on some accesses and refreshes
         | CachingContract#anyAccess_varies_cookieOrNone CachingContract#vary_isMergedWithoutDuplicates
         | ExpiryContract#use_isWrittenOncePerTenthOfTheIdleTimeout
      10 | CVE-2025-48947 nextjs-auth0, CVE-2025-64762 authkit, CVE-2024-26144 Rails: Set-Cookie in a cache
         | CachingContract#writingOrDeleting_forbidsStoring SessionContract#untouched_leavesNoTrace
         | RotationContract#aTokenOfAnOlderSecret_isWrittenAnewWithItsClaims
      11 | CVE-2025-47278 Flask: signed with the oldest key
         | KeyRingTest#writes_withTheWritingKey RotationContract#aTokenOfAnOlderSecret_isWrittenAnewWithItsClaims
         | RotationContract#amongSeveralCookies_theOneWrittenLastCountsWhateverItsSecret
      12 | CVE-2025-46336 rack-session: a long request brought a deleted session back. What is put after clear() counts
         | ExpiryContract#whatIsNotRecentAnyMore_isLeftToTheRequestsThatWentPast
         | ExpiryContract#use_isNotWrittenWhereItCouldUndoWhatAnotherRequestDid
         | SessionContract#onlyRead_sendsNothing SessionContract#putAfterClear_counts
      13 | CVE-2015-9235, CVE-2016-10555, CVE-2018-0114: the header chose algorithm or key
         | JwsTest#otherHeaders_areRefusedEvenWhenSignedWithTheKey JweTest#otherHeaders_areRefusedEvenUnderTheKey
         | JwsVectorsTest#wycheproof_asTheyAre_noneHasOurHeader
      14 | CVE-2026-29000 pac4j: an unsigned token within an encrypted one
         | PastVulnerabilitiesTest#cve_2026_29000_pac4j_whatIsEncryptedIsClaimsAndNoTokenInIt
      15 | CVE-2022-21449 Java: a signature of zeros. Cannot be: there are no asymmetric keys
         | SourcesTest#thereAreNo
      16 | CVE-2025-30204 golang-jwt, CVE-2025-27144 go-jose: split at every dot
         | KeyRingTest#longerValues_areNoWork JwsTest#dots_areNoWork JweTest#dots_areNoWork
         | HostileInputContract#hugeHeaders_areNeverA5xx SourcesTest#thereAreNo
      17 | CVE-2024-29371 jose4j, CVE-2024-28176 jose: zip bombs. Cannot be: nothing is inflated
         | SourcesTest#thereAreNo JweTest#otherHeaders_areRefusedEvenUnderTheKey
      18 | CVE-2023-52428 Nimbus, CVE-2023-51775 jose4j: the token chose PBKDF2's count. Cannot be: there is no PBES2
         | SourcesTest#thereAreNo JweTest#otherHeaders_areRefusedEvenUnderTheKey
      19 | CVE-2025-53864 Nimbus: deep JSON
         | ClaimsTest#deepNesting_isRefusedWithoutRecursion SessionContract#whatIsSignedButNotTheClaimsOfASession_readsAsEmpty
      20 | Play 2020: hash collisions before anything was verified
         | PastVulnerabilitiesTest#play_2020_hashCollisions_areFewBeforeAnythingIsVerified
         | FlashContract#tooLargeOrTwice_readsAsEmptyAndIsDeleted
      21 | CVE-2026-73418 next-auth, iron-session, Ninja, Renarde, Vert.x: a malformed cookie was a 500
         | HostileInputContract#oddCookieHeaders_readWhatWasSignedAndNothingElse
         | HostileInputContract#controlCharactersAndLineBreaks_areNeverA5xxNorAHeader
         | SessionContract#unreadable_readsAsEmptyAndIsLeftInPlace FlashContract#malformed_readsAsEmptyAndIsDeleted
      22 | JDK: unchecked exceptions of ciphers on short input
         | A256CbcHs512Test#jdkTrap_aCipherThatThrowsAnUncheckedProviderException_isNull
         | A256CbcHs512Test#jdkTrap_ciphertextThatIsTooShortOrNoMultipleOfABlock_isNull
      23 | JDK: Base64 endings that are not canonical
         | Base64UrlTest#jdkTrap_endingsThatAreNotCanonical_areReadByTheJdkAndRefusedHere
         | JwsTest#lastCharactersThatDecodeToTheSameBytes_areRefused JweTest#spellingsThatAreNotCanonical_areRefusedInEachPart
      24 | ruby/openssl#63: tags cut short
         | A256CbcHs512Test#tagsOfAnyOtherLength_areRefused JweTest#aTagCutShort_isRefused
      25 | MS10-070 ASP.NET, CVE-2019-12422 Shiro: padding oracles. A256CBC-HS512 has the tag before the padding
         | PastVulnerabilitiesTest#ms10_070_aspNet_aWrongPaddingLooksLikeAWrongTag
         | JweTest#aRightTagOverWhatNoCipherMade_isRefusedLikeAWrongTag
      26 | CVE-2016-4437 Shiro, CVE-2017-1000053 Plug, CVE-2018-15133 Laravel, CVE-2014-125112 Plack: objects in the cookie
         | PastVulnerabilitiesTest#cve_2016_4437_shiro_anObjectUnderTheRightKeyIsInert SourcesTest#thereAreNo
      27 | CVE-2023-27524 Superset: secrets that were shipped, or examples
         | SecretTest#placeholders SecretTest#atLeast32Bytes SecretTest#missing
         | SatchelFeatureTest#aSecret_isRequired FormatDocTest#secret_isRefused
      28 | CVE-2018-1000883, CVE-2026-56813 Plug, CVE-2024-47764 cookie, CVE-2026-88038 cookies: attributes within
         | PastVulnerabilitiesTest#cve_2018_1000883_plug_noEntryBecomesAnAttributeOrAnotherCookie
         | CookieSettingsTest#names_areTokens CookieSettingsTest#pathAndDomain_arePrintableAscii
      29 | CVE-2020-8184 Rack, CVE-2020-7070, CVE-2022-31629 PHP: names that were decoded
         | CookieHeaderTest#values_areThoseOfExactlyTheName
         | HostileInputContract#oddCookieHeaders_readWhatWasSignedAndNothingElse
      30 | CVE-2023-23934 Werkzeug: a nameless cookie read as a named one
         | CookieHeaderTest#missingEqualsEmptyPairsAndQuotes_meanNothing
         | HostileInputContract#oddCookieHeaders_readWhatWasSignedAndNothingElse
      31 | CVE-2023-26049 Jetty, CVE-2023-4639 Undertow, CVE-2015-2156 Netty: quotes. A semicolon ends a cookie, as browsers have it
         | CookieHeaderTest#missingEqualsEmptyPairsAndQuotes_meanNothing
         | HostileInputContract#oddCookieHeaders_readWhatWasSignedAndNothingElse
      32 | CVE-2025-58186 Go, CVE-2024-7592 Python: cookie parsers that were not linear
         | PastVulnerabilitiesTest#cve_2025_58186_go_readingIsLinearInTheHeader CookieHeaderTest#manyCookies_areRead
         | HostileInputContract#hugeHeaders_areNeverA5xx
      33 | Cookie tossing: of two cookies, the planted one counted
         | CookieHeaderContract#severalCookiesOfTheName_ofThoseWrittenLastTheFirstWins
         | CookieHeaderContract#candidates_areTheFirstEightWithTheHeader FlashContract#tooLargeOrTwice_readsAsEmptyAndIsDeleted
      34 | CVE-2023-29019 fastify-passport, CVE-2024-38513 Fiber: fixation
         | SessionContract#rewriting_carriesTheIdUntilClear SessionContract#rewriting_carriesTheBeginningUntilClear
         | DeclaredChangesContract#withNewSession_discardsWhatArrived_neverWhatThisRequestPut
      35 | akka-http-session: two absent CSRF tokens were equal. Cannot be: there are none
         | SourcesTest#thereAreNo
      36 | CVE-2025-47910 Go: a CSRF exemption matched too much. Cannot be: there are none
         | SourcesTest#thereAreNo
      37 | CVE-2020-8166 Rails: a masked CSRF token told the raw one. Cannot be: there are none
         | SourcesTest#thereAreNo
      38 | CVE-2019-16782 Rack, cookie-signature, Jooby: comparing took as long as it matched
         | SourcesTest#macsAndSecrets_areComparedInConstantTimeAlone
      39 | RUSTSEC-2017-0005 cookie-rs, itsdangerous: times that overflow
         | ValidityTest#theLongestDurations_doNotOverflow ClaimsTest#whatIsNotTheClaimsOfASession_isRefused
         | SessionContract#times_areJudgedToTheSecond CookieSettingsTest#maxAge_isWholeSecondsUpTo400Days
      40 | gorilla, akka-http-session: tokens of the future
         | ValidityTest#aTokenOfTheFuture_isRefusedBeyondFiveMinutes SessionContract#times_areJudgedToTheSecond
      41 | Ninja, CVE-2012-3458 Beaker: ECB
         | JweTest#thePayloadTwice_isTwoTokens JweTest#ivs_doNotRepeat SourcesTest#thereAreNo
      42 | rack-session, cookie-session: what did not fit was dropped in silence
         | SessionTest#overflow_leavesItAsItWas_andNeverNamesAValue SessionContract#tooLarge_throwsAtThatLineAndKeepsTheFormerContent
         | FlashContract#theLargestFlash_fitsToTheByteAndCanBeKept
      """;

  private static final List<String> PACKAGES =
      List.of("", "contract.", "internal.token.", "internal.cookie.");

  /** Number, incident, and the tests of both names. */
  private record Row(int number, List<String> tests) {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : ROWS.lines().toList()) {
      int bar = line.indexOf('|');
      String number = line.substring(0, bar).strip();
      if (!number.isEmpty()) {
        rows.add(new Row(Integer.parseInt(number), new ArrayList<>()));
      } else {
        rows.get(rows.size() - 1).tests().addAll(List.of(line.substring(bar + 2).split(" ", -1)));
      }
    }
    return rows;
  }

  @Test
  void everyRow_hasItsTests() {
    assertThat(rows())
        .extracting(Row::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 42).boxed().toList());
    for (Row row : rows()) {
      assertThat(row.tests()).as("row %d", row.number()).isNotEmpty();
      for (String test : row.tests()) {
        assertThat(isTest(test)).as("row %d: %s", row.number(), test).isTrue();
      }
    }
  }

  private static boolean isTest(String name) {
    int hash = name.indexOf('#');
    for (Method method : named(name.substring(0, hash)).getDeclaredMethods()) {
      if (method.getName().equals(name.substring(hash + 1))
          && AnnotationSupport.isAnnotated(method, Testable.class)) {
        return true;
      }
    }
    return false;
  }

  private static Class<?> named(String simpleName) {
    return PACKAGES.stream()
        .map(within -> ReflectionSupport.tryToLoadClass("dev.satchel." + within + simpleName))
        .flatMap(found -> found.toOptional().stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such test class: " + simpleName));
  }
}
