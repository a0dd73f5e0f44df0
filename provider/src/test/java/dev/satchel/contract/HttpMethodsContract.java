package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertFlash;
import static dev.satchel.contract.BothScopes.assertSession;
import static dev.satchel.contract.BothScopes.signedIn;
import static dev.satchel.contract.Tokens.FLASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD, OPTIONS and conditional requests, and responses that no resource made. */
interface HttpMethodsContract extends RuntimeUnderTest {

  @ParameterizedTest
  @ValueSource(strings = {"/do", "/hard/methods/head"})
  default void head_writesBothScopes(String path) {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    Answer written = browser.send("HEAD", path + "?s=put:a:1&f=put:b:2");
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.setCookies()).hasSize(2);
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, user=ann}");
    assertThat(browser.send("HEAD", path + "?s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void head_doesWhatTheGetMethodDeclares() {
    Browser browser = signedIn(browser());
    browser.send("HEAD", "/hard/methods/declared?s=put:a:1");
    assertFlash(browser, "{success=declared}");
    assertSession(browser, "{a=1, added=declared, user=ann}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/do", "/hard/methods/options"})
  default void options_areARequestLikeAnyOther(String path) {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    Answer answer = browser.send("OPTIONS", path);
    assertThat(answer.status()).isBetween(200, 204);
    assertThat(answer.setCookies()).containsExactly(FlashContract.FLASH_DELETED);
    browser.with(FLASH, "note=hello");
    assertThat(browser.send("OPTIONS", path, "Sec-Fetch-Dest", "empty").setCookies()).isEmpty();
    assertThat(browser.send("OPTIONS", path, "X-Place", "prematch").setCookies()).hasSize(2);
    assertSession(browser, "{place=prematch, prematch=ann hello, user=ann}");
    assertThat(browser.cookie(FLASH)).isNull();
  }

  @Test
  default void explicitOptions_writeBothScopes() {
    Browser browser = signedIn(browser());
    browser.send("OPTIONS", "/hard/methods/options?s=put:a:1&f=put:b:2");
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, user=ann}");
  }

  @Test
  default void notModified_writesBothScopes() {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    assertThat(browser.get("/do?status=304&s=put:a:1&f=put:b:2").setCookies()).hasSize(2);
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, user=ann}");
    assertThat(browser.get("/do?status=304&s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void notModifiedByPrecondition_writesToo_andLeavesTheFlashForThePage() {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    Answer answer =
        browser.get("/hard/methods/conditional?s=put:a:1&f=get:note", "If-None-Match", "\"1\"");
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.setCookie(FLASH)).isEmpty();
    assertFlash(browser, "{note=hello}");
    assertSession(browser, "{a=1, added=declared, user=ann}"); // 304 is of the family of 303
  }

  private static Answer automatic(Browser browser, int status, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", status == 415 ? "image/png" : "text/plain"));
    all.addAll(List.of("Accept", status == 406 ? "text/html" : "text/plain, text/html"));
    String path = status == 404 ? "/hard/automatic/nowhere" : "/hard/automatic";
    String method = status == 405 ? "DELETE" : "POST";
    Answer answer = browser.send(method, path, all.toArray(String[]::new));
    assertThat(answer.status()).isEqualTo(status);
    return answer;
  }

  /** The method that declares changes was not reached. */
  @ParameterizedTest
  @ValueSource(ints = {404, 405, 406, 415})
  default void responsesThatNoResourceMade_areResponses(int status) {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    assertThat(automatic(browser, status).setCookies())
        .containsExactly(FlashContract.FLASH_DELETED);
    browser.with(FLASH, "note=hello");
    assertThat(automatic(browser, status, "Sec-Fetch-Dest", "empty").setCookies()).isEmpty();
    assertThat(automatic(browser, status, "X-Place", "prematch").setCookies()).hasSize(2);
    assertFlash(browser, "{place=prematch}");
    assertSession(browser, "{place=prematch, prematch=ann hello, user=ann}");
    browser.with(FLASH, "note=again");
    assertThat(automatic(browser, status, "X-Place", "response").setCookies()).hasSize(2);
    assertFlash(browser, "{place=response}");
    assertSession(browser, "{place=response, prematch=ann hello, response=ann again, user=ann}");
  }
}
