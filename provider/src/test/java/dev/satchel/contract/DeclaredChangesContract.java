package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertFlash;
import static dev.satchel.contract.BothScopes.assertSession;
import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import org.junit.jupiter.api.Test;

/** Checks what annotations declare, and when a declaration applies. */
interface DeclaredChangesContract extends RuntimeUnderTest {

  private Browser with(String key, String value) {
    Browser browser = browser();
    browser.get("/do?s=put:" + key + ":" + value);
    return browser;
  }

  @Test
  default void flashing_appliesToSuccessAndRedirection() {
    for (String end : new String[] {"", "?status=204", "?status=303&location=/do"}) {
      Browser browser = browser();
      browser.post("/declared/flashing" + end);
      assertFlash(browser, "{success=declared}");
    }
    for (String path : new String[] {"/declared/flashing/void", "/declared/flashing/text"}) {
      Browser browser = browser();
      browser.post(path);
      assertFlash(browser, "{success=declared}");
    }
  }

  @Test
  default void flashing_doesNotApplyToOtherFamilies() {
    for (String end : new String[] {"?status=404", "?status=500"}) {
      Browser browser = browser();
      browser.post("/declared/flashing" + end);
      assertFlash(browser, "{}");
    }
  }

  @Test
  default void flashing_repeatsAndNamesItsFamilies() {
    Browser browser = browser();
    browser.post("/declared/flashing/twice?status=422");
    assertFlash(browser, "{error=refused}");
    browser.post("/declared/flashing/twice");
    assertFlash(browser, "{success=declared}");
  }

  @Test
  default void codeOfTheMethod_wins_inBothScopes() {
    Browser browser = browser();
    browser.post("/declared/flashing?f=put:success:by%20the%20code&f=put:more:1");
    assertFlash(browser, "{more=1, success=by the code}");
    browser.post("/declared/flashing?f=discard");
    assertFlash(browser, "{}");
    browser.post("/declared/adding?s=put:added:by%20the%20code");
    assertSession(browser, "{added=by the code, also=this}");
    browser.post("/declared/adding?s=remove:added");
    assertSession(browser, "{also=this}");
    browser.post("/declared/adding?s=clear");
    assertSession(browser, "{}");
    browser.post("/declared/removing?s=put:gone:back");
    assertSession(browser, "{gone=back}");
  }

  @Test
  default void codeOfAFilterBeforeTheMethod_doesNotWin() {
    Browser browser = browser();
    browser.post("/declared/adding", "X-Write", "yes");
    assertSession(browser, "{added=declared, also=this, gone=by the filter}");
    browser.post("/declared/removing", "X-Write", "yes");
    assertSession(browser, "{added=by the filter, also=this}");
    browser.post("/declared/flashing", "X-Write", "yes");
    assertFlash(browser, "{success=declared}");
  }

  @Test
  default void adding_putsEntries() {
    Browser browser = with("a", "1");
    browser.post("/declared/adding");
    assertSession(browser, "{a=1, added=declared, also=this}");
    assertThat(browser.post("/declared/adding").setCookies()).isEmpty();
  }

  @Test
  default void removing_removesEntries() {
    Browser browser = with("gone", "1");
    browser.get("/do?s=put:a:1");
    browser.post("/declared/removing");
    assertSession(browser, "{a=1}");
  }

  @Test
  default void withNewSession_discardsWhatArrived_neverWhatThisRequestPut() {
    Browser browser = with("old", "1");
    Answer answer = browser.post("/declared/new");
    assertThat(answer.setCookies()).containsExactly(SessionContract.DELETED);
    browser = with("old", "1");
    browser.post("/declared/new?s=put:connected:ann");
    assertSession(browser, "{connected=ann}");
    browser = with("old", "1");
    browser.post("/declared/new/adding", "X-Write", "yes");
    assertSession(browser, "{added=declared, gone=by the filter}");
  }

  @Test
  default void withNewSession_appliesWhateverTheStatusAndHoweverTheMethodEnded() {
    for (String end :
        new String[] {
          "?status=404",
          "?status=500",
          "?status=303&throw=mapped",
          "?status=403&throw=web",
          "?status=500&throw=mapped"
        }) {
      Answer answer = with("old", "1").post("/declared/new" + end);
      assertThat(answer.setCookies()).as(end).containsExactly(SessionContract.DELETED);
    }
    assertThat(browser().with(SESSION, "unreadable").post("/declared/new").setCookies())
        .containsExactly(SessionContract.DELETED);
    for (String end : new String[] {"", "?status=500", "?status=303&throw=mapped"}) {
      assertThat(browser().post("/declared/new" + end).setCookies())
          .as("none arrived " + end)
          .containsExactly(SessionContract.DELETED);
    }
  }

  @Test
  default void keepFlash_carriesWhatArrivedAndYieldsToWhatIsPut() {
    Browser browser = browser().with(FLASH, "a=1&b=2");
    browser.get("/declared/keeping?f=put:b:3");
    assertFlash(browser, "{a=1, b=3}");
    browser.with(FLASH, "a=1&b=2").get("/declared/keeping/flashing");
    assertFlash(browser, "{a=declared, b=2}");
    browser.with(FLASH, "a=1").get("/declared/keeping?f=discard");
    assertFlash(browser, "{}");
  }

  @Test
  default void aFilterThatAborts_leavesEverythingUndone() {
    for (String path :
        new String[] {
          "/declared/flashing",
          "/declared/adding",
          "/declared/removing",
          "/declared/new",
          "/declared/async",
          "/declared/stage"
        }) {
      Browser browser = with("gone", "1");
      Answer answer = browser.post(path, "X-Abort", "yes");
      assertThat(answer.status()).as(path).isEqualTo(303);
      assertThat(answer.setCookies()).as(path).isEmpty();
      assertFlash(browser, "{}");
      assertSession(browser, "{gone=1}");
    }
    Answer kept = browser().with(FLASH, "a=1").get("/declared/keeping", "X-Abort", "yes");
    assertThat(kept.setCookies()).isEmpty(); // unread, and a GET is redirected: it stays as it is
  }

  @Test
  default void anExceptionMappedToARedirect_leavesEverythingUndone() {
    for (String path :
        new String[] {"/declared/flashing", "/declared/adding", "/declared/removing"}) {
      for (String thrown : new String[] {"?throw=mapped&status=303", "?throw=web&status=303"}) {
        Browser browser = with("gone", "1");
        Answer answer = browser.post(path + thrown);
        assertThat(answer.status()).as(path).isEqualTo(303);
        assertFlash(browser, "{}");
        assertSession(browser, "{gone=1}");
      }
    }
  }

  @Test
  default void asynchronousResults_flash() {
    for (String path : new String[] {"/declared/async", "/declared/stage"}) {
      Browser browser = browser();
      browser.post(path + "?status=303&location=/do");
      assertFlash(browser, "{success=declared}");
      assertSession(browser, addsToSessionAsynchronously() ? "{added=declared}" : "{}");
    }
  }

  @Test
  default void addingToSession_whereItCannotBeApplied_isWarnedOfAtStartUp() {
    try (LogLines log = log();
        RunningServer server = serving(SatchelFeature.builder())) {
      assertThat(server.uri()).isNotNull();
      assertThat(log.warnings().stream().filter(line -> line.contains("@AddingToSession")))
          .hasSize(addsToSessionAsynchronously() ? 0 : 3)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("Annotated.")
                      .contains("call session.put in the method"));
    }
  }

  /**
   * Returns whether the runtime shows if an asynchronous method had a result or a mapped exception.
   */
  boolean addsToSessionAsynchronously();

  @Test
  default void anAsynchronousExceptionMappedToARedirect_addsNothing() {
    Browser browser = browser();
    assertThat(browser.post("/declared/async/throwing").status()).isEqualTo(303);
    assertFlash(browser, addsToSessionAsynchronously() ? "{}" : "{success=declared}");
    assertSession(browser, "{}");
  }

  @Test
  default void aStageOfText_tellsResultFromException() {
    Browser browser = with("gone", "1");
    browser.post("/declared/stage/text");
    assertFlash(browser, "{success=declared}");
    assertSession(browser, "{added=declared}");
    browser = with("gone", "1");
    assertThat(browser.post("/declared/stage/text?how=throwing").status()).isEqualTo(303);
    assertFlash(browser, "{}");
    assertSession(browser, "{gone=1}");
    browser.post("/declared/stage/text?how=null");
    assertFlash(browser, "{success=declared}");
    assertSession(browser, addsToSessionAsynchronously() ? "{added=declared}" : "{}");
  }

  @Test
  default void aResponseFilterThatReplacesTheEntity_undoesNothing() {
    Browser browser = with("gone", "1");
    browser.post("/declared/adding", "X-Response", "replacing");
    browser.post("/declared/removing", "X-Response", "replacing");
    assertSession(browser, "{added=declared, also=this}");
    browser.post("/declared/flashing", "X-Response", "replacing");
    assertFlash(browser, "{success=declared}");
  }

  @Test
  default void subResources_declareToo() {
    Browser browser = browser();
    browser.post("/declared/sub/1");
    assertFlash(browser, "{success=declared below}");
  }

  @Test
  default void theNearestDeclarationWins_perAnnotation() {
    Browser browser = browser();
    assertThat(browser.post("/implementing/one").status()).isEqualTo(200);
    assertFlash(browser, "{success=by the interface}");
    browser.post("/implementing/two");
    assertFlash(browser, "{success=by the class}");
    assertSession(browser, "{added=by the interface}");
    browser.post("/implementing/another");
    assertFlash(browser, "{}");
    browser.post("/overriding/one");
    assertFlash(browser, "{success=by the superclass}");
  }

  @Test
  default void aDeclaredChangeThatDoesNotFit_isNotAppliedAndLogged() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      Browser browser = new Browser(server.uri());
      browser.get("/do?s=put:gone:1");
      browser.post("/declared/large?s=fill:a:1000&f=fill:b:1000");
      assertThat(
              browser
                  .get(
                      "/do?s=contains:a&s=contains:big&s=contains:gone&f=contains:b&f=contains:big")
                  .body())
          .isEqualTo("true\nfalse\nfalse\ntrue\nfalse\n");
      for (int i = 0; i < 5; i++) {
        browser.post("/declared/large?s=fill:a:1000");
      }
      assertThat(log.warnings()) // one a minute, however many requests a client sends
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line)
                    .startsWith("SEVERE")
                    .contains("DeclaredResources$Annotated.large")
                    .contains("big (20");
                assertThat(line).doesNotContain("0123456789");
              });
    }
  }

  @Test
  default void aDeclaredChangeThatDoesNotFit_neverUndoesADiscard() {
    Browser browser = with("old", "1");
    browser.post("/declared/large/new?s=fill:a:1000");
    assertThat(browser.get("/do?s=contains:old&s=contains:a&s=contains:big").body())
        .isEqualTo("false\ntrue\nfalse\n");
  }
}
