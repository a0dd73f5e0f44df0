package dev.satchel.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.Example;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuestbookTest {
  private static Example example;
  private static URI site;

  private final Browser browser = new Browser(site);

  @BeforeAll
  static void start() throws Exception {
    example = Example.start(Main.class, Map.of("PORT", "0", "SATCHEL_SECRET", Example.SECRET));
    site = example.uri();
  }

  @AfterAll
  static void stop() throws Exception {
    example.close();
  }

  private static void assertRedirectsHome(Answer response) {
    assertThat(response.status()).isEqualTo(303);
    assertThat(site.resolve(response.header("Location").orElseThrow())).isEqualTo(site);
  }

  private static String success(String message) {
    return "<p class=\"flash success\" role=\"status\">" + message + "</p>";
  }

  private static String error(String message) {
    return "<p class=\"flash error\" role=\"alert\">" + message + "</p>";
  }

  @Test
  void pageForAStranger_hasALoginFormAndSetsNoCookie() throws Exception {
    Answer page = browser.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.setCookies()).isEmpty();
    assertThat(page.body())
        .contains("<form class=\"card sign-in\" action=\"/login\"", "<h2 id=\"entries\">")
        .doesNotContain("class=\"flash", "data-theme");
  }

  @Test
  void whoami_namesTheUserOrAnswers401() throws Exception {
    Answer stranger = browser.get("/whoami");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.body()).isEqualTo("Oops, you are not connected");
    browser.submit("/login", "user", "Zoë");
    Answer user = browser.get("/whoami");
    assertThat(user.status()).isEqualTo(200);
    assertThat(user.header("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(user.body()).isEqualTo("Hello Zoë");
  }

  @Test
  void home_tellsTheSuccessOnce() throws Exception {
    assertThat(browser.get("/home").body()).isEqualTo("Welcome!");
    browser.submit("/theme/reset");
    assertThat(browser.get("/home").body()).isEqualTo("Theme reset!");
    assertThat(browser.get("/home").body()).isEqualTo("Welcome!");
  }

  @Test
  void login_connectsAndThePageGreetsOnce() throws Exception {
    assertRedirectsHome(browser.submit("/login", "user", "  Ada "));
    assertThat(browser.get("/").body())
        .contains(success("Welcome, Ada!"), "Hello <bdi>Ada</bdi>", "action=\"/entries\"");
    assertThat(browser.get("/").body())
        .doesNotContain("class=\"flash")
        .contains("Hello <bdi>Ada</bdi>");
  }

  @Test
  void blankLogin_flashesAnError() throws Exception {
    for (String blank : new String[] {"", " \t\n", "\u00A0\u200B\u3000"}) {
      assertRedirectsHome(browser.submit("/login", "user", blank));
      assertThat(browser.get("/").body()).contains(error("Please tell your name."));
      assertThat(browser.get("/whoami").status()).isEqualTo(401);
    }
  }

  @Test
  void loginName_hasAtMost40Characters() throws Exception {
    assertRedirectsHome(browser.submit("/login", "user", "x".repeat(41)));
    assertThat(browser.get("/").body()).contains(error("A name has at most 40 characters."));
    assertRedirectsHome(browser.submit("/login", "user", "𝒜".repeat(40)));
    assertThat(browser.get("/whoami").body()).isEqualTo("Hello " + "𝒜".repeat(40));
  }

  @Test
  void login_beginsANewSessionButKeepsTheTheme() throws Exception {
    browser.submit("/hello");
    browser.submit("/theme", "theme", "dark");
    browser.submit("/login", "user", "Ada");
    assertThat(browser.get("/").body())
        .contains("data-theme=\"dark\"")
        .doesNotContain("<code>saidHello</code>");
  }

  @Test
  void theme_lastsUntilItIsReset() throws Exception {
    for (String theme : new String[] {"light", "dark"}) {
      assertRedirectsHome(browser.submit("/theme", "theme", theme));
      assertThat(browser.get("/").body()).contains("data-theme=\"" + theme + "\"");
    }
    assertRedirectsHome(browser.submit("/theme/reset"));
    assertThat(browser.get("/").body())
        .contains(success("Theme reset!"))
        .doesNotContain("data-theme");
  }

  @Test
  void unknownTheme_flashesAnError() throws Exception {
    assertRedirectsHome(browser.submit("/theme", "theme", "\"><script>"));
    assertThat(browser.get("/").body())
        .contains(error("The themes are light and dark."))
        .doesNotContain("data-theme");
  }

  @Test
  void hello_isNotedInTheSession() throws Exception {
    Answer hello = browser.submit("/hello");
    assertThat(hello.status()).isEqualTo(200);
    assertThat(hello.body()).isEqualTo("Hello World!");
    assertThat(browser.get("/").body()).contains("<code>saidHello</code>");
  }

  @Test
  void entries_standOnThePageNewestFirst() throws Exception {
    browser.submit("/login", "user", "Ada");
    assertRedirectsHome(browser.submit("/entries", "text", "the first one"));
    assertThat(browser.get("/").body()).contains(success("Thank you for your entry."));
    browser.submit("/entries", "text", "two\r\nlines");
    assertThat(new Browser(site).get("/").body())
        .containsSubsequence("<bdi>Ada</bdi>", "two\nlines", "the first one");
  }

  @Test
  void entryOfAStranger_isRefusedWithoutAFlash() throws Exception {
    Answer refusal = browser.submit("/entries", "text", "by nobody");
    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.setCookies()).isEmpty();
    assertThat(browser.get("/").body()).doesNotContain("by nobody", "class=\"flash");
  }

  @Test
  void entryThatIsBlankOrTooLong_flashesOnlyAnError() throws Exception {
    browser.submit("/login", "user", "Ada");
    assertRedirectsHome(browser.submit("/entries", "text", " \n "));
    assertThat(browser.get("/").body())
        .contains(error("Please write something."))
        .doesNotContain("Thank you for your entry.");
    assertRedirectsHome(browser.submit("/entries", "text", "x".repeat(501)));
    assertThat(browser.get("/").body())
        .contains(error("An entry has at most 500 characters."), ">" + "x".repeat(501) + "</text")
        .doesNotContain("Thank you for your entry.");
    assertThat(browser.get("/").body()).doesNotContain("xxx");
    browser.submit("/entries", "text", "x".repeat(60_000));
    assertThat(browser.get("/").body())
        .contains(error("An entry has at most 500 characters."))
        .doesNotContain("xxx");
  }

  @Test
  void onlyTheNewest50Entries_areKept() throws Exception {
    browser.submit("/login", "user", "Ada");
    for (int i = 0; i < 51; i++) {
      browser.submit("/entries", "text", "[entry " + i + "]");
    }
    assertThat(browser.get("/").body())
        .containsSubsequence("[entry 50]", "[entry 1]")
        .doesNotContain("[entry 0]");
  }

  @Test
  void logout_endsTheSession() throws Exception {
    browser.submit("/login", "user", "Ada");
    browser.submit("/theme", "theme", "dark");
    assertRedirectsHome(browser.submit("/logout"));
    assertThat(browser.cookies()).doesNotContainKey("__Host-session");
    assertThat(browser.get("/").body()).contains(success("Goodbye")).doesNotContain("data-theme");
    assertThat(browser.get("/whoami").status()).isEqualTo(401);
  }

  @Test
  void whatPeopleType_isEscaped() throws Exception {
    browser.submit("/login", "user", "<script>alert(1)</script>");
    browser.submit("/entries", "text", "<script>alert(2)</script>\"'&");
    assertThat(browser.get("/").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(2)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void forgedFlash_isNotShown_andEscapedWhereTheFlashIsNotSigned() throws Exception {
    String forged = "success=%3Cscript%3Ealert%281%29%3C%2Fscript%3E";
    browser.with("__Host-flash", forged);
    assertThat(browser.get("/").body()).doesNotContain("class=\"flash", "<script", "&lt;script");
    try (Example unsigned =
        Example.start(Main.class, Map.of("PORT", "0", "SATCHEL_ENCRYPT", "false"))) {
      Browser other = new Browser(unsigned.uri()).with("__Host-flash", forged);
      assertThat(other.get("/").body())
          .contains(success("&lt;script&gt;alert(1)&lt;/script&gt;"))
          .doesNotContain("<script");
    }
  }

  @Test
  void assets_touchNoScope() throws Exception {
    browser.submit("/login", "user", "Ada");
    for (String[] asset :
        new String[][] {
          {"style.css", "text/css;charset=utf-8", "style"}, {"icon.svg", "image/svg+xml", "image"}
        }) {
      Answer response =
          browser.send("/" + asset[0], HttpRequest.newBuilder().header("Sec-Fetch-Dest", asset[2]));
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Content-Type")).hasValue(asset[1]);
      assertThat(response.header("Vary")).isEmpty();
      assertThat(response.setCookies()).isEmpty();
    }
    assertThat(browser.get("/").body()).contains(success("Welcome, Ada!"));
  }

  @Test
  void unknownPage_isAPageOfItsOwn() throws Exception {
    Answer page = browser.get("/nope");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("There is no such page", "href=\"/style.css\"")
        .doesNotContain("data-theme");
    browser.submit("/theme", "theme", "dark");
    assertThat(browser.get("/nope").body()).contains("data-theme=\"dark\"");
  }
}
