package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertFlash;
import static dev.satchel.contract.BothScopes.assertSession;
import static dev.satchel.contract.BothScopes.signedIn;
import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RawHttp;
import dev.satchel.tests.RunningServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the scopes after the response began, and when its body breaks off. */
interface LateChangesContract extends RuntimeUnderTest {

  @Test
  default void changesOfAThreadThatOutlivesTheResponse_areLostAndWarnedOf() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      Browser browser = signedIn(new Browser(server.uri()));
      assertThat(browser.get("/hard/late/resumed").body()).isEqualTo("begun");
      assertThat(browser.get("/hard/late/go?what=write").body()).isEqualTo("ann false");
      assertSession(browser, "{user=ann}");
      assertFlash(browser, "{}");
      assertThat(log.warnings().stream().filter(line -> line.contains("the response began")))
          .singleElement()
          .asString()
          .contains("after the response began");
    }
  }

  @Test
  default void readingAfterTheResponseBegan_isHarmless() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      Browser browser = signedIn(new Browser(server.uri()));
      browser.with(FLASH, "note=hello").get("/hard/late/resumed", "Sec-Fetch-Dest", "empty");
      assertThat(browser.get("/hard/late/go?what=read").body()).isEqualTo("ann true");
      browser.with(FLASH, "note=hello");
      assertThat(browser.get("/hard/late/reading").body()).isEqualTo("begun ann hello");
      assertSession(browser, "{user=ann}");
      assertThat(log.warnings()).noneMatch(line -> line.contains("the response began"));
    }
  }

  /** The changes are sent with the response that broke off, or none is and they are rolled back. */
  @ParameterizedTest
  @ValueSource(
      strings = {"writer/escapes", "writer/mapped", "streaming/escapes", "streaming/mapped"})
  default void aBodyThatBreaksOffAfterTheFirstByte_leavesWholeScopes(String how) {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    String response =
        new RawHttp(server().uri())
            .get(
                "/hard/broken/" + how,
                "Cookie: "
                    + SESSION
                    + "="
                    + browser.cookie(SESSION)
                    + "; "
                    + FLASH
                    + "=note=hello");
    List<String> cookies =
        response.lines().filter(line -> line.matches("(?i)set-cookie: .*")).toList();
    if (RawHttp.status(response) < 500) {
      assertThat(cookies).hasSize(2);
    } else {
      assertThat(cookies).isEmpty();
    }
    for (String line : cookies) {
      String pair = line.substring("Set-Cookie: ".length(), line.indexOf(';'));
      int equals = pair.indexOf('=');
      browser.with(pair.substring(0, equals), pair.substring(equals + 1));
    }
    Answer next = browser.get("/do?s=put:next:1&s=map&f=map");
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.body())
        .isEqualTo(
            cookies.isEmpty()
                ? "{next=1, user=ann}\n{note=hello}\n"
                : "{changed=1, next=1, user=ann}\n{changed=1}\n");
  }
}
