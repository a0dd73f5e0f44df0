package dev.satchel;

import static dev.satchel.TestResponses.answer;
import static dev.satchel.TestResponses.asked;
import static dev.satchel.TestResponses.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.runtime.TestAdapter;
import java.util.Map;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseRulesTest {
  @ParameterizedTest(name = "{0}: failed {1}, refresh {2}, no page {3}, shows none {4}")
  @CsvSource({
    // status, failed, may refresh, makes no page, shows no page
    "199, false, false, false, false",
    "200, false, true, false, false",
    "204, false, true, false, true",
    "205, false, true, false, true",
    "206, false, true, false, false",
    "302, false, true, false, false",
    "304, false, false, true, false",
    "400, false, true, false, false",
    "401, false, false, false, false",
    "403, false, false, false, false",
    "404, false, true, false, false",
    "429, false, false, false, false",
    "499, false, true, false, false",
    "500, true, false, false, false",
    "599, true, false, false, false",
    "600, false, false, false, false"
  })
  void eachStatus_decides(
      int status, boolean failed, boolean refresh, boolean noPage, boolean showsNone) {
    ResponseRules rules = get(status);
    assertThat(rules.failed()).isEqualTo(failed);
    assertThat(rules.mayRefresh()).isEqualTo(refresh);
    assertThat(rules.makesNoPage()).isEqualTo(noPage);
    assertThat(rules.showsNoPage()).isEqualTo(showsNone);
    assertThat(rules.isNavigation()).isEqualTo(!noPage);
  }

  @Test
  void head_makesNoPage() {
    ResponseRules head = answer("HEAD", 200, Map.of(), Map.of());
    assertThat(head.makesNoPage()).isTrue();
    assertThat(head.isNavigation()).isFalse();
    assertThat(head.mayRefresh()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"navigate, true", "cors, false", "no-cors, false", "same-origin, false"})
  void fetchMode_tellsANavigation(String mode, boolean navigation) {
    assertThat(asked("Sec-Fetch-Mode", mode).isNavigation()).isEqualTo(navigation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefetch", "Prefetch", "prefetch;prerender"})
  void prefetch_isNoPageYet(String purpose) {
    ResponseRules prefetch = asked("Sec-Purpose", purpose);
    assertThat(prefetch.isNavigation()).isFalse();
    assertThat(prefetch.isForSubresource()).isTrue();
    assertThat(prefetch.mayRefresh()).isFalse();
    ResponseRules document =
        answer("GET", 200, Map.of("Sec-Fetch-Dest", "document", "Sec-Purpose", purpose), Map.of());
    assertThat(document.isForSubresource()).isTrue();
  }

  @Test
  void otherPurposes_meanNothing() {
    assertThat(asked("Sec-Purpose", "other").isNavigation()).isTrue();
    assertThat(asked("Sec-Purpose", "other").isForSubresource()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sec-Fetch-Dest | document                        | false
          Sec-Fetch-Dest | iframe                          | false
          Sec-Fetch-Dest | frame                           | false
          Sec-Fetch-Dest | image                           | true
          Sec-Fetch-Dest | empty                           | true
          Accept         | text/html,*/*                   | false
          Accept         | TEXT/HTML                       | false
          Accept         | application/xhtml+xml           | false
          Accept         | image/avif                      | true
          Accept         | */*                             | true
          Accept         | application/json                | true
          X-Other        | x                               | false
          """)
  void destination_tellsASubresource(String name, String value, boolean subresource) {
    assertThat(asked(name, value).isForSubresource()).isEqualTo(subresource);
  }

  @Test
  void destination_countsBeforeAccept() {
    assertThat(
            answer(
                    "GET",
                    200,
                    Map.of("Sec-Fetch-Dest", "document", "Accept", "image/png"),
                    Map.of())
                .isForSubresource())
        .isFalse();
    assertThat(
            answer("GET", 200, Map.of("Sec-Fetch-Dest", "image", "Accept", "text/html"), Map.of())
                .isForSubresource())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | Content-Disposition | attachment                 | true
          200 | Content-Disposition | attachment; filename="a"   | true
          200 | Content-Disposition | something-new              | true
          200 | Content-Disposition | ' Inline; filename="a"'    | false
          401 | WWW-Authenticate    | Basic                      | true
          403 | WWW-Authenticate    | Basic                      | false
          200 | Location            | /next                      | false
          """)
  void headers_tellThatNoPageIsShown(int status, String name, String value, boolean none) {
    assertThat(answer("GET", status, Map.of(), Map.of(name, value)).showsNoPage()).isEqualTo(none);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 299, false",
    "GET, 300, true",
    "GET, 303, true",
    "GET, 399, true",
    "GET, 400, false",
    "POST, 303, false",
    "HEAD, 303, false"
  })
  void redirectsGet_isAGetWithALocation(String method, int status, boolean redirects) {
    assertThat(answer(method, status, Map.of(), Map.of("Location", "/next")).redirectsGet())
        .isEqualTo(redirects);
    assertThat(answer(method, status, Map.of(), Map.of()).redirectsGet()).isFalse();
  }

  @Test
  void of_readsRequestAndResponse() {
    ContainerRequest request = TestRequests.get("http://example.org/", "Sec-Fetch-Dest", "image");
    ContainerResponse response = TestRequests.answer(request, 303);
    ResponseRules rules = ResponseRules.of(request, response, TestAdapter.plain());
    assertThat(rules.redirectsGet()).isFalse();
    assertThat(rules.isForSubresource()).isTrue();
    response.getHeaders().add("Location", "/next");
    assertThat(rules.redirectsGet()).as("headers that came later").isTrue();
    assertThat(rules.method()).isEqualTo("GET");
    assertThat(rules.status()).isEqualTo(303);
    assertThat(rules.makesNoPage()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"499, 303", "500, 500", "599, 599", "600, 303"})
  void anErrorPage_failsLikeTheRequestThatItReports(int error, int status) {
    ContainerRequest request = TestRequests.get("http://example.org/");
    request.setProperty("jakarta.servlet.error.status_code", error);
    ContainerResponse page = TestRequests.answer(request, 303);
    assertThat(ResponseRules.of(request, page, TestAdapter.plain()).status()).isEqualTo(status);
  }

  @Test
  void aResponseThatNobodySees_makesNoPage() {
    ContainerRequest request = TestRequests.get("http://example.org/");
    ContainerResponse response = TestRequests.answer(request, 404);
    ResponseRules rules = ResponseRules.of(request, response, TestAdapter.handingOn());
    assertThat(rules.makesNoPage()).isTrue();
    assertThat(rules.mayRefresh()).isFalse();
    assertThat(rules.isNavigation()).isFalse();
  }
}
