package dev.satchel.example.shop;

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

class ShopTest {
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

  private static void assertRedirects(Answer response, String path) {
    assertThat(response.status()).isEqualTo(303);
    assertThat(site.resolve(response.header("Location").orElseThrow()))
        .isEqualTo(site.resolve(path));
  }

  private static String success(String message) {
    return "<p class=\"flash success\" role=\"status\">" + message + "</p>";
  }

  private static String error(String message) {
    return "<p class=\"flash error\" role=\"alert\">" + message + "</p>";
  }

  /** Fills the cart until nothing of this kind fits any more. */
  private void fillCart() throws Exception {
    for (int i = 0; i < 50; i++) {
      String before = browser.cookie("__Host-session");
      browser.submit("/cart", "item", "mug", "note", i + "x".repeat(190));
      if (browser.cookie("__Host-session").equals(before)) {
        return;
      }
    }
    throw new AssertionError("50 notes of 190 characters fit a cookie");
  }

  @Test
  void catalogue_hasItemsAndAnEmptyCartAndSetsNoCookie() throws Exception {
    Answer page = browser.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.setCookies()).isEmpty();
    assertThat(page.body())
        .contains(
            "<h2><a href=\"/items/satchel\">Satchel</a></h2>",
            "€129.00",
            "It is empty.",
            "action=\"/login\"")
        .doesNotContain("class=\"flash");
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
  void login_connectsAndKeepsTheCart() throws Exception {
    browser.submit("/cart", "item", "pen");
    assertRedirects(browser.submit("/login", "user", " Ada "), "/");
    assertThat(browser.get("/").body())
        .contains(success("Welcome, Ada!"), "Hello <bdi>Ada</bdi>", "1 × Fountain pen");
    assertThat(browser.get("/").body()).doesNotContain("class=\"flash");
  }

  @Test
  void loginThatIsBlankOrTooLong_flashesAnError() throws Exception {
    assertRedirects(browser.submit("/login", "user", " "), "/");
    assertThat(browser.get("/").body()).contains(error("Please tell your name."));
    assertRedirects(browser.submit("/login", "user", "x".repeat(41)), "/");
    assertThat(browser.get("/").body()).contains(error("A name has at most 40 characters."));
    assertThat(browser.get("/whoami").status()).isEqualTo(401);
  }

  @Test
  void loginWithACartThatLeavesNoRoom_flashesAnErrorAndKeepsTheCart() throws Exception {
    fillCart();
    String page = browser.get("/").body();
    String cart = page.substring(page.indexOf("<aside"));
    assertRedirects(browser.submit("/login", "user", "𝒜".repeat(40)), "/");
    assertThat(browser.get("/").body())
        .contains(error("Your cart leaves no room for your name. Check out first, or clear it."))
        .contains(cart);
    assertThat(browser.get("/whoami").status()).isEqualTo(401);
  }

  @Test
  void logout_endsTheSession() throws Exception {
    browser.submit("/login", "user", "Ada");
    browser.submit("/cart", "item", "pen");
    assertRedirects(browser.submit("/logout"), "/");
    assertThat(browser.cookies()).doesNotContainKey("__Host-session");
    assertThat(browser.get("/").body()).contains(success("Goodbye"), "It is empty.");
    assertThat(browser.get("/whoami").status()).isEqualTo(401);
  }

  @Test
  void cart_countsItemsAndTellsNotesApart() throws Exception {
    assertRedirects(browser.submit("/cart", "item", "mug"), "/");
    assertThat(browser.get("/").body()).contains(success("Enamel mug is in your cart."));
    browser.submit("/cart", "item", "mug", "note", "");
    browser.submit("/cart", "item", "mug", "note", " For  Zoë\n ");
    assertThat(browser.get("/").body())
        .contains("Your cart (3)", "2 × Enamel mug", "1 × Enamel mug", "“For Zoë”", "€36.00");
  }

  @Test
  void itemThatIsNotInTheCatalogue_flashesAnError() throws Exception {
    for (String item : new String[] {"", "PEN", "yacht", "pen\n9 mug"}) {
      assertRedirects(browser.submit("/cart", "item", item), "/");
      assertThat(browser.get("/").body()).contains(error("We do not sell that."), "It is empty.");
    }
  }

  @Test
  void giftNote_hasAtMost200Characters() throws Exception {
    assertRedirects(browser.submit("/cart", "item", "pen", "note", "x".repeat(201)), "/");
    assertThat(browser.get("/").body())
        .contains(error("A gift note has at most 200 characters."), "It is empty.");
  }

  @Test
  void itemThatNoLongerFitsTheCookie_flashesAnErrorAndLeavesTheCart() throws Exception {
    fillCart();
    assertThat(browser.cookie("__Host-session")).hasSizeBetween(3_500, 4_096);
    String cart = browser.cookie("__Host-session");
    browser.get("/");
    assertRedirects(browser.submit("/cart", "item", "lamp", "note", "y".repeat(200)), "/");
    assertThat(browser.cookies()).containsEntry("__Host-session", cart);
    assertThat(browser.get("/").body())
        .contains(
            error("Reading lamp does not fit your cart any more. Check out first, or clear it."))
        .doesNotContain("× Reading lamp");
  }

  @Test
  void cart_holdsAtMost99OfAKind() throws Exception {
    for (int i = 0; i < 100; i++) {
      browser.submit("/cart", "item", "pen");
    }
    assertThat(browser.get("/").body())
        .contains(error("We sell at most 99 of these at once."), "99 × Fountain pen", "€3861.00");
  }

  @Test
  void clearing_emptiesTheCartAndNothingElse() throws Exception {
    browser.submit("/login", "user", "Ada");
    browser.submit("/cart", "item", "pen");
    assertRedirects(browser.submit("/cart/clear"), "/");
    assertThat(browser.get("/").body()).contains("It is empty.", "Hello <bdi>Ada</bdi>");
  }

  @Test
  void checkout_showsTheCartAndAnEmptyForm() throws Exception {
    browser.submit("/cart", "item", "pen");
    Answer page = browser.get("/checkout");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("1 × Fountain pen", "name=\"street\" value=\"\"")
        .doesNotContain("aria-invalid");
  }

  @Test
  void checkoutOfNothing_flashesAnError() throws Exception {
    assertRedirects(browser.get("/checkout"), "/");
    assertThat(browser.get("/").body())
        .contains(error("Your cart is empty. Choose something first."));
    assertRedirects(
        browser.submit("/checkout", "name", "Ada", "street", "Main St 1", "zip", "12345"), "/");
    assertThat(browser.get("/").body())
        .contains(error("Your cart is empty. Choose something first."));
  }

  @Test
  void invalidCheckout_comesBackOnceWithMessagesAndWhatWasTyped() throws Exception {
    browser.submit("/cart", "item", "pen");
    assertRedirects(
        browser.submit("/checkout", "name", "Zoë", "street", " ", "zip", "!"), "/checkout");
    assertThat(browser.get("/checkout").body())
        .contains(
            error("Please check what is marked below."),
            "name=\"name\" value=\"Zoë\"",
            "Please tell us the street and number.",
            "name=\"zip\" value=\"!\"",
            "A zip code has 3 to 10 letters or digits.")
        .doesNotContain("Please tell us who the parcel is for.");
    assertThat(browser.get("/checkout").body())
        .contains("name=\"name\" value=\"\"")
        .doesNotContain("aria-invalid", "class=\"flash");
  }

  @Test
  void textTooLargeForTheFlash_isDroppedButNotTheMessages() throws Exception {
    browser.submit("/cart", "item", "pen");
    assertRedirects(
        browser.submit(
            "/checkout", "name", "x".repeat(60_000), "street", "y".repeat(1_000), "zip", "1"),
        "/checkout");
    assertThat(browser.get("/checkout").body())
        .contains("At most 80 characters fit the label.", "A zip code has 3 to 10")
        .contains("name=\"name\" value=\"\"", "value=\"" + "y".repeat(1_000) + "\"", "value=\"1\"");
  }

  @Test
  void validCheckout_tellsTheOrderNumberOnceAndTakesTheCart() throws Exception {
    browser.submit("/login", "user", "Ada");
    browser.submit("/cart", "item", "pen");
    assertRedirects(
        browser.submit("/checkout", "name", "Ada", "street", "Main St 1", "zip", "SW1A 1AA"), "/");
    assertThat(browser.get("/").body())
        .containsPattern(success("Thank you! Your order [2-9A-Z]{4}-[2-9A-Z]{4} is on its way."))
        .contains("It is empty.", "Hello <bdi>Ada</bdi>");
    assertThat(browser.get("/").body()).doesNotContain("class=\"flash");
  }

  @Test
  void whatPeopleType_isEscaped() throws Exception {
    browser.submit("/login", "user", "<script>alert(1)</script>");
    browser.submit("/cart", "item", "pen", "note", "<script>alert(2)</script>");
    assertThat(browser.get("/").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(2)&lt;/script&gt;")
        .doesNotContain("<script");
    browser.submit("/checkout", "name", "\"><script>alert(3)</script>", "street", "' onfocus='x");
    assertThat(browser.get("/checkout").body())
        .contains("value=\"&quot;&gt;&lt;script&gt;alert(3)&lt;/script&gt;\"")
        .contains("value=\"&#39; onfocus=&#39;x\"")
        .doesNotContain("<script");
  }

  @Test
  void forgedFlash_isNotShown_andEscapedWhereTheFlashIsNotSigned() throws Exception {
    String forged = "nameFault=%3Cscript%3E&zip=%22%3E%3Cscript%3E";
    browser.submit("/cart", "item", "pen");
    browser.with("__Host-flash", forged);
    assertThat(browser.get("/checkout").body()).doesNotContain("<script", "&lt;script");
    try (Example unsigned =
        Example.start(Main.class, Map.of("PORT", "0", "SATCHEL_ENCRYPT", "false"))) {
      Browser other = new Browser(unsigned.uri());
      other.submit("/cart", "item", "pen");
      other.with("__Host-flash", forged);
      assertThat(other.get("/checkout").body())
          .contains("&lt;script&gt;", "value=\"&quot;&gt;&lt;script&gt;\"")
          .doesNotContain("<script");
    }
  }

  @Test
  void assets_touchNoScope() throws Exception {
    browser.submit("/login", "user", "Ada");
    for (String[] asset :
        new String[][] {
          {"style.css", "text/css;charset=utf-8", "style"},
          {"icon.svg", "image/svg+xml", "image"},
          {"items.svg", "image/svg+xml", "image"}
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
    assertThat(page.body()).contains("There is no such page", "href=\"/style.css\"");
  }

  @Test
  void viewedItems_areShownLatestFirstAndOnce() throws Exception {
    assertThat(browser.get("/").body()).doesNotContain("Recently viewed");
    for (String item : new String[] {"pen", "mug", "lamp", "umbrella", "notebook", "mug"}) {
      assertThat(browser.get("/items/" + item).status()).isEqualTo(200);
    }
    String page = browser.get("/").body();
    String viewed = page.substring(page.indexOf("<nav class=\"viewed\""), page.indexOf("</nav>"));
    assertThat(viewed.replaceAll("(?s).*?href=\"/items/(\\w+)\"[^<]*</a>", "$1 ").strip())
        .isEqualTo("mug notebook umbrella lamp");
    assertThat(new Browser(site).get("/").body()).doesNotContain("Recently viewed");
    assertThat(browser.get("/items/yacht").status()).isEqualTo(404);
  }

  @Test
  void item_hasItsOwnPageWithAGiftNoteAndTheVisitor() throws Exception {
    assertThat(browser.get("/items/pen").body())
        .contains("<h1>Fountain pen</h1>", "action=\"/login\"", "name=\"note\"");
    browser.submit("/login", "user", "Ada");
    assertThat(browser.get("/items/pen").body())
        .contains("Hello <bdi>Ada</bdi>", "href=\"/account\"", "action=\"/logout\"");
  }

  @Test
  void account_tellsSinceWhenAndIsForWhoIsSignedIn() throws Exception {
    assertRedirects(browser.get("/account"), "/");
    assertRedirects(browser.submit("/account/sign-out-everywhere"), "/");
    assertThat(browser.get("/").body()).contains(error("Please log in first."));
    browser.submit("/login", "user", "Zoë");
    assertThat(browser.get("/account").body())
        .contains("Hello <bdi>Zoë</bdi>")
        .containsPattern("Signed in since \\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d:\\d\\d UTC");
  }
}
