package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertFlash;
import static dev.satchel.contract.BothScopes.assertSession;
import static dev.satchel.contract.BothScopes.signedIn;
import static dev.satchel.contract.Tokens.FLASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronous methods that time out, are cancelled, or end in an exception. */
interface AsyncContract extends RuntimeUnderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"timeout", "cancel", "cancel/later", "throwable/500", "stage/500", "failed/500"})
  default void asynchronousMethodsThatEndIn5xx_rollBack(String path) {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    Answer answer = browser.get("/hard/async/" + path + "?s=put:a:1&f=put:b:2&f=get:note");
    assertThat(answer.status()).isBetween(500, 503);
    assertThat(answer.setCookies()).isEmpty();
    assertSession(browser, "{user=ann}");
    assertThat(browser.cookie(FLASH)).isNull(); // by the reading request
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "cancel", "cancel/later"})
  default void asynchronousMethodsThatEndIn503_stillDeleteAClearedSession(String path) {
    assertThat(signedIn(browser()).get("/hard/async/" + path + "?s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void aTimeout_flashesNothing_andNeverUndoesADiscard() {
    assertThat(signedIn(browser()).get("/hard/async/timeout/declared").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void aTimeoutThatIsHandled_writes() {
    Browser browser = signedIn(browser());
    Answer answer = browser.get("/hard/async/timeout/handled?s=put:a:1&f=put:b:2");
    assertThat(answer.status()).isEqualTo(409);
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, handler=ran, user=ann}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"throwable/422", "stage/422", "failed/422", "throwable/303", "stage/303"})
  default void asynchronousExceptionsThatAreMappedBelow500_write(String path) {
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    Answer answer = browser.get("/hard/async/" + path + "?s=put:a:1&f=put:b:2");
    assertThat(answer.status()).isEqualTo(Integer.parseInt(path.substring(path.length() - 3)));
    assertFlash(browser, path.endsWith("303") ? "{b=2, note=hello}" : "{b=2}");
    assertSession(browser, "{a=1, later=1, user=ann}");
  }
}
