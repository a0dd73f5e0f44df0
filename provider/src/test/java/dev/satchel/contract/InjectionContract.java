package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Injection works in every place, each reading and writing the request's own scopes. */
interface InjectionContract extends RuntimeUnderTest {

  private Browser signedIn(String user) {
    Browser browser = browser();
    browser.get("/do?s=put:user:" + user);
    return browser;
  }

  private static void assertWritten(Browser browser, String place) {
    Answer next = browser.get("/do?s=get:place&f=get:place");
    assertThat(next.body()).isEqualTo(place + "\n" + place + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "field",
        "setter",
        "parameter",
        "constructor",
        "singleton",
        "instance",
        "bean",
        "resume",
        "stage",
        "converter?note=x",
        "instance/resume",
        "singleton/resume"
      })
  default void resources(String place) {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    Answer answer = browser.get("/inject/" + place);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ann hello");
    assertWritten(browser, place.replaceAll("[?/].*", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sub-class/field",
        "sub-resource/field",
        "sub-initialised/field",
        "sub-class/parameter",
        "sub-instance/parameter"
      })
  default void subResources(String place) {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    assertThat(browser.get("/inject/" + place).body()).isEqualTo("ann hello");
    assertWritten(browser, "sub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prematch", "request", "response", "of"})
  default void filters(String place) {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    browser.get("/inject/filters", "X-Place", place);
    assertWritten(browser, place);
    assertThat(browser.get("/do?s=get:" + place).body()).isEqualTo("ann hello\n");
  }

  @Test
  default void exceptionMappers() {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    Answer answer = browser.get("/inject/mapper");
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("ann hello");
    assertWritten(browser, "mapper");
  }

  @Test
  default void messageBodyReaders() {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    assertThat(browser.post("/inject/reader", "Content-Type", "text/x-place").body())
        .isEqualTo("ann hello");
    browser.with(FLASH, "note=hello");
    assertThat(browser.post("/inject/interceptor", "Content-Type", "text/x-place").body())
        .isEqualTo("ann hello");
  }

  @Test
  default void messageBodyWriters_readAndSayToCachesThatTheyDid() {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    Answer answer = browser.get("/inject/writer", "Sec-Fetch-Dest", "image");
    assertThat(answer.body()).isEqualTo("ann hello");
    assertThat(answer.header("Vary")).contains("Cookie");
    assertThat(answer.header("Cache-Control")).contains("private, no-cache");
  }

  @Test
  default void abortedRequests_andUnmatchedOnes() {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    assertThat(browser.get("/inject/field", "X-Place", "abort").body()).isEqualTo("ann hello");
    assertWritten(browser, "abort");
    assertThat(browser.get("/nowhere", "X-Place", "abort").body()).isEqualTo("ann nothing");
    browser.get("/nowhere", "X-Place", "prematch");
    assertWritten(browser, "prematch");
    browser.get("/nowhere", "X-Place", "response");
    assertWritten(browser, "response");
  }

  @Test
  default void aFilterThatMayComeBeforeOurs() {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    assertThat(browser.get("/inject/field", "X-Place", "first").body()).isEqualTo("ann hello");
    assertWritten(browser, "first");
  }

  @Test
  default void askingWithoutTheFeature_namesTheCure() {
    Application application =
        new Application() {
          @Override
          public Set<Class<?>> getClasses() {
            return Set.of(
                InjectionResources.AskingFilter.class, CachingContract.CachedResource.class);
          }
        };
    try (RunningServer server = serving(application)) {
      assertThat(new Browser(server.uri()).get("/").body())
          .isEqualTo(
              "A scope needs a request that passed SatchelFeature's filter, but this request did"
                  + " not; register SatchelFeature with the application, or inject the scope here"
                  + " with @Context, which also works before that filter");
    }
  }

  @Test
  default void bodyWriterThatFailsBeforeTheFirstByte_leavesNoCookieOfTheResponseThatFailed() {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    String before = browser.cookie(SESSION);
    Answer escaped = browser.get("/inject/writer/failing?how=escapes");
    assertThat(escaped.status()).isEqualTo(500);
    assertThat(escaped.setCookies()).isEmpty();
    assertThat(browser.cookie(SESSION)).isEqualTo(before);
    Answer mapped = browser.get("/inject/writer/failing?how=mapped");
    assertThat(mapped.status()).isEqualTo(422);
    assertThat(mapped.setCookies().stream().filter(line -> line.startsWith(SESSION))).hasSize(1);
  }

  @Test
  default void anExceptionThatNothingMaps_rollsBack() {
    Browser browser = signedIn("ann").with(FLASH, "note=hello");
    Answer answer = browser.get("/do?s=put:a:1&f=put:b:2&f=map&throw=escapes");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void changesAfterTheResponseBegan_areLostAndWarnedOfOnceAMinute() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      Browser browser = new Browser(server.uri());
      browser.get("/do?s=put:user:ann");
      for (int i = 0; i < 3; i++) {
        assertThat(browser.get("/inject/streaming").body()).isEqualTo("begun");
      }
      assertThat(browser.get("/do?s=contains:late").body()).isEqualTo("false\n");
      assertThat(log.warnings()).hasSize(1).first().asString().contains("after the response began");
    }
  }

  @Test
  default void manyInterleavedRequests_neverSeeAnotherUsersEntries() throws Exception {
    List<Browser> users = List.of(signedIn("ann"), signedIn("bob"));
    List<String> cookies = users.stream().map(user -> user.cookie(SESSION)).toList();
    String shared = rowsNotKept().containsKey("resources(instance)") ? "singleton" : "instance";
    ExecutorService senders = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        int user = i % 2;
        String path = "/inject/" + shared + (i % 4 < 2 ? "" : "/resume");
        String note = "note" + i;
        answers.add(
            senders.submit(
                () ->
                    browser()
                        .with(SESSION, cookies.get(user))
                        .with(FLASH, "note=" + note)
                        .get(path)
                        .body()));
      }
      for (int i = 0; i < answers.size(); i++) {
        String expected = (i % 2 == 0 ? "ann" : "bob") + " note" + i;
        assertThat(answers.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(expected);
      }
    } finally {
      senders.shutdownNow();
    }
  }
}
