package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many users at once, late threads, broken bodies, and responses that no resource made. */
interface HardCasesContract extends RuntimeUnderTest {

  private Browser signedIn() {
    return signedIn(browser());
  }

  private static Browser signedIn(Browser browser) {
    browser.get("/do?s=put:user:ann");
    return browser;
  }

  private static void assertSession(Browser browser, String expected) {
    assertThat(browser.get("/do?s=map").body()).isEqualTo(expected + "\n");
  }

  private static void assertFlash(Browser browser, String expected) {
    assertThat(browser.get("/do?f=map").body()).isEqualTo(expected + "\n");
  }

  /** Where the scopes of a visit are injected. */
  private String[] places() {
    return rowsNotKept().containsKey("resources(instance)")
        ? new String[] {"parameter", "singleton", "resume", "stage", "singleton/resume"}
        : new String[] {
          "parameter",
          "singleton",
          "instance",
          "resume",
          "stage",
          "singleton/resume",
          "instance/stage"
        };
  }

  /** One after another, each waiting for the answer before. */
  final class Visitor {
    private final Browser browser;
    private final String name;
    private final String[] places;
    private final Map<String, String> put = new TreeMap<>();

    Visitor(Browser browser, String name, String[] places) {
      this.places = places;
      this.browser = browser;
      this.name = name;
    }

    int visits() {
      return put.size();
    }

    void visit() {
      int number = put.size();
      String place = places[(number + name.hashCode()) % places.length];
      Answer answer = browser.get("/hard/visit/" + place + "?user=" + name + "&number=" + number);
      put.put("visit" + number, name);
      String note = number == 0 ? "nothing" : name + " was at " + (number - 1);
      assertThat(answer.body()).as(place).isEqualTo("[" + name + "] " + put.size() + " " + note);
    }

    void assertHoldsItsOwnAndNothingElse() {
      assertSession(browser, put.toString());
    }
  }

  /** Each visitor's requests go from thread to thread, and between those of all others. */
  private static void visitAll(List<Visitor> visitors, int visits, int threads, ExecutorService on)
      throws Exception {
    Queue<Visitor> waiting = new ConcurrentLinkedQueue<>(visitors);
    List<Future<?>> senders = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      senders.add(
          on.submit(
              () -> {
                for (Visitor next = waiting.poll(); next != null; next = waiting.poll()) {
                  next.visit();
                  if (next.visits() < visits) {
                    waiting.add(next);
                  }
                }
              }));
    }
    for (Future<?> sender : senders) {
      sender.get(120, TimeUnit.SECONDS);
    }
    visitors.forEach(Visitor::assertHoldsItsOwnAndNothingElse);
  }

  private List<Visitor> visitors(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new Visitor(browser(), "u" + i, places()))
        .toList();
  }

  @Test
  default void twoHundredUsersAtOnce_neverSeeAnotherUsersEntries() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try {
      visitAll(visitors(200), 100, 12, threads); // 20,000 requests
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void usersOnVirtualThreads_neverSeeAnotherUsersEntries() throws Exception {
    ExecutorService threads = HardCasesResources.virtualThreads();
    assumeTrue(threads != null, "the JDK has no virtual threads");
    try {
      visitAll(visitors(40), 20, 40, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/hard/virtual", "/hard/virtual/resume"})
  default void virtualThreads_readAndWriteTheRequestsOwnScopes(String path) {
    ExecutorService threads = HardCasesResources.virtualThreads();
    assumeTrue(threads != null, "the JDK has no virtual threads");
    threads.shutdown();
    Map<String, String> put = new TreeMap<>();
    IntStream.range(0, HardCasesResources.VirtualThreads.TASKS)
        .forEach(i -> put.put("task" + i, "0"));
    Browser browser = signedIn().with(FLASH, "note=hello");
    assertThat(browser.get(path).body()).isEqualTo("[ann hello]");
    assertFlash(browser, put.toString());
    put.put("user", "ann");
    assertSession(browser, put.toString());
  }

  @Test
  default void twoRequestsOfOneUserAtOnce_areWrittenWhole_andTheLastResponseWins()
      throws Exception {
    // Each on a connection of its own, one made right after the other: a server may give them to
    // its event loops in turn, and serve those of one loop one after the other.
    Browser first = signedIn(Browser.onNewConnection(server().uri()));
    Browser second = Browser.onNewConnection(server().uri()).with(SESSION, first.cookie(SESSION));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Gate gate = new Gate()) {
      Future<Answer> one = threads.submit(() -> first.get("/hard/together/one?" + gate.query()));
      gate.awaitRequest();
      Future<Answer> two = threads.submit(() -> second.get("/hard/together/two?" + gate.query()));
      gate.awaitRequest();
      gate.open();
      assertThat(one.get(60, TimeUnit.SECONDS).body()).isEqualTo("{one=1, user=ann}");
      assertThat(two.get(60, TimeUnit.SECONDS).body()).isEqualTo("{two=1, user=ann}");
    } finally {
      threads.shutdownNow();
    }
    assertSession(first, "{one=1, user=ann}");
    assertSession(first.with(SESSION, second.cookie(SESSION)), "{two=1, user=ann}");
  }

  @Test
  default void changesOfAThreadThatOutlivesTheResponse_areLostAndWarnedOf() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      Browser browser = signedIn(new Browser(server.uri()));
      assertThat(browser.get("/hard/late/resumed").body()).isEqualTo("begun");
      assertThat(browser.get("/hard/late/go?what=write").body()).isEqualTo("ann false");
      assertSession(browser, "{user=ann}");
      assertFlash(browser, "{}");
      assertThat(log.warnings().stream().filter(line -> line.contains("the response began")))
          .singleElement()
          .asString()
          .contains("after the response began");
    }
  }

  @Test
  default void readingAfterTheResponseBegan_isHarmless() {
    try (RunningServer server = serving(SatchelFeature.builder());
        LogLines log = log()) {
      Browser browser = signedIn(new Browser(server.uri()));
      browser.with(FLASH, "note=hello").get("/hard/late/resumed", "Sec-Fetch-Dest", "empty");
      assertThat(browser.get("/hard/late/go?what=read").body()).isEqualTo("ann true");
      browser.with(FLASH, "note=hello");
      assertThat(browser.get("/hard/late/reading").body()).isEqualTo("begun ann hello");
      assertSession(browser, "{user=ann}");
      assertThat(log.warnings()).noneMatch(line -> line.contains("the response began"));
    }
  }

  /** The changes are sent with the response that broke off, or none is and they are rolled back. */
  @ParameterizedTest
  @ValueSource(
      strings = {"writer/escapes", "writer/mapped", "streaming/escapes", "streaming/mapped"})
  default void aBodyThatBreaksOffAfterTheFirstByte_leavesWholeScopes(String how) {
    Browser browser = signedIn().with(FLASH, "note=hello");
    String response =
        new RawHttp(server().uri())
            .get(
                "/hard/broken/" + how,
                "Cookie: "
                    + SESSION
                    + "="
                    + browser.cookie(SESSION)
                    + "; "
                    + FLASH
                    + "=note=hello");
    List<String> cookies =
        response.lines().filter(line -> line.matches("(?i)set-cookie: .*")).toList();
    if (RawHttp.status(response) < 500) {
      assertThat(cookies).hasSize(2);
    } else {
      assertThat(cookies).isEmpty();
    }
    for (String line : cookies) {
      String pair = line.substring("Set-Cookie: ".length(), line.indexOf(';'));
      int equals = pair.indexOf('=');
      browser.with(pair.substring(0, equals), pair.substring(equals + 1));
    }
    Answer next = browser.get("/do?s=put:next:1&s=map&f=map");
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.body())
        .isEqualTo(
            cookies.isEmpty()
                ? "{next=1, user=ann}\n{note=hello}\n"
                : "{changed=1, next=1, user=ann}\n{changed=1}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/do", "/hard/methods/head"})
  default void head_writesBothScopes(String path) {
    Browser browser = signedIn().with(FLASH, "note=hello");
    Answer written = browser.send("HEAD", path + "?s=put:a:1&f=put:b:2");
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.setCookies()).hasSize(2);
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, user=ann}");
    assertThat(browser.send("HEAD", path + "?s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void head_doesWhatTheGetMethodDeclares() {
    Browser browser = signedIn();
    browser.send("HEAD", "/hard/methods/declared?s=put:a:1");
    assertFlash(browser, "{success=declared}");
    assertSession(browser, "{a=1, added=declared, user=ann}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/do", "/hard/methods/options"})
  default void options_areARequestLikeAnyOther(String path) {
    Browser browser = signedIn().with(FLASH, "note=hello");
    Answer answer = browser.send("OPTIONS", path);
    assertThat(answer.status()).isBetween(200, 204);
    assertThat(answer.setCookies()).containsExactly(FlashContract.FLASH_DELETED);
    browser.with(FLASH, "note=hello");
    assertThat(browser.send("OPTIONS", path, "Sec-Fetch-Dest", "empty").setCookies()).isEmpty();
    assertThat(browser.send("OPTIONS", path, "X-Place", "prematch").setCookies()).hasSize(2);
    assertSession(browser, "{place=prematch, prematch=ann hello, user=ann}");
    assertThat(browser.cookie(FLASH)).isNull();
  }

  @Test
  default void explicitOptions_writeBothScopes() {
    Browser browser = signedIn();
    browser.send("OPTIONS", "/hard/methods/options?s=put:a:1&f=put:b:2");
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, user=ann}");
  }

  /** What Chromium sends beside the cookies to the page that a form leads to. */
  private static String[] headersOfANavigation() {
    return new String[] {
      "Accept",
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
          + "application/signed-exchange;v=b3;q=0.7",
      "Accept-Language",
      "de-CH,de;q=0.9,en-GB;q=0.8,en;q=0.7,fr-CH;q=0.6,fr;q=0.5",
      "Cache-Control",
      "max-age=0",
      "Origin",
      "https://" + "host-of-some-length.".repeat(4) + "example.org",
      "Referer",
      "https://"
          + "host-of-some-length.".repeat(4)
          + "example.org/a/path/of/some/length?"
          + "q=1&".repeat(90),
      "Sec-Ch-Ua",
      "\"Chromium\";v=\"156\", \"Not)A;Brand\";v=\"24\", \"Google Chrome\";v=\"156\"",
      "Sec-Ch-Ua-Mobile",
      "?0",
      "Sec-Ch-Ua-Platform",
      "\"Windows\"",
      "Sec-Fetch-Dest",
      "document",
      "Sec-Fetch-Mode",
      "navigate",
      "Sec-Fetch-Site",
      "same-origin",
      "Sec-Fetch-User",
      "?1",
      "Upgrade-Insecure-Requests",
      "1",
      "User-Agent",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
    };
  }

  @Test
  default void aFullSessionAndAFullFlash_passTheServersHeaderLimit() {
    Browser browser = browser();
    int session = 2950;
    while (browser.get("/do?s=fill:k:" + session).status() == 500) {
      session--;
    }
    int flash = 2048;
    while (browser.get("/do?f=fill:k:" + flash).status() == 500) {
      flash--;
    }
    assertThat(browser.cookie(SESSION).length() + browser.cookie(FLASH).length())
        .isBetween(6000, 6144);
    assertThat(browser.get("/do?s=contains:k&f=keep", headersOfANavigation()).body())
        .isEqualTo("true\n");
    Answer signedOut = browser.post("/do?s=clear&f=contains:k", headersOfANavigation());
    assertThat(signedOut.body()).isEqualTo("true\n");
    assertThat(browser.cookie(SESSION)).isNull();
    assertThat(browser.cookie(FLASH)).isNull();
  }

  @Test
  default void notModified_writesBothScopes() {
    Browser browser = signedIn().with(FLASH, "note=hello");
    assertThat(browser.get("/do?status=304&s=put:a:1&f=put:b:2").setCookies()).hasSize(2);
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, user=ann}");
    assertThat(browser.get("/do?status=304&s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void notModifiedByPrecondition_writesToo_andLeavesTheFlashForThePage() {
    Browser browser = signedIn().with(FLASH, "note=hello");
    Answer answer =
        browser.get("/hard/methods/conditional?s=put:a:1&f=get:note", "If-None-Match", "\"1\"");
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.setCookie(FLASH)).isEmpty();
    assertFlash(browser, "{note=hello}");
    assertSession(browser, "{a=1, added=declared, user=ann}"); // 304 is of the family of 303
  }

  @Test
  default void manyCookiesOfResourceAndFilter_allArriveBesideOurs() {
    try (RunningServer server =
        serving(
            SatchelFeature.builder(),
            new HardCasesResources.ManyCookies(),
            new HardCasesResources.CookieFilter())) {
      for (String path : new String[] {"/hard/cookies", "/hard/cookies/thrown"}) {
        Answer answer = new Browser(server.uri()).get(path);
        assertThat(answer.setCookies().stream().map(line -> line.substring(0, line.indexOf('='))))
            .as(path)
            .containsExactlyInAnyOrder(
                "one", "two", "three", "four", "five", "six", SESSION, FLASH);
      }
    }
  }

  @Test
  default void theCookieOfAnHttpSession_arrivesBesideOurs() {
    assumeTrue(hasHttpSessions(), "no servlet container that keeps sessions");
    try (RunningServer server = serving(SatchelFeature.builder(), new HttpSessionResource())) {
      Browser browser = new Browser(server.uri());
      Answer answer = browser.get("/hard/http-session");
      assertThat(answer.setCookies()).hasSize(3);
      assertThat(answer.setCookie("JSESSIONID")).isPresent();
      assertThat(browser.get("/hard/http-session").body()).isEqualTo("2 2");
      assertThat(browser.get("/hard/http-session").body()).isEqualTo("3 3");
    }
  }

  /** RFC 9113 section 8.2.3: one field for each cookie. */
  @Test
  default void cookiesThatHttp2Splits_areOneHeader() throws IOException, InterruptedException {
    try (RunningServer server = servingHttp2()) {
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
      assumeTrue(
          send(client, Browser.below(server.uri(), "/do")).version() == HttpClient.Version.HTTP_2,
          "the server does not speak HTTP/2 here"); // the connection is upgraded from here on
      Browser browser = new Browser(server.uri()); // by HTTP/1.1
      signedIn(browser);
      HttpResponse<String> answer =
          send(
              client,
              Browser.below(server.uri(), "/do?s=put:a:1&s=map&f=map&f=put:b:2"),
              "Cookie",
              "other=1",
              "Cookie",
              SESSION + "=" + browser.cookie(SESSION),
              "Cookie",
              FLASH + "=note=hello");
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).isEqualTo("{a=1, user=ann}\n{note=hello}\n");
      assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
    }
  }

  private static HttpResponse<String> send(HttpClient client, URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Answer automatic(Browser browser, int status, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", status == 415 ? "image/png" : "text/plain"));
    all.addAll(List.of("Accept", status == 406 ? "text/html" : "text/plain, text/html"));
    String path = status == 404 ? "/hard/automatic/nowhere" : "/hard/automatic";
    String method = status == 405 ? "DELETE" : "POST";
    Answer answer = browser.send(method, path, all.toArray(String[]::new));
    assertThat(answer.status()).isEqualTo(status);
    return answer;
  }

  /** The method that declares changes was not reached. */
  @ParameterizedTest
  @ValueSource(ints = {404, 405, 406, 415})
  default void responsesThatNoResourceMade_areResponses(int status) {
    Browser browser = signedIn().with(FLASH, "note=hello");
    assertThat(automatic(browser, status).setCookies())
        .containsExactly(FlashContract.FLASH_DELETED);
    browser.with(FLASH, "note=hello");
    assertThat(automatic(browser, status, "Sec-Fetch-Dest", "empty").setCookies()).isEmpty();
    assertThat(automatic(browser, status, "X-Place", "prematch").setCookies()).hasSize(2);
    assertFlash(browser, "{place=prematch}");
    assertSession(browser, "{place=prematch, prematch=ann hello, user=ann}");
    browser.with(FLASH, "note=again");
    assertThat(automatic(browser, status, "X-Place", "response").setCookies()).hasSize(2);
    assertFlash(browser, "{place=response}");
    assertSession(browser, "{place=response, prematch=ann hello, response=ann again, user=ann}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class/class",
        "class/instance",
        "class/interface",
        "instance/class",
        "instance/instance",
        "instance/interface"
      })
  default void subResourcesBelowSubResources_declare(String path) {
    Browser browser = signedIn();
    browser.get("/do?s=put:gone:1");
    assertThat(browser.post("/hard/locate/" + path + "?s=put:a:1").status()).isEqualTo(200);
    assertFlash(browser, "{success=declared}");
    assertSession(browser, "{a=1, added=declared, user=ann}");
    browser.post("/hard/locate/" + path + "?s=put:added:by%20the%20code");
    assertFlash(browser, "{success=declared}");
    assertSession(browser, "{a=1, added=by the code, user=ann}");
    browser.post("/hard/locate/" + path + "?s=put:a:2&status=422");
    assertFlash(browser, "{}");
    assertSession(browser, "{a=2, added=by the code, user=ann}");
    browser.post("/hard/locate/" + path + "?s=put:a:3&throw=mapped&status=303");
    assertFlash(browser, "{}");
    assertSession(browser, "{a=3, added=by the code, user=ann}");
  }

  /** A locator comes before the method: what it did, declared changes overrule. */
  @Test
  default void locatorsThatWrite_comeBeforeWhatTheMethodDeclares() {
    Browser browser = signedIn();
    browser.post("/hard/locate/writing/writing");
    assertSession(browser, "{added=declared, located=by the locator, user=ann}");
    browser = signedIn();
    browser.post("/hard/locate/writing/interface");
    assertSession(browser, "{added=declared, located=by the locator, user=ann}");
    browser = signedIn();
    browser.post("/hard/locate/writing/writing?status=422");
    assertSession(
        browser, "{added=by the locator, gone=by the locator, located=by the locator, user=ann}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"timeout", "cancel", "cancel/later", "throwable/500", "stage/500", "failed/500"})
  default void asynchronousMethodsThatEndIn5xx_rollBack(String path) {
    Browser browser = signedIn().with(FLASH, "note=hello");
    Answer answer = browser.get("/hard/async/" + path + "?s=put:a:1&f=put:b:2&f=get:note");
    assertThat(answer.status()).isBetween(500, 503);
    assertThat(answer.setCookies()).isEmpty();
    assertSession(browser, "{user=ann}");
    assertThat(browser.cookie(FLASH)).isNull(); // by the reading request
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "cancel", "cancel/later"})
  default void asynchronousMethodsThatEndIn503_stillDeleteAClearedSession(String path) {
    assertThat(signedIn().get("/hard/async/" + path + "?s=clear").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void aTimeout_flashesNothing_andNeverUndoesADiscard() {
    assertThat(signedIn().get("/hard/async/timeout/declared").setCookies())
        .containsExactly(SessionContract.DELETED);
  }

  @Test
  default void aTimeoutThatIsHandled_writes() {
    Browser browser = signedIn();
    Answer answer = browser.get("/hard/async/timeout/handled?s=put:a:1&f=put:b:2");
    assertThat(answer.status()).isEqualTo(409);
    assertFlash(browser, "{b=2}");
    assertSession(browser, "{a=1, handler=ran, user=ann}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"throwable/422", "stage/422", "failed/422", "throwable/303", "stage/303"})
  default void asynchronousExceptionsThatAreMappedBelow500_write(String path) {
    Browser browser = signedIn().with(FLASH, "note=hello");
    Answer answer = browser.get("/hard/async/" + path + "?s=put:a:1&f=put:b:2");
    assertThat(answer.status()).isEqualTo(Integer.parseInt(path.substring(path.length() - 3)));
    assertFlash(browser, path.endsWith("303") ? "{b=2, note=hello}" : "{b=2}");
    assertSession(browser, "{a=1, later=1, user=ann}");
  }
}
