package dev.satchel.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;
import dev.satchel.tests.Example;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs both examples under one secret. A user who signs in at one example is known at the other.
 */
class SharedSessionTest {
  private static final Path GUESTBOOK = Path.of("../example-jersey");

  private static Example guestbookProcess;
  private static Example shopProcess;
  private static URI guestbook;
  private static URI shop;

  @BeforeAll
  static void start() throws Exception {
    assertThat(GUESTBOOK.resolve("target/classpath.txt"))
        .as("what the guestbook's build leaves, which comes first in: mvn verify")
        .exists();
    Map<String, String> environment = Map.of("PORT", "0", "SATCHEL_SECRET", Example.SECRET);
    guestbookProcess = Example.start(GUESTBOOK, "dev.satchel.example.guestbook.Main", environment);
    shopProcess = Example.start(Main.class, environment);
    guestbook = guestbookProcess.uri();
    shop = shopProcess.uri();
  }

  @AfterAll
  static void stop() throws Exception {
    for (Example process : new Example[] {guestbookProcess, shopProcess}) {
      if (process != null) {
        process.close();
      }
    }
  }

  @Test
  void whoLogsInAtTheGuestbook_isKnownAtTheShop() throws Exception {
    Browser browser = new Browser(guestbook);
    browser.submit("/login", "user", "Zoë");
    assertThat(browser.at(shop).get("/whoami").body()).isEqualTo("Hello Zoë");
    assertThat(browser.at(shop).get("/").body()).contains("Hello <bdi>Zoë</bdi>");
  }

  @Test
  void whoLogsInAtTheShop_isKnownAtTheGuestbook() throws Exception {
    Browser browser = new Browser(shop);
    browser.submit("/login", "user", "Zoë");
    assertThat(browser.at(guestbook).get("/whoami").body()).isEqualTo("Hello Zoë");
    assertThat(browser.at(guestbook).submit("/entries", "text", "from the shop").status())
        .isEqualTo(303);
  }

  @Test
  void whoLogsOutAtOne_isGoneAtTheOther() throws Exception {
    Browser browser = new Browser(shop);
    browser.submit("/login", "user", "Zoë");
    assertThat(browser.at(guestbook).submit("/logout").status()).isEqualTo(303);
    assertThat(browser.get("/whoami").status()).isEqualTo(401);
    browser.at(guestbook).submit("/login", "user", "Zoë");
    assertThat(browser.submit("/logout").status()).isEqualTo(303);
    assertThat(browser.at(guestbook).get("/whoami").status()).isEqualTo(401);
  }

  @Test
  void logoutAtTheShop_endsCopiesOfTheCookieThatTheGuestbookWrote() throws Exception {
    Browser browser = new Browser(guestbook);
    browser.submit("/login", "user", "Zoë");
    Browser thief = browser.copiedTo(shop);
    assertThat(thief.get("/whoami").body()).isEqualTo("Hello Zoë");
    browser.at(shop).submit("/logout");
    assertThat(thief.get("/whoami").status()).isEqualTo(401);
  }

  @Test
  void signOutEverywhere_endsCopiesOfTheCookieThatTheGuestbookWrote() throws Exception {
    Browser browser = new Browser(guestbook);
    browser.submit("/login", "user", "Yan");
    Browser thief = browser.copiedTo(shop);
    browser.at(shop).submit("/account/sign-out-everywhere");
    assertThat(thief.get("/whoami").status()).isEqualTo(401);
  }

  @Test
  void eachSessionThatBeginsAtTheGuestbook_countsAtTheShop() throws Exception {
    Browser themed = new Browser(guestbook);
    themed.submit("/theme", "theme", "dark");
    assertThat(themed.at(shop).get("/").body()).contains("data-theme=\"dark\"");
    Browser greeted = new Browser(guestbook);
    greeted.submit("/hello");
    greeted.at(shop).submit("/cart", "item", "pen");
    assertThat(greeted.get("/").body()).contains("<code>saidHello</code>", "<code>cart</code>");
  }

  @Test
  void themeOfTheGuestbook_dressesTheShopAndOutlastsALoginThere() throws Exception {
    Browser browser = new Browser(guestbook);
    browser.submit("/theme", "theme", "dark");
    browser.at(shop).submit("/login", "user", "Zoë");
    assertThat(browser.at(shop).get("/").body()).contains("data-theme=\"dark\"");
  }

  @Test
  void fullCart_leavesNoRoomForAThemeWhichIsNoFaultOfTheServer() throws Exception {
    Browser browser = new Browser(shop);
    for (int length = 200; length > 0; length = length == 1 ? 0 : length / 2) {
      for (int i = 0; i < 20; i++) {
        browser.submit("/cart", "item", "mug", "note", "x".repeat(length - 1) + (char) ('a' + i));
      }
    }
    Browser atGuestbook = browser.at(guestbook);
    atGuestbook.get("/");
    assertThat(atGuestbook.submit("/theme", "theme", "dark").status()).isEqualTo(303);
    assertThat(atGuestbook.get("/").body())
        .contains("Your session is full. Log out to begin a new one.")
        .doesNotContain("data-theme");
  }
}
