package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks what a user of any example sees, and what the browser keeps and sends, with default
 * settings.
 */
abstract class ExampleContract extends InChromium {
  /** Makes the page ready for its picture, with a flash message on it. */
  abstract void pose();

  abstract String picture();

  /** The pages that a user who signed in can open. */
  abstract List<String> pages();

  @Test
  void flash_isShownOnceAndGoneOnReload() {
    signIn("Ada");
    assertFlash("Welcome, Ada!");
    chromium().reload();
    assertSignedIn("Ada");
    assertFlash();
  }

  @Test
  void flash_isGoneOnBackWhenThePageIsLoadedAgain() throws Exception {
    try (Chromium forgetful = Chromium.start("--disable-features=BackForwardCache")) {
      forgetful.open(at("/"));
      signIn(forgetful, "Ada");
      assertThat(forgetful.texts(".flash")).containsExactly("Welcome, Ada!");
      forgetful.open(at("/whoami"));
      forgetful.back();
      assertThat(forgetful.text("body")).contains("Hello Ada");
      assertThat(forgetful.texts(".flash")).isEmpty();
    }
  }

  /**
   * The back/forward cache is none of HTTP: Chromium keeps the page itself, no-store or not, and
   * shows it as it was left. No server learns of it. Should this fail, Chromium does otherwise now.
   */
  @Test
  void pageThatComesBackFromMemory_isAsItWasLeftWithItsFlash() {
    signIn("Ada");
    chromium().script("window.known = true");
    chromium().open(at("/whoami"));
    chromium().back();
    assertThat(chromium().script("window.known")).isEqualTo(true);
    assertFlash("Welcome, Ada!");
  }

  @ParameterizedTest
  @CsvSource({
    "link, rel, stylesheet, href, /style.css?again, style",
    "link, rel, prefetch,   href, /whoami,          empty",
    "img,  alt, An icon,    src,  /icon.svg?again,  image"
  })
  void flash_isNotEatenByAnElement(
      String element, String name, String value, String link, String path, String destination) {
    leaveAFlash("Ada");
    load(element, Map.of(name, value, link, path));
    assertFlashWentTo(path, destination);
    chromium().open(at("/"));
    assertFlash("Welcome, Ada!");
  }

  @Test
  void flash_isNotEatenByAFetchThatDoesNotReadIt() {
    leaveAFlash("Ada");
    assertThat(chromium().awaitScript("fetch('/whoami').then(answer => answer.text()).then(done)"))
        .isEqualTo("Hello Ada");
    assertFlashWentTo("/whoami", "empty");
    chromium().open(at("/"));
    assertFlash("Welcome, Ada!");
  }

  @Test
  void flash_isNotEatenByAnImageOfAnotherTab() {
    String first = chromium().tab();
    chromium().openTab(at("/"));
    String second = chromium().tab();
    chromium().goToTab(first);
    leaveAFlash("Ada");
    chromium().goToTab(second);
    load("img", Map.of("src", "/icon.svg?again"));
    assertFlashWentTo("/icon.svg?again", "image");
    chromium().goToTab(first);
    chromium().open(at("/"));
    assertFlash("Welcome, Ada!");
  }

  @Test
  void session_survivesARestartUnderTheSameSecret() throws Exception {
    signIn("Ada");
    URI before = at("/");
    restartExample();
    assertThat(at("/")).isEqualTo(before);
    chromium().reload();
    assertSignedIn("Ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "middle", "last", "longer", "empty", "nonsense"})
  void cookieEditedInTheBrowser_readsAsSignedOut(String edit) {
    signIn("Ada");
    StoredCookie session = chromium().cookies().get("__Host-session");
    String token = session.value();
    chromium()
        .editCookie(
            session,
            switch (edit) {
              case "first" -> changed(token, 0);
              case "middle" -> changed(token, token.length() / 2);
              case "last" -> changed(token, token.length() - 1);
              case "longer" -> token + "A";
              case "empty" -> "";
              default -> "\"Ada, %FF\\ {}=\"";
            });
    assertThat(chromium().cookies().get("__Host-session").value()).isNotEqualTo(token);
    chromium().open(at("/"));
    assertThat(chromium().script("performance.getEntriesByType('navigation')[0].responseStatus"))
        .isEqualTo(200L);
    assertThat(chromium().texts("form[action='/login']")).hasSize(1);
    assertThat(chromium().text("body")).doesNotContain("Ada");
    chromium().open(at("/whoami"));
    assertThat(chromium().text("body")).isEqualTo("Oops, you are not connected");
  }

  private static String changed(String text, int index) {
    char other = text.charAt(index) == 'A' ? 'Q' : 'A'; // They differ in more than unused bits.
    return text.substring(0, index) + other + text.substring(index + 1);
  }

  @Test
  void cookies_areStoredWithTheSecureDefaultsAndHiddenFromScripts() {
    leaveAFlash("Ada");
    assertThat(chromium().cookies().values())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("value")
        .containsExactly(
            new StoredCookie("__Host-flash", "", "localhost", "/", true, true, "Lax", true, -1),
            new StoredCookie("__Host-session", "", "localhost", "/", true, true, "Lax", true, -1));
    assertThat(chromium().script("document.cookie")).isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/logout"})
  void formOfAnotherSite_neitherSignsOutNorInAsSomebodyElse(String path) throws Exception {
    signIn("Ada");
    try (TinyServer other = TinyServer.start()) {
      other.show(
          "<form action='"
              + at(path)
              + "' method=post><input name=user value=Mallory><button>Win</button></form>");
      chromium().open(other.otherSite());
      chromium().click("button");
    }
    assertThat(chromium().text("h1")).isEqualTo("This form came from another site.");
    assertThat(chromium().sent(at(path)))
        .containsEntry("Sec-Fetch-Site", "cross-site")
        .doesNotContainKey("Cookie");
    chromium().open(at("/"));
    assertSignedIn("Ada");
  }

  @Test
  void pages_loseNothingToTheirContentSecurityPolicy() {
    signIn("Ada");
    for (String page : pages()) {
      chromium().open(at(page));
      assertThat(chromium().script("document.styleSheets[0].cssRules.length"))
          .as(page)
          .isNotEqualTo(0L);
      assertThat(chromium().script("[...document.images].every(image => image.naturalWidth > 0)"))
          .as(page)
          .isEqualTo(true);
      assertThat(chromium().text("h1")).as(page).isNotEmpty();
    }
    chromium().click(".brand");
    assertThat(chromium().refusals()).isEmpty();
  }

  @Test
  void scriptsStylesAndFramesThatThePolicyForbids_areRefused() throws Exception {
    chromium()
        .awaitScript(
            "document.body.append(Object.assign(document.createElement('script'),"
                + " {textContent: 'window.ran = true'}));"
                + "document.body.setAttribute('style', 'color: red'); setTimeout(done)");
    assertThat(chromium().script("window.ran === undefined")).isEqualTo(true);
    assertThat(chromium().refusals())
        .anySatisfy(refusal -> assertThat(refusal).contains("inline script"))
        .anySatisfy(refusal -> assertThat(refusal).contains("inline style"));
    try (TinyServer other = TinyServer.start()) {
      other.show("<iframe src='" + at("/") + "'></iframe>");
      chromium().open(other.otherSite());
    }
    assertThat(chromium().refusals())
        .anySatisfy(refusal -> assertThat(refusal).contains("frame-ancestors 'none'"));
  }

  @Test
  void fullSessionAndFullFlash_passSoThatSigningOutWorks() throws Exception {
    assertThat(FullCookies.session("Ada"))
        .hasSizeBetween(
            FullCookies.SESSION_BYTES - FullCookies.STEP + 1, FullCookies.SESSION_BYTES);
    assertThat(FullCookies.flash())
        .hasSizeBetween(FullCookies.FLASH_BYTES - FullCookies.STEP + 1, FullCookies.FLASH_BYTES);
    try (TinyServer sameHost = TinyServer.start()) {
      sameHost.setCookies(FullCookies.session("Ada"), FullCookies.flash());
      chromium().open(sameHost.site());
      chromium().ignorePolicies();
      chromium().open(at("/"));
      assertSignedIn("Ada");
      assertThat(chromium().text(".flash")).startsWith("xxxx");
      chromium()
          .awaitScript(
              "fetch(arguments[0], {mode: 'no-cors', credentials: 'include'}).then(() => done())",
              sameHost.site().toString());
    }
    assertThat(chromium().cookies()).containsOnlyKeys("__Host-session", "__Host-flash");
    signOut();
    assertThat(chromium().sent(at("/logout")).get("Cookie")).hasSizeGreaterThan(6_000);
    assertThat(chromium().cookies()).isEmpty();
  }

  @Test
  void example_hasItsPictureTaken() throws Exception {
    pose();
    assertThat(chromium().texts(".flash")).hasSize(1);
    Path picture = Path.of("target", picture());
    Files.write(picture, chromium().picture(1100, 800));
    assertThat(Files.size(picture)).isBetween(10_000L, 150_000L);
    if (Boolean.getBoolean("pictures")) {
      Path docs = Path.of(System.getProperty("project.root"), "docs");
      Files.copy(picture, docs.resolve(picture()), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
