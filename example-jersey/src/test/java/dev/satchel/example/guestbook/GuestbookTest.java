package dev.satchel.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    example = Example.start(Map.of("PORT", "0", "SATCHEL_SECRET", Example.SECRET));
    site = example.uri();
  }

  @AfterAll
  static void stop() throws Exception {
    example.close();
  }

  private static void assertRedirectsHome(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(site.resolve(response.headers().firstValue("Location").orElseThrow()))
        .isEqualTo(site);
  }

  private static String success(String message) {
    return "<p class=\"flash success\" role=\"status\">" + message + "</p>";
  }

  private static String error(String message) {
    return "<p class=\"flash error\" role=\"alert\">" + message + "</p>";
  }

  @Test
  void page_for_a_stranger_has_a_login_form_and_sets_no_cookie() throws Exception {
    HttpResponse<String> page = browser.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .contains("<form class=\"card sign-in\" action=\"/login\"", "<h2 id=\"entries\">")
        .doesNotContain("class=\"flash", "data-theme");
  }

  @Test
  void whoami_names_the_user_or_answers_401() throws Exception {
    HttpResponse<String> stranger = browser.get("/whoami");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.body()).isEqualTo("Oops, you are not connected");
    browser.post("/login", "user", "Zoë");
    HttpResponse<String> user = browser.get("/whoami");
    assertThat(user.statusCode()).isEqualTo(200);
    assertThat(user.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(user.body()).isEqualTo("Hello Zoë");
  }

  @Test
  void home_tells_the_success_once() throws Exception {
    assertThat(browser.get("/home").body()).isEqualTo("Welcome!");
    browser.post("/theme/reset");
    assertThat(browser.get("/home").body()).isEqualTo("Theme reset!");
    assertThat(browser.get("/home").body()).isEqualTo("Welcome!");
  }

  @Test
  void login_connects_and_the_page_greets_once() throws Exception {
    assertRedirectsHome(browser.post("/login", "user", "  Ada "));
    assertThat(browser.get("/").body())
        .contains(success("Welcome, Ada!"), "Hello <bdi>Ada</bdi>", "action=\"/entries\"");
    assertThat(browser.get("/").body())
        .doesNotContain("class=\"flash")
        .contains("Hello <bdi>Ada</bdi>");
  }

  @Test
  void blank_login_flashes_an_error() throws Exception {
    for (String blank : new String[] {"", " \t\n", "\u00A0\u200B\u3000"}) {
      assertRedirectsHome(browser.post("/login", "user", blank));
      assertThat(browser.get("/").body()).contains(error("Please tell your name."));
      assertThat(browser.get("/whoami").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void login_name_has_at_most_40_characters() throws Exception {
    assertRedirectsHome(browser.post("/login", "user", "x".repeat(41)));
    assertThat(browser.get("/").body()).contains(error("A name has at most 40 characters."));
    assertRedirectsHome(browser.post("/login", "user", "𝒜".repeat(40)));
    assertThat(browser.get("/whoami").body()).isEqualTo("Hello " + "𝒜".repeat(40));
  }

  @Test
  void login_begins_a_new_session_but_keeps_the_theme() throws Exception {
    browser.post("/hello");
    browser.post("/theme", "theme", "dark");
    browser.post("/login", "user", "Ada");
    assertThat(browser.get("/").body())
        .contains("data-theme=\"dark\"")
        .doesNotContain("<code>saidHello</code>");
  }

  @Test
  void theme_lasts_until_it_is_reset() throws Exception {
    for (String theme : new String[] {"light", "dark"}) {
      assertRedirectsHome(browser.post("/theme", "theme", theme));
      assertThat(browser.get("/").body()).contains("data-theme=\"" + theme + "\"");
    }
    assertRedirectsHome(browser.post("/theme/reset"));
    assertThat(browser.get("/").body())
        .contains(success("Theme reset!"))
        .doesNotContain("data-theme");
  }

  @Test
  void unknown_theme_flashes_an_error() throws Exception {
    assertRedirectsHome(browser.post("/theme", "theme", "\"><script>"));
    assertThat(browser.get("/").body())
        .contains(error("The themes are light and dark."))
        .doesNotContain("data-theme");
  }

  @Test
  void hello_is_noted_in_the_session() throws Exception {
    HttpResponse<String> hello = browser.post("/hello");
    assertThat(hello.statusCode()).isEqualTo(200);
    assertThat(hello.body()).isEqualTo("Hello World!");
    assertThat(browser.get("/").body()).contains("<code>saidHello</code>");
  }

  @Test
  void entries_stand_on_the_page_newest_first() throws Exception {
    browser.post("/login", "user", "Ada");
    assertRedirectsHome(browser.post("/entries", "text", "the first one"));
    assertThat(browser.get("/").body()).contains(success("The item has been created"));
    browser.post("/entries", "text", "two\r\nlines");
    assertThat(new Browser(site).get("/").body())
        .containsSubsequence("<bdi>Ada</bdi>", "two\nlines", "the first one");
  }

  @Test
  void entry_of_a_stranger_is_refused_without_a_flash() throws Exception {
    HttpResponse<String> refusal = browser.post("/entries", "text", "by nobody");
    assertThat(refusal.statusCode()).isEqualTo(401);
    assertThat(refusal.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(browser.get("/").body()).doesNotContain("by nobody", "class=\"flash");
  }

  @Test
  void entry_that_is_blank_or_too_long_flashes_only_an_error() throws Exception {
    browser.post("/login", "user", "Ada");
    assertRedirectsHome(browser.post("/entries", "text", " \n "));
    assertThat(browser.get("/").body())
        .contains(error("Please write something."))
        .doesNotContain("The item has been created");
    assertRedirectsHome(browser.post("/entries", "text", "x".repeat(501)));
    assertThat(browser.get("/").body())
        .contains(error("An entry has at most 500 characters."))
        .doesNotContain("The item has been created");
  }

  @Test
  void only_the_newest_50_entries_are_kept() throws Exception {
    browser.post("/login", "user", "Ada");
    for (int i = 0; i < 51; i++) {
      browser.post("/entries", "text", "[entry " + i + "]");
    }
    assertThat(browser.get("/").body())
        .containsSubsequence("[entry 50]", "[entry 1]")
        .doesNotContain("[entry 0]");
  }

  @Test
  void logout_ends_the_session() throws Exception {
    browser.post("/login", "user", "Ada");
    browser.post("/theme", "theme", "dark");
    assertThat(browser.post("/logout").body()).isEqualTo("Bye");
    assertThat(browser.cookies()).doesNotContainKey("__Host-session");
    assertThat(browser.get("/whoami").statusCode()).isEqualTo(401);
  }

  @Test
  void what_people_type_is_escaped() throws Exception {
    browser.post("/login", "user", "<script>alert(1)</script>");
    browser.post("/entries", "text", "<script>alert(2)</script>\"'&");
    assertThat(browser.get("/").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(2)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void forged_flash_is_escaped() throws Exception {
    browser.cookies().put("__Host-flash", "success=%3Cscript%3Ealert%281%29%3C%2Fscript%3E");
    assertThat(browser.get("/").body())
        .contains(success("&lt;script&gt;alert(1)&lt;/script&gt;"))
        .doesNotContain("<script");
  }

  @Test
  void assets_touch_no_scope() throws Exception {
    browser.post("/login", "user", "Ada");
    for (String[] asset :
        new String[][] {
          {"style.css", "text/css;charset=utf-8", "style"}, {"icon.svg", "image/svg+xml", "image"}
        }) {
      HttpResponse<String> response =
          browser.send("/" + asset[0], HttpRequest.newBuilder().header("Sec-Fetch-Dest", asset[2]));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue(asset[1]);
      assertThat(response.headers().allValues("Vary")).isEmpty();
      assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    }
    assertThat(browser.get("/").body()).contains(success("Welcome, Ada!"));
  }

  @Test
  void unknown_page_is_a_page_of_its_own() throws Exception {
    HttpResponse<String> page = browser.get("/nope");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body()).contains("There is no such page", "href=\"/style.css\"");
  }
}
