package dev.satchel.tests;

import static dev.satchel.tests.Browser.FORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted, the answer is a redirect or the sender's fault. */
public abstract class BadInputContract extends WithExample {
  /** A field of a form, and the path to which a browser sends the form. */
  public record Field(String path, String name) {}

  protected BadInputContract(Class<?> main) {
    super(main);
  }

  /** Returns the fields of all forms. */
  protected abstract List<Field> fields();

  /** Gives a new browser the session in which it may send each form. */
  protected abstract void begin(Browser browser);

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
  void whatIsPosted_isNeverTheServersFault(String contentType, String value) {
    for (Field field : fields()) {
      Browser browser = guest();
      String form = field.name() + "=" + value;
      HttpRequest.Builder request =
          HttpRequest.newBuilder()
              .header("Content-Type", contentType)
              .POST(BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1));
      assertThat(browser.send(field.path(), request).status())
          .as(field.path())
          .matches(BadInputContract::isRedirectOrFaultOfTheSender);
      assertThat(browser.get("/").status()).isEqualTo(200);
    }
  }

  @Test
  void formWithoutItsFieldsOrABody_isNotTheServersFault() {
    for (Field field : fields()) {
      Browser browser = guest();
      assertThat(browser.submit(field.path(), "other", "x").status()).isEqualTo(303);
      HttpRequest.Builder nothing = HttpRequest.newBuilder().POST(BodyPublishers.noBody());
      assertThat(browser.send(field.path(), nothing).status())
          .as(field.path())
          .matches(BadInputContract::isRedirectOrFaultOfTheSender);
    }
  }

  private Browser guest() {
    Browser browser = new Browser(site());
    begin(browser);
    return browser;
  }

  private static boolean isRedirectOrFaultOfTheSender(int status) {
    return status == 303 || status / 100 == 4;
  }
}
