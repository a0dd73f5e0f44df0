package dev.satchel.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.satchel.tests.RawHttp;
import dev.satchel.tests.WithExample;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that a proxy may cut at another place than the server is refused. */
class RequestSmugglingTest extends WithExample {
  RequestSmugglingTest() {
    super(Main.class);
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        // CVE-2026-28367, CVE-2026-28368 and CVE-2026-28369 of Undertow
        argumentSet("CR CR CR ends the headers", "Host: localhost\r\r\r"),
        argumentSet("CR LF and CR CR CR end the headers", "Host: localhost\r\n\r\r\r"),
        argumentSet("bare CR between headers", "Host: localhost\rX: y\r\n\r\n"),
        argumentSet("blank before the first header", " Host: localhost\r\n\r\n"),
        argumentSet(
            "two lengths",
            "Host: localhost\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nabcde"),
        argumentSet(
            "length and chunks",
            "Host: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        argumentSet("two hosts", "Host: localhost\r\nHost: example.com\r\n\r\n"));
  }

  private int status(String headers) {
    return RawHttp.status(new RawHttp(site()).send("GET /whoami HTTP/1.1\r\n" + headers));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void ambiguousRequest_isRefused(String headers) {
    assertThat(status(headers)).isEqualTo(400);
  }

  @Test
  void theSameRequestInGoodForm_isAnswered() {
    assertThat(status("Host: localhost\r\nX: y\r\n\r\n")).isEqualTo(401);
  }
}
