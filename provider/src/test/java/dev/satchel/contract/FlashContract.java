package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RawHttp;
import dev.satchel.tests.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the entries of a flash last one request, and that an unreadable flash is empty. */
interface FlashContract extends RuntimeUnderTest {
  String FLASH_DELETED =
      "__Host-flash=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970"
          + " 00:00:00 GMT";

  private Browser flashed() {
    return browser().with(FLASH, "success=The+item+has+been+created");
  }

  @Test
  default void put_isForTheNextRequestOnly() {
    Browser browser = browser();
    Answer written =
        browser.post(
            "/do?f=put:success:The item has been created&f=get:success".replace(" ", "%20"));
    assertThat(written.body()).isEqualTo("absent\n");
    assertThat(written.setCookies())
        .containsExactly(
            "__Host-flash=success=The+item+has+been+created; Path=/; Secure; HttpOnly;"
                + " SameSite=Lax");
    Answer read = browser.get("/do?f=get:success");
    assertThat(read.body()).isEqualTo("The item has been created\n");
    assertThat(read.setCookies()).containsExactly(FLASH_DELETED);
    assertThat(browser.get("/do?f=get:success").body()).isEqualTo("absent\n");
  }

  @Test
  default void put_carriesAnyText() {
    Browser browser = browser();
    browser.post("/do?f=put:k%C3%A9y:%26%3D%3B%2C%22%25%2B%0D%0A%E2%82%AC%F0%9F%98%80");
    assertThat(browser.cookie(FLASH)).matches("[A-Za-z0-9._.*+%=&-]+");
    assertThat(browser.get("/do?f=map").body()).isEqualTo("{kéy=&=;,\"%+\r\n€😀}\n");
  }

  @Test
  default void now_isVisibleAndNeverSent() {
    Answer answer = browser().get("/do?f=now:error:x&f=get:error&f=map&f=next");
    assertThat(answer.body()).isEqualTo("x\n{error=x}\n{}\n");
    assertThat(answer.setCookies()).isEmpty();
    assertThat(flashed().get("/do?f=now:error:x&f=map").body())
        .isEqualTo("{error=x, success=The item has been created}\n");
  }

  @Test
  default void keep_carriesOnlyWhatArrived() {
    Browser browser = browser().with(FLASH, "a=1&b=2");
    Answer all = browser.get("/do?f=now:c:3&f=keep");
    assertThat(all.setCookie(FLASH).orElseThrow()).startsWith("__Host-flash=a=1&b=2;");
    browser.get("/do?f=keep:b");
    assertThat(browser.get("/do?f=map").body()).isEqualTo("{b=2}\n");
    assertThat(browser.get("/do?f=map").body()).isEqualTo("{}\n");
  }

  @Test
  default void put_beatsKeepInEitherOrder() {
    for (String steps :
        new String[] {
          "f=keep&f=put:a:new", "f=put:a:new&f=keep", "f=put:a:new&f=keep:a&f=keep:b"
        }) {
      Browser browser = browser().with(FLASH, "a=1&b=2");
      browser.get("/do?" + steps);
      assertThat(browser.get("/do?f=map").body()).as(steps).isEqualTo("{a=new, b=2}\n");
    }
  }

  @Test
  default void discard_dropsAllThatWasQueuedOrKept() {
    Answer answer = browser().with(FLASH, "a=1").get("/do?f=keep&f=put:b:2&f=discard&f=next");
    assertThat(answer.body()).isEqualTo("{}\n");
    assertThat(answer.setCookies()).containsExactly(FLASH_DELETED);
    Browser browser = browser().with(FLASH, "a=1");
    browser.get("/do?f=put:b:2&f=discard&f=put:c:3");
    assertThat(browser.get("/do?f=map").body()).isEqualTo("{c=3}\n");
  }

  @Test
  default void serverError_leavesItInPlaceAndSendsNothingNew() {
    for (String end :
        new String[] {"&status=500", "&status=503&throw=web", "&status=500&throw=mapped"}) {
      assertThat(flashed().get("/do?f=get:success&f=put:a:1&f=keep" + end).setCookies())
          .as(end)
          .isEmpty();
      assertThat(browser().post("/do?f=put:a:1" + end).setCookies()).as(end).isEmpty();
    }
  }

  @Test
  default void newEntries_replaceAndNeverMerge() {
    Browser browser = browser().with(FLASH, "old=1");
    browser.post("/do?f=put:new:2");
    assertThat(browser.get("/do?f=map").body()).isEqualTo("{new=2}\n");
  }

  @Test
  default void headAndNotModified_leaveItInPlaceReadOrNot() {
    assertThat(flashed().send("HEAD", "/do?f=get:success").setCookies()).isEmpty();
    assertThat(flashed().send("HEAD", "/do").setCookies()).isEmpty();
    assertThat(flashed().get("/do?f=get:success&status=304").setCookies()).isEmpty();
    assertThat(flashed().get("/do?status=304").setCookies()).isEmpty();
  }

  @Test
  default void unreadBySubresourceOrPrefetch_isLeftForThePage() {
    for (String destination : new String[] {"image", "style", "script", "empty", "font"}) {
      assertThat(flashed().get("/do", "Sec-Fetch-Dest", destination).setCookies())
          .as(destination)
          .isEmpty();
    }
    assertThat(flashed().get("/do", "Sec-Purpose", "prefetch;prerender").setCookies()).isEmpty();
    assertThat(flashed().get("/do", "Sec-Purpose", "x", "Sec-Purpose", "prefetch").setCookies())
        .isEmpty();
  }

  /** Browsers send no Fetch Metadata over plain http, but say what they accept. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/json, text/plain, */*",
        "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
        "text/css,*/*;q=0.1",
        "text/event-stream"
      })
  default void unreadByWhatAcceptsNoPage_isLeftForThePage(String accept) {
    assertThat(flashed().get("/do", "Accept", accept).setCookies()).isEmpty();
    assertThat(flashed().get("/nowhere", "Accept", accept).setCookies()).isEmpty();
    assertThat(flashed().get("/do?f=map", "Accept", accept).setCookies())
        .as("read")
        .containsExactly(FLASH_DELETED);
    assertThat(flashed().get("/do", "Accept", accept, "Sec-Fetch-Dest", "document").setCookies())
        .as("the browser says that it is a page")
        .containsExactly(FLASH_DELETED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/xml, Application/XHTML+XML",
        "text/plain, TEXT/HTML"
      })
  default void unreadByWhatAcceptsAPage_isDeleted(String accept) {
    assertThat(flashed().get("/do", "Accept", accept).setCookies()).containsExactly(FLASH_DELETED);
    assertThat(flashed().get("/do", "Accept", accept, "Sec-Fetch-Dest", "empty").setCookies())
        .as("the browser says that it is none")
        .isEmpty();
  }

  /** The browser goes on to show the page that it has, or asks again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=204",
        "header=Content-Disposition:attachment",
        "header=Content-Disposition:Attachment; filename=\"inline.csv\"",
        "header=Content-Disposition:of-another-kind",
        "status=401&header=WWW-Authenticate:Basic"
      })
  default void unreadWhereNoPageIsShown_isLeftForThePage(String answer) {
    String path = "/do?" + answer.replace(" ", "%20").replace("\"", "%22");
    assertThat(flashed().get(path).setCookies()).isEmpty();
    assertThat(flashed().post(path).setCookies()).isEmpty();
    assertThat(flashed().get(path + "&f=map").setCookies())
        .as("read")
        .containsExactly(FLASH_DELETED);
    Browser browser = flashed();
    browser.get(path + "&f=put:new:1");
    assertThat(browser.get("/do?f=map").body()).as("replaced").isEqualTo("{new=1}\n");
  }

  /** Grizzly gives such a response no length, and an honest client waits for its end. */
  @Test
  default void unreadByAResetOfThePage_isLeft() {
    RawHttp raw = new RawHttp(server().uri());
    String flash = "Cookie: " + FLASH + "=success=Saved";
    assertThat(raw.get("/do?status=205", flash))
        .contains(" 205 ")
        .doesNotContainIgnoringCase("set-cookie");
    assertThat(raw.get("/do?status=205&f=map", flash)).contains(" 205 ").contains(FLASH_DELETED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=401",
        "status=403&header=WWW-Authenticate:Basic",
        "status=422",
        "header=Content-Disposition:inline",
        "header=Content-Disposition:INLINE; filename=a.pdf"
      })
  default void unreadWhereAPageIsShown_isDeleted(String answer) {
    assertThat(flashed().get("/do?" + answer.replace(" ", "%20")).setCookies())
        .containsExactly(FLASH_DELETED);
  }

  /** Two steps each flash a message and redirect. Both messages are for one page. */
  @Test
  default void aRedirectedGet_addsToWhatItLeavesUnread() {
    Browser browser = browser().with(FLASH, "success=Saved&of=first");
    Answer step = browser.get("/do?f=put:info:Moved&f=put:of:second&status=303&location=/do");
    assertThat(step.setCookies()).hasSize(1);
    assertThat(browser.get("/do?f=map").body())
        .isEqualTo("{info=Moved, of=second, success=Saved}\n");
    assertThat(browser.get("/do?f=map").body()).isEqualTo("{}\n");
    browser.with(FLASH, "success=Saved");
    browser.get("/declared/step?status=303&location=/do");
    assertThat(browser.get("/do?f=map").body()).isEqualTo("{info=declared, success=Saved}\n");
  }

  @Test
  default void aRedirectThatIsNoSuchStep_replacesWhatArrived() {
    for (String step :
        new String[] {
          "/do?f=map&f=put:new:1&status=303&location=/do", // read
          "/do?f=keep:nothing&f=put:new:1&status=303&location=/do",
          "/do?f=discard&f=put:new:1&status=303&location=/do",
          "/do?f=put:new:0&f=discard&f=put:new:1&status=303&location=/do",
          "/do?f=put:new:1&status=300",
          "/do?f=put:new:1"
        }) {
      Browser browser = flashed();
      browser.get(step);
      assertThat(browser.get("/do?f=map").body()).as(step).isEqualTo("{new=1}\n");
    }
    Browser browser = flashed();
    browser.post("/do?f=put:new:1&status=303&location=/do");
    assertThat(browser.get("/do?f=map").body()).as("a POST").isEqualTo("{new=1}\n");
    assertThat(flashed().get("/do?f=discard&status=303&location=/do").setCookies())
        .as("discarded")
        .containsExactly(FLASH_DELETED);
  }

  @Test
  default void whatDoesNotFitBesideTheNewEntries_goesWithAWarning() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      for (int i = 0; i < 3; i++) {
        Browser browser = new Browser(server.uri());
        browser.post("/do?f=fill:old:1200");
        browser.get("/do?f=fill:new:1200&status=303&location=/do");
        assertThat(browser.get("/do?f=map").body()).isEqualTo("{new=" + "x".repeat(1200) + "}\n");
      }
      assertThat(log.warnings()).singleElement().asString().contains("__Host-flash");
    }
  }

  @Test
  default void readByASubresourceOrPrefetch_isDeleted() {
    for (String read : new String[] {"get:success", "contains:x", "map", "empty"}) {
      assertThat(flashed().get("/do?f=" + read, "Sec-Fetch-Dest", "empty").setCookies())
          .as(read)
          .containsExactly(FLASH_DELETED);
      assertThat(flashed().get("/do?f=" + read, "Sec-Purpose", "prefetch").setCookies())
          .as(read)
          .containsExactly(FLASH_DELETED);
    }
  }

  @Test
  default void unreadByAPage_isDeletedAllTheSame() {
    assertThat(flashed().get("/do").setCookies()).containsExactly(FLASH_DELETED);
    for (String destination : new String[] {"document", "iframe", "frame"}) {
      assertThat(flashed().get("/do", "Sec-Fetch-Dest", destination).setCookies())
          .as(destination)
          .containsExactly(FLASH_DELETED);
    }
    assertThat(flashed().get("/nowhere").setCookies()).containsExactly(FLASH_DELETED);
  }

  @Test
  default void unreadByARedirectedGet_staysForThePageAtTheEnd() {
    Browser browser = flashed();
    assertThat(browser.get("/do?status=302&location=/do").setCookies()).isEmpty();
    assertThat(browser.get("/do?status=301&location=/do").setCookies()).isEmpty();
    assertThat(browser.get("/do?f=get:success").body()).isEqualTo("The item has been created\n");
  }

  @Test
  default void redirect_thatIsNoStepOnTheWay_deletesIt() {
    assertThat(flashed().get("/do?f=get:success&status=303&location=/do").setCookies())
        .containsExactly(FLASH_DELETED);
    assertThat(flashed().get("/do?status=300").setCookies()).containsExactly(FLASH_DELETED);
    assertThat(flashed().post("/do?status=303&location=/do").setCookies())
        .containsExactly(FLASH_DELETED);
  }

  @Test
  default void malformed_readsAsEmptyAndIsDeleted() {
    for (String value :
        new String[] {
          "a",
          "a=%",
          "a=%4",
          "a=%zz",
          "a=%C3",
          "a=%FF",
          "=1&",
          "a=1&&b=2",
          "a=1=2",
          "a=\"1\"",
          "a=1&a=2",
          "a=~"
        }) {
      Answer answer = browser().with(FLASH, value).get("/do?f=map");
      assertThat(answer.body()).as(value).isEqualTo("{}\n");
      assertThat(answer.setCookies()).as(value).containsExactly(FLASH_DELETED);
    }
  }

  @Test
  default void tooLargeOrTwice_readsAsEmptyAndIsDeleted() {
    Answer large = browser().with(FLASH, "a=" + "x".repeat(2048)).get("/do?f=map");
    assertThat(large.body()).isEqualTo("{}\n");
    assertThat(large.setCookies()).containsExactly(FLASH_DELETED);
    Answer twice = browser().get("/do?f=map", "Cookie", "__Host-flash=a=1; __Host-flash=a=1");
    assertThat(twice.body()).isEqualTo("{}\n");
    assertThat(twice.setCookies()).containsExactly(FLASH_DELETED);
  }

  @Test
  default void theLargestFlash_fitsToTheByteAndCanBeKept() {
    int fits = 2048 - "__Host-flash=k=; Path=/; Secure; HttpOnly; SameSite=Lax".length();
    Browser browser = browser();
    Answer answer = browser.post("/do?f=fill:k:" + fits);
    assertThat(answer.setCookie(FLASH).orElseThrow()).hasSize(2048);
    assertThat(browser.get("/do?f=keep").setCookie(FLASH).orElseThrow()).hasSize(2048);
    Answer overflow = browser().post("/do?f=tryfill:big:" + (fits - 1) + "&f=next");
    assertThat(overflow.body())
        .isEqualTo(
            "The Set-Cookie line of the flash may have 2048 bytes, but would have 2049; its largest"
                + " entries: big ("
                + (fits + 3)
                + " bytes); keep large data on the server and put its id here\n{}\n");
    assertThat(overflow.setCookies()).isEmpty();
  }
}
