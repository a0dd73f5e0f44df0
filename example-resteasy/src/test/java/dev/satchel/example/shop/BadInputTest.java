package dev.satchel.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.satchel.tests.Browser;
import dev.satchel.tests.Example;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted, the answer is a redirect or the sender's fault. */
class BadInputTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String[][] FIELDS = {
    {"/login", "user"},
    {"/cart", "item"},
    {"/cart", "item=pen&note"},
    {"/checkout", "name"},
    {"/checkout", "street"},
    {"/checkout", "zip"}
  };

  private static Example example;

  @BeforeAll
  static void start() throws Exception {
    example = Example.start(Main.class, Map.of("PORT", "0"));
  }

  @AfterAll
  static void stop() throws Exception {
    example.close();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        argumentSet("empty", FORM, ""),
        argumentSet("100 KB", FORM, "x".repeat(100_000)),
        argumentSet("100 KB of what shows nothing", FORM, "%E2%80%8B".repeat(33_000)),
        argumentSet("as many characters as 40 of two halves", FORM, "%F0%9F%98%80".repeat(40)),
        argumentSet("control characters", FORM, "a%00%01%7F%C2%85b%0D%0AX:%20y%1B[0m"),
        argumentSet("non-ASCII, not encoded", FORM, "caf\u00E9"),
        argumentSet("unpaired surrogate", FORM, "%ED%A0%80"),
        argumentSet("bytes that are no UTF-8", FORM, "%C0%80%FF%FE"),
        argumentSet("bad escape", FORM, "%zz"),
        argumentSet("cut escape", FORM, "%"),
        argumentSet("many fields", FORM, "a&=&=b&&c=d=e&" + "f=g&".repeat(2_000)),
        argumentSet("UTF-8 by name", FORM + ";charset=utf-8", "%C3%A9"),
        argumentSet("half a surrogate pair in UTF-16", FORM + ";charset=UTF-16", "%D8%00"),
        argumentSet("unknown charset", FORM + ";charset=klingon", "x"),
        argumentSet("bad charset", FORM + ";charset=\"", "x"),
        argumentSet("JSON", "application/json", "{}"),
        argumentSet("multipart without boundary", "multipart/form-data", "x"),
        argumentSet("plain text", "text/plain", "x"),
        argumentSet("unknown type", "a/b", "x"),
        argumentSet("no type at all", "nothing of the kind", "x"),
        argumentSet("empty type", "", "x"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatIsPosted_isNeverTheServersFault(String contentType, String value) throws Exception {
    for (String[] field : FIELDS) {
      Browser browser = guest();
      String form = field[1] + "=" + value;
      HttpRequest.Builder request =
          HttpRequest.newBuilder()
              .header("Content-Type", contentType)
              .POST(BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1));
      assertThat(browser.send(field[0], request).status())
          .as(field[0])
          .matches(BadInputTest::isRedirectOrFaultOfTheSender);
      assertThat(browser.get("/").status()).isEqualTo(200);
    }
  }

  @Test
  void formWithoutItsFieldsOrABody_isNotTheServersFault() throws Exception {
    for (String[] field : FIELDS) {
      Browser browser = guest();
      assertThat(browser.submit(field[0], "other", "x").status()).isEqualTo(303);
      HttpRequest.Builder nothing = HttpRequest.newBuilder().POST(BodyPublishers.noBody());
      assertThat(browser.send(field[0], nothing).status())
          .as(field[0])
          .matches(BadInputTest::isRedirectOrFaultOfTheSender);
    }
  }

  private static Browser guest() throws Exception {
    Browser browser = new Browser(example.uri());
    browser.submit("/cart", "item", "pen");
    return browser;
  }

  private static boolean isRedirectOrFaultOfTheSender(int status) {
    return status == 303 || status / 100 == 4;
  }
}
