package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertFlash;
import static dev.satchel.contract.BothScopes.assertSession;
import static dev.satchel.contract.BothScopes.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what the methods of sub-resources declare, and what their locators write. */
interface SubResourcesContract extends RuntimeUnderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class/class",
        "class/instance",
        "class/interface",
        "instance/class",
        "instance/instance",
        "instance/interface"
      })
  default void subResourcesBelowSubResources_declare(String path) {
    Browser browser = signedIn(browser());
    browser.get("/do?s=put:gone:1");
    assertThat(browser.post("/hard/locate/" + path + "?s=put:a:1").status()).isEqualTo(200);
    assertFlash(browser, "{success=declared}");
    assertSession(browser, "{a=1, added=declared, user=ann}");
    browser.post("/hard/locate/" + path + "?s=put:added:by%20the%20code");
    assertFlash(browser, "{success=declared}");
    assertSession(browser, "{a=1, added=by the code, user=ann}");
    browser.post("/hard/locate/" + path + "?s=put:a:2&status=422");
    assertFlash(browser, "{}");
    assertSession(browser, "{a=2, added=by the code, user=ann}");
    browser.post("/hard/locate/" + path + "?s=put:a:3&throw=mapped&status=303");
    assertFlash(browser, "{}");
    assertSession(browser, "{a=3, added=by the code, user=ann}");
  }

  /** A locator comes before the method: what it did, declared changes overrule. */
  @Test
  default void locatorsThatWrite_comeBeforeWhatTheMethodDeclares() {
    Browser browser = signedIn(browser());
    browser.post("/hard/locate/writing/writing");
    assertSession(browser, "{added=declared, located=by the locator, user=ann}");
    browser = signedIn(browser());
    browser.post("/hard/locate/writing/interface");
    assertSession(browser, "{added=declared, located=by the locator, user=ann}");
    browser = signedIn(browser());
    browser.post("/hard/locate/writing/writing?status=422");
    assertSession(
        browser, "{added=by the locator, gone=by the locator, located=by the locator, user=ann}");
  }
}
