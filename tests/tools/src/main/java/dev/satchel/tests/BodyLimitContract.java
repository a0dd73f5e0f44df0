package dev.satchel.tests;

import static dev.satchel.tests.Browser.FORM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body beyond 64 KB is refused, and does not stand in memory: the heap has 48 MB. */
public abstract class BodyLimitContract extends WithExample {
  private static final int LIMIT = 64 * 1024;
  private static final int PART = 10_000;
  private static final int LARGER_THAN_THE_HEAP = 60_000_000;

  protected BodyLimitContract(Class<?> main) {
    super(main, Map.of("JDK_JAVA_OPTIONS", "-Xmx48m"));
  }

  /** Returns the paths of forms that only this example has. */
  protected abstract List<String> forms();

  /** Returns the status for a large body if no content type says what it is. */
  protected abstract int statusWithoutAContentType();

  Stream<String> paths() {
    return Stream.concat(Stream.of("/login", "/nope", "/style.css", "/"), forms().stream());
  }

  private Answer post(String path, String contentType, BodyPublisher body) throws Exception {
    return browser()
        .send(path, HttpRequest.newBuilder().header("Content-Type", contentType).POST(body));
  }

  /** Returns a form in chunks, which does not tell its length before. */
  private static BodyPublisher chunks(int bytes) {
    int letters = bytes - "user=".length();
    List<byte[]> parts = new ArrayList<>();
    parts.add("user=".getBytes(US_ASCII));
    parts.addAll(Collections.nCopies(letters / PART, "x".repeat(PART).getBytes(US_ASCII)));
    parts.add("x".repeat(letters % PART).getBytes(US_ASCII));
    return BodyPublishers.ofByteArrays(parts);
  }

  private static BodyPublisher known(int bytes) {
    return BodyPublishers.fromPublisher(chunks(bytes), bytes);
  }

  private static void assertTooLarge(Answer answer) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(answer.body())
        .contains("<h1>That is too much for one form.</h1>", "href=\"/style.css\"");
    assertThat(answer.setCookies()).isEmpty();
  }

  /** A server may close the connection while the client still sends, and so cut its answer. */
  private void assertRefused(int status, String path, String contentType, BodyPublisher body)
      throws Exception {
    try {
      Answer answer = post(path, contentType, body);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.setCookies()).isEmpty();
    } catch (AssertionError e) {
      if (!(e.getCause() instanceof IOException)) {
        throw e;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void bodyLargerThanTheHeap_isRefusedAtAnyPath(String path) throws Exception {
    assertRefused(413, path, FORM, known(LARGER_THAN_THE_HEAP));
    assertRefused(413, path, FORM, chunks(LARGER_THAN_THE_HEAP));
    assertThat(browser().get("/").status()).isEqualTo(200);
    assertThat(example().errors()).doesNotContain("OutOfMemoryError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FORM + ";charset=UTF-16",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/json"
      })
  void bodyLargerThanTheHeap_isRefusedWithAnyContentType(String contentType) throws Exception {
    assertRefused(413, "/login", contentType, known(LARGER_THAN_THE_HEAP));
    assertRefused(413, "/login", contentType, chunks(LARGER_THAN_THE_HEAP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing of the kind", ""})
  void bodyLargerThanTheHeap_isRefusedWithoutAContentType(String none) throws Exception {
    assertRefused(statusWithoutAContentType(), "/login", none, known(LARGER_THAN_THE_HEAP));
    assertRefused(statusWithoutAContentType(), "/login", none, chunks(LARGER_THAN_THE_HEAP));
  }

  @Test
  void limit_isExact() throws Exception {
    for (BodyPublisher allowed : new BodyPublisher[] {known(LIMIT), chunks(LIMIT)}) {
      assertThat(post("/login", FORM, allowed).status()).isEqualTo(303);
      assertThat(browser().get("/").body()).contains("A name has at most 40 characters.");
    }
    assertTooLarge(post("/login", FORM, known(LIMIT + 1)));
    assertTooLarge(post("/login", FORM, chunks(LIMIT + 1)));
  }

  /** The body never comes, so a server that waited for the body would not answer. */
  @ParameterizedTest
  @ValueSource(strings = {"60000000", "3000000000"})
  void lengthThatIsAnnounced_isRefusedBeforeTheBodyComes(String length) {
    assertThat(statusFor(length)).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999999", "9223372036854775808", "-1", "ten", "5, 6"})
  void lengthThatIsNone_isTheFaultOfTheSender(String length) {
    assertThat(statusFor(length)).isEqualTo(400);
  }

  /** The rest of the body must not become the next request of the connection. */
  @Test
  void refusedBody_isNoRequestOfItsOwn() throws Exception {
    String hidden = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
    String body = hidden.repeat(LIMIT * 2 / hidden.length());
    try (Socket socket = new Socket(site().getHost(), site().getPort())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(head("" + body.length()).getBytes(US_ASCII));
      out.flush();
      out.write(body.getBytes(US_ASCII));
      socket.shutdownOutput();
      String answers = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answers).startsWith("HTTP/1.1 413 ").containsOnlyOnce("HTTP/1.1");
    }
  }

  private int statusFor(String length) {
    return RawHttp.status(new RawHttp(site()).send(head(length)));
  }

  private static String head(String length) {
    return "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + FORM
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }
}
