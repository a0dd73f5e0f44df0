package dev.satchel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;

/** A browser's scopes, as {@link ScriptResource} writes and tells them. */
final class BothScopes {
  private BothScopes() {}

  /** Puts ann into the session of this browser, and returns it. */
  static Browser signedIn(Browser browser) {
    browser.get("/do?s=put:user:ann");
    return browser;
  }

  static void assertSession(Browser browser, String expected) {
    assertThat(browser.get("/do?s=map").body()).isEqualTo(expected + "\n");
  }

  static void assertFlash(Browser browser, String expected) {
    assertThat(browser.get("/do?f=map").body()).isEqualTo(expected + "\n");
  }
}
